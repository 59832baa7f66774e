import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from '../../../src-renderer/stage/pace';

/** A clock that stands still but for what is done with it: frames come every 16 ms. */
let now = 0;
let waiting: { readonly id: number; readonly at: number; readonly then: () => void }[] = [];
let ids = 0;

function wait(then: () => void, milliseconds: number): number {
  waiting.push({ id: ++ids, at: now + milliseconds, then });
  return ids;
}
const forget = (id: number) => (waiting = waiting.filter((one) => one.id !== id));

function pass(milliseconds: number): void {
  const end = now + milliseconds;
  for (;;) {
    const [next] = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    if (!next) break;
    forget(next.id);
    now = Math.max(now, next.at);
    next.then();
  }
  now = Math.max(now, end);
}

beforeEach(() => {
  [now, waiting] = [0, []];
  for (const [name, as] of Object.entries({
    setTimeout: wait, clearTimeout: forget, cancelAnimationFrame: forget, performance: { now: () => now },
    requestAnimationFrame: (then: () => void) => wait(then, 16),
  })) vi.stubGlobal(name, as);
});
afterEach(() => void vi.unstubAllGlobals());

/** Work that takes so many milliseconds, and when it was begun. */
function working(milliseconds: number) {
  const begun: number[] = [];
  const pace = paced(() => {
    begun.push(now);
    now += milliseconds;
  });
  return { begun, pace };
}

test('asked many times, work is done once, in the next frame', () => {
  const { begun, pace } = working(0);
  for (let k = 0; k < 10; k++) pace.ask();
  expect(begun).toEqual([]);
  pass(100);
  expect(begun).toEqual([16]);
});

test('after work there is a rest of four times as long, and then what was asked meanwhile is done', () => {
  const { begun, pace } = working(50);
  pace.ask();
  pass(20);
  pace.ask();
  pass(1000);
  expect(begun).toEqual([16, 16 + 50 + 200 + 16]);
});

test('stopped, nothing is done; asked again, it is', () => {
  const { begun, pace } = working(0);
  pace.ask();
  pace.stop();
  pass(1000);
  expect(begun).toEqual([]);
  pace.ask();
  pass(1000);
  expect(begun).toEqual([1016]);
});
