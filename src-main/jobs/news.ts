import type { MadeWith } from '../../src-shared/experiment';
import type { NumberedRow } from '../../src-shared/kind';

/**
 * How a job ended. A paused one goes on where it stopped; a failed one says why in a sentence. It is `refused` where what was
 * asked could not be begun: that is the asker's to put right, not the run's failure.
 */
export type JobOutcome = { readonly status: 'done' } | { readonly status: 'paused' } | { readonly status: 'failed'; readonly why: string; readonly refused?: true };

/** What a worker tells of its work, in this order: rows are told once they are kept. */
export type News =
  | { readonly told: 'start'; readonly done: number; readonly of?: number }
  | { readonly told: 'rows'; readonly rows: readonly NumberedRow[] }
  /** Rows numbered n and above are made again. */
  | { readonly told: 'cut'; readonly n: number }
  | { readonly told: 'madeWith'; readonly madeWith: MadeWith }
  /** The seconds left, where the work knows that better than its rows show. */
  | { readonly told: 'left'; readonly seconds: number }
  | { readonly told: 'note'; readonly sentence: string }
  | { readonly told: 'end'; readonly outcome: JobOutcome };

/** What the parent asks of a worker. */
export interface Wish {
  readonly wish: 'pause';
}

/** Between two messages with rows lie at least so many milliseconds: a message costs as much as a hundred rows. */
const pause = 50;

export interface Teller {
  tell(news: News): void;
  /** Sends what is waiting. */
  flush(): void;
}

/** Gathers rows into few messages, so that telling a thousand rows a second does not slow the work. */
export function gatherNews(send: (news: News) => void): Teller {
  let rows: NumberedRow[] = [];
  let sent = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (rows.length === 0) return;
    const told = rows;
    [rows, sent] = [[], performance.now()];
    send({ told: 'rows', rows: told });
  };
  return {
    flush,
    tell(news) {
      if (news.told !== 'rows') {
        flush();
        send(news);
        return;
      }
      rows.push(...news.rows);
      if (performance.now() - sent >= pause) flush();
      else timer ??= setTimeout(flush, pause);
    },
  };
}
