import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lock } from 'proper-lockfile';

/** Does the work while no other process does work of the same name in this folder; a process that died holds nobody up for long. */
export async function inTurn<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const release = await turn(folder, join(folder, `${name}.lock`));
  try {
    return await work();
  } finally {
    await release();
  }
}

async function turn(folder: string, lockfilePath: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      return await lock(folder, { lockfilePath, realpath: false, stale: 15_000, update: 5_000 });
    } catch (error) {
      // Another's turn is waited for; a folder that cannot be written would be waited for in vain.
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      await setTimeout(200);
    }
  }
}
