import { describe, expect, it } from 'vitest';
import { common, distinct } from '../../../src-renderer/viewer/distinct';

describe('labels', () => {
  it('stay as they are where they differ', () => expect(distinct(['ResNet', 'VGG'])).toEqual(['ResNet', 'VGG']));
  it('are numbered where they come again, also where the number is taken', () =>
    expect(distinct(['ResNet', 'ResNet (2)', 'ResNet', 'ResNet'])).toEqual(['ResNet', 'ResNet (2)', 'ResNet (3)', 'ResNet (4)']));
});

describe('what lists have in common', () => {
  it('is what is written the same in all of them, in the order of the first', () =>
    expect(common([[{ x: 'a' }, { x: 'b' }, { x: 'c' }], [{ x: 'c' }, { x: 'a' }]])).toEqual([{ x: 'a' }, { x: 'c' }]));
  it('is nothing where there are no lists', () => expect(common([])).toEqual([]));
});
