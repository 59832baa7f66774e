import { expect, it } from 'vitest';
import { ask } from '../../../src-main/questions/ask';
import type { Launched, ProcessEnd } from '../../../src-main/jobs/launch';
import { Readable } from 'node:stream';

/** A process that says some messages and lines, then ends. */
function saying(messages: readonly unknown[], end: ProcessEnd, lines = ''): Launched {
  return {
    pid: 1, stdout: Readable.from([lines]), stderr: null, send: () => undefined, kill: () => undefined,
    onMessage: (hear) => messages.forEach(hear),
    onEnd: (hear) => void setImmediate(hear, end),
  };
}
const asked = (launched: Launched) => ask({ entries: '/e', library: '/l', launch: () => launched }, 'engine', undefined).outcome;
const well = { code: 0, signal: null };

it('gives what was found', async () => {
  expect(await asked(saying([{ told: 'progress', doing: 'x', done: 1, of: 2 }, { told: 'answer', found: 'an engine' }], well))).toEqual({ status: 'answered', found: 'an engine' });
});

it('tells a refusal from a fault', async () => {
  expect(await asked(saying([{ told: 'refusal', why: 'No.' }], well))).toEqual({ status: 'refused', why: 'No.' });
  expect(await asked(saying([{ told: 'fault', why: 'out of fingers' }], well))).toEqual({ status: 'failed', why: 'A fault in Isthmus: out of fingers' });
});

it('says how a process died, and what it said last', async () => {
  const lines = ['I0000 noise', 'one', 'two', 'three', 'four', ''].join('\n');
  expect(await asked(saying([], { code: null, signal: 'SIGSEGV' }, lines))).toEqual({
    status: 'failed', why: 'The process that computes died before it answered: it was ended by signal SIGSEGV. It last said: two / three / four',
  });
  expect(await asked(saying([], { code: null, signal: null, error: new Error('no such file') }))).toMatchObject({ why: 'The process that computes died before it answered: no such file.' });
});
