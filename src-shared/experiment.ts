/** What is kept of one experiment, apart from its rows and the arrays it left behind. */
export type Status = 'waiting' | 'running' | 'paused' | 'done' | 'failed';

/** What computed the numbers. */
export interface MadeWith {
  readonly app: string;
  readonly engine: string;
  readonly device: string;
  readonly precision: string;
  readonly threads: number;
}

export interface Experiment {
  readonly format: 1;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly setup: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** The share of the rows that this experiment makes, as [i, n] with 1 <= i <= n; absent: all. */
  readonly share?: readonly [number, number];
  readonly status: Status;
  /** Why it failed, or what should be known of the result: one sentence. */
  readonly note?: string;
  /** What stands under its figures: how exact their values are. */
  readonly caption?: string;
  /** Rows told so far, and how many the kind counts beforehand (absent where it cannot). */
  readonly rows: number;
  readonly of?: number;
  readonly created: string;
  readonly changed: string;
  /** Seconds at work, over all sessions. */
  readonly seconds: number;
  readonly madeWith?: MadeWith;
}

/** A line in the library's index. */
export type Heading = Pick<Experiment, 'id' | 'kind' | 'name' | 'status' | 'rows' | 'of' | 'created' | 'changed'>;

/** An experiment that stands in the library but cannot be read, and why: one sentence. */
export interface Unreadable {
  readonly id: string;
  readonly why: string;
}

/** Everything in a library, in the order of creation. */
export interface Listing {
  readonly headings: readonly Heading[];
  readonly unreadable: readonly Unreadable[];
}
