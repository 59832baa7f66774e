import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';

const folders: string[] = [];
// Registered as the test file is read: vitest ends its processes without their exit handlers.
afterAll(() => Promise.all(folders.map((folder) => remove(folder))));

/** What processes that have just been killed leave behind may still write into a folder for a moment. */
async function remove(folder: string, tries = 40): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (tries === 0) throw error;
    await wait(250);
    await remove(folder, tries - 1);
  }
}

/** Removes a folder when the test file has run. */
export const removeAfterwards = (folder: string): void => void folders.push(folder);

/** A new empty folder, removed when the test file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-test-'));
  removeAfterwards(folder);
  return folder;
}
