import { expect, it } from 'vitest';
import { age } from '../../../src-renderer/controls/age';

const now = Date.parse('2024-03-10T12:00:00Z');

it.each([
  ['2024-03-10T11:59:30Z', 'just now'],
  ['2024-03-10T11:57:00Z', '3 minutes ago'],
  ['2024-03-10T10:00:00Z', '2 hours ago'],
  ['2024-03-09T10:00:00Z', 'yesterday'],
  ['2024-02-20T12:00:00Z', '2 weeks ago'],
  ['2021-03-01T12:00:00Z', '3 years ago'],
])('says of %s: %s', (moment, words) => expect(age(moment, now)).toBe(words));
