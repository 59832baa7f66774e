import { Refusal } from '../../src-shared/refusal';
import { memoryLimit } from '../engine/memory-limit';
import { peakBytes } from '../graph/memory';
import type { Program } from '../graph/program';

/** The engine's code and the host's own memory. */
const ALLOWANCE = 600e6;

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/** Throws a Refusal, saying which batch would fit, where an entry with this batch would not fit into memory. */
export function refuseWhatDoesNotFit(program: Program, entry: string, batch: number, limit = memoryLimit()): void {
  const asked = program.entries.get(entry);
  if (!asked) throw new Error(`no such entry: ${entry}`);
  const needed = (size: number) => peakBytes(program, asked, size) + ALLOWANCE;
  if (needed(batch) <= limit) return;
  let fits = 0;
  for (let low = 1, high = batch; low <= high; ) {
    const middle = Math.floor((low + high) / 2);
    if (needed(middle) <= limit) [fits, low] = [middle, middle + 1];
    else high = middle - 1;
  }
  const advice = fits > 1 ? `A batch of ${fits} would fit.` : 'Not even a batch of one would fit: take a smaller network or a machine with more memory.';
  throw new Refusal(`A batch of ${batch} needs about ${gigabytes(needed(batch))} of memory, and this process may use ${gigabytes(limit)}. ${advice}`);
}
