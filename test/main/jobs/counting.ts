/** A kind that counts: its rows are cheap, each takes as long as it is told to, and they are either free or chained. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fields, Setup } from '../../../src-shared/kind';
import { Refusal } from '../../../src-shared/refusal';
import type { Bench } from '../../../src-main/experiments/bench';
import type { Kind } from '../../../src-main/experiments/kind';

const fields = {
  rows: { type: 'number', label: 'Rows', initial: 20, min: 1, max: 100_000, whole: true },
  delay: { type: 'number', label: 'Milliseconds a row', initial: 0, min: 0 },
  trouble: { type: 'choice', label: 'What goes wrong at row 3', options: ['none', 'refusal', 'fault', 'death'], initial: 'none' },
} as const satisfies Fields;

type CountingRow = { readonly i: number; readonly value: number };

async function maybeFail(i: number, trouble: string): Promise<void> {
  if (i !== 3 || trouble === 'none') return;
  if (trouble === 'refusal') throw new Refusal('There is nothing left to count: give fewer rows.');
  if (trouble === 'fault') throw new Error('out of fingers: 10');
  await wait(60);
  process.kill(process.pid, 'SIGKILL');
  await wait(10_000);
}

const description = {
  about: 'Counts.',
  fields,
  columns: { i: { label: 'Number' }, value: { label: 'Value' } },
  figures: [],
  count: ({ rows }: Setup<typeof fields>) => rows,
};

/** Rows that do not depend on one another: the sine of each number, with no value (NaN) at 7. */
export const counting: Kind<typeof fields, CountingRow> = {
  ...description, name: 'counting', title: 'Counting', divisible: () => true,
  load: () => Promise.resolve({
    async *run({ rows, delay, trouble }, bench) {
      await bench.madeWith({ app: '0', engine: 'counting', device: 'fingers', precision: 'float64', threads: 1 });
      for (const i of bench.remaining(Array.from({ length: rows }, (_, n) => n))) {
        await maybeFail(i, trouble);
        if (delay > 0) await wait(delay);
        yield { i, value: i === 7 ? NaN : Math.sin(i + bench.seed) };
      }
    },
  }),
};

/** Rows of which each follows from the one before, with a checkpoint before every fifth. */
export const chain: Kind<typeof fields, CountingRow> = {
  ...description, name: 'chain', title: 'Chain', divisible: () => false,
  load: () => Promise.resolve({ run: chained }),
};

async function* chained({ rows, delay, trouble }: Setup<typeof fields>, bench: Bench): AsyncGenerator<CountingRow, void, void> {
  const path = join(bench.folder, 'checkpoints', 'last');
  let [i, value] = existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as [number, number]) : [0, bench.seed];
  await bench.cut(i);
  for (; i < rows; i++) {
    if (i % 5 === 0) await bench.leave.checkpoint('last', [JSON.stringify([i, value])]);
    await maybeFail(i, trouble);
    if (delay > 0) await wait(delay);
    value = Math.cos(value + i);
    yield { i, value };
  }
  await bench.leave.weights('epoch-0001', ['weights']);
}
