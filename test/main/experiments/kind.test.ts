import { expect, it } from 'vitest';
import type { Fields, Setup } from '../../../src-shared/kind';
import { allowed } from '../../../src-shared/field';
import { askedFields, parseSetup, type Kind } from '../../../src-main/experiments/kind';
import { Refusal, isRefusal } from '../../../src-shared/refusal';

const fields = {
  weights: { type: 'weights', label: 'Around which weights' },
  plane: { type: 'choice', label: 'Shape', options: ['line', 'plane'], initial: 'plane' },
  side: { type: 'number', label: 'Points per side', initial: 51, min: 3, max: 501, whole: true },
  reach: { type: 'number', label: 'Distance', initial: 1, min: 0.01 },
  second: { type: 'number', label: 'Second direction', initial: 7, when: { plane: ['plane'] } },
  epochs: { type: 'numbers', label: 'Epochs', initial: [1, 2], min: 0, whole: true },
  dataset: { type: 'dataset', label: 'Dataset', when: { plane: ['line'] } },
  exact: { type: 'switch', label: 'Exact', initial: true },
} as const satisfies Fields;
const kind = {
  name: 'landscape', fields,
  check({ side, exact }: Setup<typeof fields>) {
    if (side === 99 && exact) throw new Refusal('Ninety-nine is never exact: choose another side.');
  },
};
const parse = (given: unknown): Setup<typeof fields> => parseSetup<typeof fields>(kind, given);

it('fills in what was not answered', () => {
  expect(parse({ weights: ' a3f9k2@40 ', side: 21 })).toEqual({
    weights: 'a3f9k2@40', plane: 'plane', side: 21, reach: 1, second: 7, epochs: [1, 2], dataset: '', exact: true,
  });
});

it('gives a full setup back as it is', () => {
  const setup = parse({ weights: 'a', plane: 'line', dataset: 'glyphs' });
  expect(parse(JSON.parse(JSON.stringify(setup)))).toEqual(setup);
});

it('takes the initial answer for a field that is not asked, whatever was given', () => {
  expect(parse({ weights: 'a', plane: 'line', dataset: 'glyphs', second: 'nonsense' }).second).toBe(7);
  expect(askedFields(fields, { plane: 'line' })).not.toContain('second');
  expect(askedFields(fields, { plane: 'plane' })).toContain('second');
});

it.each([
  [{ side: 3 }, 'The setup for "landscape" does not answer "weights" (Around which weights): give weights that an experiment left behind'],
  [{ weights: 'a', side: 2.5 }, 'In the setup for "landscape", "side" is 2.5; it must be a whole number from 3 to 501.'],
  [{ weights: 'a', side: 2 }, '"side" is 2; it must be a whole number from 3 to 501.'],
  [{ weights: 'a', side: '21' }, '"side" is "21"; it must be a whole number'],
  [{ weights: 'a', reach: 0 }, '"reach" is 0; it must be a number of at least 0.01.'],
  [{ weights: 'a', plane: 'cube' }, '"plane" is "cube"; it must be one of "line", "plane".'],
  [{ weights: 'a', epochs: [1, -1] }, '"epochs" is [1,-1]; it must be a list of whole numbers, each of at least 0.'],
  [{ weights: 'a', exact: 1 }, '"exact" is 1; it must be true or false.'],
  [{ weights: '' }, '"weights" is ""; it must be weights'],
  [{ weights: 'a', plane: 'line' }, 'does not answer "dataset"'],
  [{ weights: 'a', sides: 3 }, 'A setup for "landscape" has no field "sides"; did you mean "side"?'],
  [{ weights: 'a', zzzzzzzz: 3 }, 'has no field "zzzzzzzz"; its fields are weights, plane,'],
  [{ weights: 'a', constructor: 3 }, 'has no field "constructor"'],
  [{ weights: 'a', side: 99 }, 'Ninety-nine is never exact'],
  [[], 'The setup for "landscape" is []; it must be an object'],
  ['x', 'The setup for "landscape" is "x"'],
])('refuses %j', (given, sentence) => {
  let refusal: unknown;
  try {
    parse(given);
  } catch (error) {
    refusal = error;
  }
  expect(isRefusal(refusal) && refusal.message).toContain(sentence);
});

it('says of every type of field what it allows', () => {
  for (const field of Object.values(fields)) expect(allowed(field)).toMatch(/\w/);
});

it('lets a kind with its own fields stand in a list of kinds', () => {
  const own: Kind<typeof fields, { a: number }> = {
    ...kind, title: '', about: '', columns: {}, figures: [], count: ({ side }) => side, divisible: () => true,
    load: () => Promise.reject(new Error('not here')),
  };
  const list: Readonly<Record<string, Kind>> = { own };
  expect(list['own'].count({ ...parse({ weights: 'a' }), side: 5 })).toBe(5);
});
