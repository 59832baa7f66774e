import { expect, it } from 'vitest';
import { followPace } from '../../../src-main/jobs/time-left';

it('knows nothing before the second arrival', () => {
  const pace = followPace();
  expect(pace.left(5)).toBeUndefined();
  pace.tell(1, 30_000);
  expect(pace.left(5)).toBeUndefined();
});

it('follows a steady pace, in single rows and in batches of any size', () => {
  const pace = followPace();
  let at = 0;
  for (const rows of [1, 5, 20, 1, 3]) pace.tell(rows, (at += rows * 100));
  expect(pace.left(50)).toBeCloseTo(5, 10);
  expect(pace.rate()).toBeCloseTo(10, 10);
});

it('is not misled by a machine that slept', () => {
  const pace = followPace();
  for (let i = 0; i < 10; i++) pace.tell(1, i * 1000 + (i >= 5 ? 3_600_000 : 0));
  expect(pace.left(3)).toBeCloseTo(3, 10);
});

it('follows a pace that has changed', () => {
  const pace = followPace();
  let at = 0;
  for (let i = 0; i < 100; i++) pace.tell(1, (at += i < 50 ? 10 : 2000));
  expect(pace.left(1)).toBeCloseTo(2, 10);
});
