import { expect, it } from 'vitest';
import { ago, duration } from '../../../src-main/terminal/time';

it('tells a length of time in two units at most', () => {
  expect([0, 0.4, 1, 59.6, 61, 3600, 3700, 90_000, 86_400 * 3].map(duration)).toEqual(['0 s', '0 s', '1 s', '1 min', '1 min 1 s', '1 hour', '1 hour 1 min', '1 day 1 hour', '3 days']);
});

it('tells how long ago a moment was, and takes one to come for now', () => {
  const now = Date.UTC(2025, 0, 2);
  expect(['2025-01-01T23:59:30.000Z', '2025-01-01T21:30:00.000Z', '2024-12-25T00:00:00.000Z', '2025-01-03T00:00:00.000Z'].map((moment) => ago(moment, now))).toEqual(['30 s', '2 hours', '8 days', '0 s']);
});
