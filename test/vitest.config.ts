import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/tidy.ts'],
    // The engine is native code with its own threads: a process a file, two at a time, keeps it honest.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A window that shares its machine with an engine may take its time.
    expect: { poll: { timeout: 30_000 } },
  },
});
