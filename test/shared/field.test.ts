import { expect, it } from 'vitest';
import { isAsked, maybeWeightsField } from '../../src-shared/field';
import type { Fields } from '../../src-shared/kind';

const start = { type: 'choice', label: 'Start', options: ['drawn', 'given'], initial: 'drawn' } as const;
const given = { type: 'weights', label: 'Given', when: { start: ['given'] } } as const;

it('hands weights to the first field that always asks for some, be it for one or for several', () => {
  const found = (fields: Fields) => maybeWeightsField(fields);
  expect(found({ start, one: { type: 'weights', label: 'One' }, other: { type: 'weights', label: 'Other' } })).toBe('one');
  expect(found({ start, given, some: { type: 'weights list', label: 'Some', initial: [] } })).toBe('some');
  expect(found({ start, given })).toBeUndefined();
});

it('takes a list for true where something is in it', () => {
  const isAskedWith = (some: readonly string[], wanted: boolean) => isAsked({ type: 'text', label: 'Why these', when: { some: [wanted] } }, { some });
  expect([isAskedWith(['one'], true), isAskedWith([], true), isAskedWith(['one'], false), isAskedWith([], false)]).toEqual([true, false, false, true]);
});
