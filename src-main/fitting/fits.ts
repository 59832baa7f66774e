import { Refusal } from '../../src-shared/refusal';
import { memoryLimit } from '../engine/memory-limit';
import { peakBytes } from '../graph/memory';
import type { Program } from '../graph/program';

/** The engine's code and the host's own memory. */
const ALLOWANCE = 600e6;

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

const bytesNeeded = (program: Program, entry: string, batch: number): number => {
  const asked = program.entries.get(entry);
  if (!asked) throw new Error(`no such entry: ${entry}`);
  return peakBytes(program, asked, batch) + ALLOWANCE;
};

/** The most examples, up to `batch`, with which an entry fits into memory; 0 where not even one does. */
export function mostThatFit(program: Program, entry: string, batch: number, limit = memoryLimit()): number {
  let fits = 0;
  for (let low = 1, high = batch; low <= high; ) {
    const middle = Math.floor((low + high) / 2);
    if (bytesNeeded(program, entry, middle) <= limit) [fits, low] = [middle, middle + 1];
    else high = middle - 1;
  }
  return fits;
}

/** How a refusal speaks of the examples that an entry takes at once. */
export interface FitWords {
  readonly name: (examples: number) => string;
  /** What could be done, more than one example being what fits. */
  readonly advice: (fits: number) => string;
}

const batchWords: FitWords = { name: (examples) => `A batch of ${examples}`, advice: (fits) => `A batch of ${fits} would fit.` };

/** Throws a Refusal, saying what would fit, where an entry with this batch would not fit into memory. */
export function refuseWhatDoesNotFit(program: Program, entry: string, batch: number, limit = memoryLimit(), { name, advice }: FitWords = batchWords): void {
  const needed = bytesNeeded(program, entry, batch);
  if (needed <= limit) return;
  const fits = mostThatFit(program, entry, batch, limit);
  const what = fits > 1 ? advice(fits) : 'Not even a batch of one would fit: take a smaller network or a machine with more memory.';
  throw new Refusal(`${name(batch)} needs about ${gigabytes(needed)} of memory, and this process may use ${gigabytes(limit)}. ${what}`);
}
