import type { News, Reply } from './messages';

/** What a browser's page sends through its socket. */
export interface ToLab {
  /** Counted by the page; one sent again after the connection was lost keeps its number and is answered, not done, again. */
  readonly id: number;
  readonly name: string;
  readonly asked: unknown;
  /** Every question with a lower number has its answer, which need not be kept for it any longer. */
  readonly settled: number;
}

/** What the lab sends through it: first who it is, so that a page notices when it is another; then answers, news, and now and then a sign of life. */
export type ToPage = { readonly lab: string } | { readonly id: number; readonly reply: Reply } | { readonly news: News } | { readonly beat: true };

/** What the desktop window's page reaches of its application, all told as JSON: as objects, which Electron copies one by one, 63,001 rows held the page up for 0.5 s in place of 0.1 s. */
export interface Bridge {
  ask(name: string, asked: string): Promise<string>;
  /** Gives what stops the hearing. */
  hear(listener: (news: string) => void): () => void;
  take(file: unknown): Promise<string>;
}

/** JSON has no undefined, and an answer without one would be none. */
export const written = (reply: Reply): Reply => ('answer' in reply ? { answer: reply.answer ?? null } : reply);

/** The most bytes of one question: files are uploaded, not asked. */
export const largestQuestion = 2 ** 20;

/** Seconds between two signs of life. */
export const beat = 10;

/** The code with which a lab closes its sockets when it is itself closed. */
export const closedByLab = 4001;
