import { expect, it } from 'vitest';
import { followPace } from '../../../src-main/jobs/time-left';

it('knows nothing before the second arrival', () => {
  const pace = followPace();
  expect(pace.left(5, 0)).toBeUndefined();
  pace.tell(1, 30_000);
  expect(pace.left(5, 0)).toBeUndefined();
});

it('follows a steady pace, in single rows and in batches of any size', () => {
  const pace = followPace();
  let at = 0;
  for (const rows of [1, 5, 20, 1, 3]) pace.tell(rows, (at += rows * 100));
  expect(pace.left(50, 0)).toBeCloseTo(5, 10);
  expect(pace.rate()).toBeCloseTo(10, 10);
});

it('is not misled by a machine that slept', () => {
  const pace = followPace();
  for (let i = 0; i < 10; i++) pace.tell(1, i * 1000 + (i >= 5 ? 3_600_000 : 0));
  expect(pace.left(3, 0)).toBeCloseTo(3, 10);
});

it('follows a pace that has changed', () => {
  const pace = followPace();
  let at = 0;
  for (let i = 0; i < 100; i++) pace.tell(1, (at += i < 50 ? 10 : 2000));
  expect(pace.left(1, 0)).toBeCloseTo(2, 10);
});

it('where the work says itself how long it will take, that counts, less the time since', () => {
  const pace = followPace();
  for (let row = 0; row < 5; row++) pace.tell(1, row * 1000);
  pace.foretell(90, 4000);
  expect([pace.left(1000, 4000), pace.left(1000, 34_000), pace.left(1000, 200_000)]).toEqual([90, 60, 0]);
  pace.foretell(20, 50_000);
  expect(pace.left(1000, 50_000)).toBe(20);
});
