import type { Experiment, MadeWith } from '../../src-shared/experiment';
import type { NumberedRow, Row } from '../../src-shared/kind';

/** Bytes in pieces, so that large weights need not be in memory twice. */
export type Pieces = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

/** Where what experiments left behind is found. */
export interface Shelf {
  /** The folder of an experiment. Throws a Refusal where there is none. */
  folderOf(id: string): Promise<string>;
  /** The file that a reference means: ID (the last), ID@40, ID@step:16000, ID@name. Throws a Refusal where there is none. */
  weightsPath(reference: string): Promise<{ readonly path: string; readonly experiment: Experiment }>;
  /** What may be written behind ID@ for the weights kept up to those that a reference means, in the order of training. */
  places(reference: string): Promise<readonly string[]>;
}

/** Where a run leaves files, each whole or not at all. What a row refers to is left before the row is yielded. */
export interface Leaving {
  /** Writes weights/NAME.safetensors. */
  weights(name: string, pieces: Pieces): Promise<void>;
  /** Writes arrays/NAME.npy. */
  array(name: string, pieces: Pieces): Promise<void>;
  /** Writes checkpoints/NAME, which only the experiment itself reads, to go on from. */
  checkpoint(name: string, pieces: Pieces): Promise<void>;
  /** Removes the checkpoints of work that is done. */
  forget(): Promise<void>;
}

/** The few things that a run may touch. */
export interface Bench {
  readonly seed: number;
  /** The rows told in earlier sessions, in the order of their numbers. */
  readonly done: readonly NumberedRow[];
  /**
   * The items whose rows are still to be made here: not done, and of this share. Each row yielded belongs to the earliest
   * item taken that has none yet, so a run may take several and yield their rows in the same order.
   * A row is numbered by its item's place among all, which is the order of the items unless `placeOf` says another.
   */
  remaining<Item>(items: Iterable<Item>, placeOf?: (item: Item) => number): Iterable<Item>;
  /**
   * For rows that follow from one another: drops those numbered n and above, to go on from a checkpoint before them.
   * A checkpoint kept before its row was told may be ahead of the rows done by that one row, which is then yielded first.
   */
  cut(n: number): Promise<void>;
  /** The experiment's folder, where its checkpoints lie in checkpoints/. */
  readonly folder: string;
  readonly leave: Leaving;
  readonly weights: Shelf;
  /** Tells what computes the numbers; the run calls it once, when the engine is loaded. */
  madeWith(what: MadeWith): Promise<void>;
  /** Tells how many seconds are left, where rows take too different times for that to show. */
  left(seconds: number): void;
  /** Keeps what should be known of the result, in sentences; each line is a paragraph. */
  note(sentences: string): Promise<void>;
  /** Keeps a sentence that stands under the figures: how exact their values are. */
  caption(sentence: string): Promise<void>;
}

/** The i-th of n parts of the rows: every n-th row from the i-th on, so that slow regions are spread evenly. */
export type Share = readonly [i: number, n: number];

/** Whether the row of a number belongs to a share. */
export const isInShare = (n: number, share: Share | undefined): boolean => share === undefined || n % share[1] === share[0] - 1;

/** How many of a number of rows belong to a share. */
export const countInShare = (rows: number, [i, n]: Share): number => (rows < i ? 0 : Math.floor((rows - i) / n) + 1);

/** Which rows are done, and which number the next has. */
export interface Numbering extends Pick<Bench, 'done' | 'remaining' | 'cut'> {
  /** The number of the row that has just been yielded. Throws where no item was taken for it. */
  next(): number;
}

/** Counts rows by the items they are made from, or, where `remaining` is never called, one after another from those done. */
export function numberRows(rows: readonly NumberedRow[], share: Share | undefined, drop: (n: number) => Promise<void>): Numbering {
  let done = rows;
  let following = rows.length;
  let seen = 0;
  let hasItems = false;
  const taken: number[] = [];
  return {
    get done() {
      return done;
    },
    *remaining(items, placeOf) {
      hasItems = true;
      const made = new Set(done.map(({ n }) => n));
      for (const item of items) {
        const following = seen++;
        const n = placeOf ? placeOf(item) : following;
        if (made.has(n) || !isInShare(n, share)) continue;
        taken.push(n);
        yield item;
      }
    },
    async cut(n) {
      await drop(n);
      done = done.filter((row) => row.n < n);
      following = Math.min(following, n);
    },
    next() {
      if (!hasItems) return following++;
      const n = taken.shift();
      if (n === undefined) throw new Error(`row without an item, after items: ${seen}`);
      return n;
    },
  };
}

/** A row as it is read back from a line of JSON, which knows neither NaN nor infinity nor the sign of zero. */
export function plainRow(row: Row): Row {
  const plain: Record<string, Row[string]> = {};
  for (const [column, value] of Object.entries(row)) {
    plain[column] = typeof value !== 'number' ? value : Number.isFinite(value) ? value + 0 : null;
  }
  return plain;
}
