import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src-shared/kind';
import { draftOf, readDraft } from '../../../src-renderer/wizard/draft';

const rate: Field = { type: 'number', label: 'Rate', initial: 0.1, min: 0 };
const side: Field = { type: 'number', label: 'Side', min: 3, max: 9, whole: true };
const epochs: Field = { type: 'numbers', label: 'Keep', initial: [], min: 0, whole: true };

describe('a number as it is typed', () => {
  it.each([['5e-4', 5e-4], ['.5', 0.5], ['1E-8', 1e-8], [' 3 ', 3], ['−0', -0]])('is %s', (text, answer) => expect(readDraft(rate, text)).toEqual({ answer }));
  it.each(['one', '1,5', '1e', '0x10', 'Infinity', '-1', '1e999'])('is not %s', (text) => expect(readDraft(rate, text)).toEqual({ why: `"${text}" is not a number of at least 0.` }));
  it('keeps to its limits', () => {
    expect(readDraft(side, '10')).toEqual({ why: '"10" is not a whole number from 3 to 9.' });
    expect(readDraft(side, '4.5')).toEqual({ why: '"4.5" is not a whole number from 3 to 9.' });
  });
  it('is missing while nothing is typed', () => expect(readDraft(side, ' ')).toEqual({ missing: 'Give a whole number from 3 to 9.' }));
});

describe('a list of numbers', () => {
  it('may have commas, spaces or both between them', () => expect(readDraft(epochs, '1, 2 3;4')).toEqual({ answer: [1, 2, 3, 4] }));
  it('may be empty', () => expect(readDraft(epochs, '')).toEqual({ answer: [] }));
  it('names what does not belong in it', () => expect(readDraft(epochs, '1, two')).toEqual({ why: '"two" does not belong in a list of whole numbers, each of at least 0.' }));
});

it('comes back from every answer as it was', () => {
  const cases: readonly (readonly [Field, unknown])[] = [
    [rate, 1e-8], [epochs, [1, 40]], [{ type: 'switch', label: 'On', initial: false }, true], [{ type: 'choice', label: 'Which', options: ['a', 'b'] }, 'b'],
    [{ type: 'text', label: 'Text', initial: '' }, 'some text'], [{ type: 'dataset', label: 'Dataset' }, 'glyphs?train=5'], [{ type: 'weights', label: 'Weights' }, 'abc@final'],
    [{ type: 'weights list', label: 'Several', initial: [] }, ['abc@final', 'def@after, and before']], [{ type: 'weights list', label: 'None', initial: [] }, []], [{ type: 'experiment', label: 'Which' }, 'abc'],
    [{ type: 'experiment list', label: 'Which', initial: [] }, ['abc', 'def']],
  ];
  for (const [field, answer] of cases) expect(readDraft(field, draftOf(field, answer))).toEqual({ answer });
});

it('begins with the initial answer, or with nothing', () => {
  expect(draftOf(rate)).toBe('0.1');
  expect(draftOf(side)).toBe('');
  expect(draftOf({ type: 'switch', label: 'On', initial: true })).toBe(true);
});
