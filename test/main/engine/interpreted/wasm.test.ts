import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { built } from '../../../built';

let script: string;
beforeAll(async () => {
  script = await built('main/engine/interpreted/threads-in-a-process.ts');
});

test.each([1, 2, 4])('bundled, the embedded engine computes with %i threads, leaves the process as it was, and lets it end', async (threads) => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(threads)], { timeout: 60_000 });
  // 32 images of 14 x 14 places, 8 filters, 72 products of 0.5 each.
  expect(JSON.parse(stdout)).toEqual({ threads, total: 32 * 14 * 14 * 8 * 36, listeners: 0, hasWorker: false });
});
