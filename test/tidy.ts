import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeProduct } from './product';

let folder: string | undefined;

/** Called by Vitest before any test file is run: what tests, and the programs that they start, leave in the temporary folder lies together. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-tests-'));
  process.env['TMPDIR'] = folder;
}

/** Called by Vitest when all test files have run. */
export function teardown(): void {
  removeProduct();
  // What has just been killed may still write for a moment.
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}
