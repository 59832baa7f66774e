import { expect, it } from 'vitest';
import { hint } from '../../../src-main/terminal/call';
import { ranges } from '../../../src-main/terminal/commands/merge';

it('draws numbers that follow one another together', () => {
  expect(ranges([])).toBe('');
  expect(ranges([3, 7, 8, 9, 11])).toBe('3, 7-9, 11');
  expect(ranges(Array.from({ length: 30 }, (_, i) => 2 * i))).toMatch(/^0, 2, .*, 38, \.\.\.$/);
});

it('hints at another command on the library that was named', () => {
  const call = { json: false, quiet: false, library: '/data/my lab', entries: '/' };
  expect(hint({ ...call, namedLibrary: false }, 'resume k3')).toBe('isthmus resume k3');
  expect(hint({ ...call, namedLibrary: true }, 'resume k3')).toBe("isthmus resume k3 --library '/data/my lab'");
});
