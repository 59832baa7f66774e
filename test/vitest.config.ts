import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where nothing is known of earlier runs, files are taken by size: a short one that takes long would be left over at the end, alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('test/main/recipes/smoke.test.ts');
    return [...files.filter(takesLong), ...(await super.sort(files.filter((file) => !takesLong(file))))];
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/tidy.ts'],
    // The engine is native code with its own threads: a process a file, two at a time, keeps it honest.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A window that shares its machine with an engine may take its time.
    expect: { poll: { timeout: 30_000 } },
  },
});
