import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

const readNumber = (path: string): number => {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^\d+$/.test(text) ? Number(text) : Infinity;
  } catch {
    return Infinity;
  }
};

/** Bytes that this process may hold: the machine's memory, or what its control group allows. On Linux more than that ends in a kill without a word. */
export const memoryLimit = (): number => Math.min(totalmem(), readNumber('/sys/fs/cgroup/memory.max'), readNumber('/sys/fs/cgroup/memory/memory.limit_in_bytes'));
