import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadeWith } from '../../src-shared/experiment';
import type { Fields, NumberedRow, Row } from '../../src-shared/kind';
import { numberRows, plainRow, type Share, type Shelf } from './bench';
import { parseSetup, type Kind } from './kind';
import { leaveIn } from './leaving';

export interface InMemory {
  readonly seed?: number;
  readonly share?: Share;
  /** Rows of an earlier run, to go on from. */
  readonly done?: readonly NumberedRow[];
  /** Ends after so many new rows, as a pause would. */
  readonly stopAfter?: number;
  /** Where files are left; a new temporary folder unless said. */
  readonly folder?: string;
  readonly weights?: Shelf;
}

export interface RunResult {
  /** All rows, those handed over included, in the order of their numbers. */
  readonly rows: readonly NumberedRow[];
  readonly folder: string;
  readonly madeWith?: MadeWith;
  readonly notes: readonly string[];
  readonly caption?: string;
}

const nothing = (reference: string) => Promise.reject(new Error(`no shelf to find it on: ${reference}`));
const noShelf: Shelf = { folderOf: nothing, weightsPath: nothing, places: nothing };

/** Runs a kind in this process without a library, as tests and self-checks do. */
export async function runInMemory<F extends Fields, R extends Row>(kind: Kind<F, R>, given: unknown, options: InMemory = {}): Promise<RunResult> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'isthmus-run-')));
  const rows = new Map((options.done ?? []).map((row) => [row.n, row]));
  const numbering = numberRows(options.done ?? [], options.share, (n) => {
    for (const number of [...rows.keys()]) if (number >= n) rows.delete(number);
    return Promise.resolve();
  });
  const notes: string[] = [];
  let madeWith: MadeWith | undefined;
  let caption: string | undefined;
  const { run } = await kind.load();
  let left = options.stopAfter ?? Infinity;
  const work = run(parseSetup(kind, given), {
    seed: options.seed ?? 0,
    folder,
    leave: leaveIn(folder),
    weights: options.weights ?? noShelf,
    get done() {
      return numbering.done;
    },
    remaining: numbering.remaining,
    cut: numbering.cut,
    madeWith: (what) => Promise.resolve(void (madeWith = what)),
    left: () => undefined,
    caption: (sentence) => Promise.resolve(void (caption = sentence)),
    note: (sentence) => Promise.resolve(void notes.push(sentence)),
  });
  if (left > 0) {
    for await (const row of work) {
      const n = numbering.next();
      rows.set(n, { n, row: plainRow(row) });
      if (--left === 0) break;
    }
  }
  return { rows: [...rows.values()].sort((one, other) => one.n - other.n), folder, notes, ...(madeWith ? { madeWith } : {}), ...(caption === undefined ? {} : { caption }) };
}
