import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seldom } from '../../../src-main/app/seldom';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does at once what is asked for first, and the rest as often as it may', () => {
  const act = vi.fn();
  const often = seldom(250, act);
  for (let i = 0; i < 99; i++) {
    often.ask();
    vi.advanceTimersByTime(10);
  }
  expect(act).toHaveBeenCalledTimes(4);
});

it('does what was asked for last, however soon after another, and nothing that was not asked for', () => {
  const act = vi.fn();
  const often = seldom(250, act);
  often.ask();
  often.ask();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(act).toHaveBeenCalledTimes(2);
});

it('does nothing more when it is stopped', () => {
  const act = vi.fn();
  const often = seldom(250, act);
  often.ask();
  often.ask();
  often.stop();
  vi.advanceTimersByTime(10_000);
  expect(act).toHaveBeenCalledTimes(1);
});
