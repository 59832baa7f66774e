import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';

/** Does the work while no other process does work of the same name in this folder; a process that died holds nobody up for long. */
export async function inTurn<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const release = await lock(folder, {
    lockfilePath: join(folder, `${name}.lock`),
    realpath: false,
    stale: 15_000,
    update: 5_000,
    retries: { retries: 100_000, minTimeout: 100, maxTimeout: 1_000 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
