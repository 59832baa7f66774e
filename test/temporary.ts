import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
// Registered as the test file is read: vitest ends its processes without their exit handlers.
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); });

/** Removes a folder when the test file has run. */
export const removeAfterwards = (folder: string): void => void folders.push(folder);

/** A new empty folder, removed when the test file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-test-'));
  removeAfterwards(folder);
  return folder;
}
