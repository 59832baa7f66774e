import { describe, expect, it } from 'vitest';
import { choicesOf, chosenSpec } from '../../../src-renderer/viewer/figure-choices';
import type { FigureSpec } from '../../../src-shared/figure';

const surface: FigureSpec = { draw: 'surface', x: 'a', y: 'b', z: 'loss' };

describe('what is chosen of a figure', () => {
  it('leaves it as its kind declares it until something is changed', () => {
    for (const spec of [surface, { ...surface, scale: 'log', top: null }, { ...surface, top: 5 }, { ...surface, floor: 'contours' }] as const) {
      expect(chosenSpec(spec, choicesOf(spec))).toEqual({ scale: 'linear', ...spec });
    }
  });

  it('cuts nowhere, or at a height, or leaves that to the drawing', () => {
    const choices = choicesOf({ ...surface, top: 5 });
    expect(chosenSpec(surface, { ...choices, clip: 'never' }).top).toBeNull();
    expect(chosenSpec(surface, { ...choices, clip: 'value', top: 2 }).top).toBe(2);
    expect(chosenSpec({ ...surface, top: 5 }, { ...choices, clip: 'auto' })).not.toHaveProperty('top');
  });

  it('lays contours beneath a surface, or takes them away', () => {
    const choices = choicesOf(surface);
    expect(chosenSpec(surface, { ...choices, hasFloor: true }).floor).toBe('contours');
    expect(chosenSpec({ ...surface, floor: 'contours' }, choices)).not.toHaveProperty('floor');
  });
});
