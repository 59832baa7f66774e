import type { Row } from '../../src-shared/kind';
import type { JobState, News, Opened } from '../../src-shared/messages';
import type { Lab } from '../lab';
import { keepUp } from './keep-up';

/** An experiment as far as it is known. */
export interface Followed {
  /** Absent until it is known. */
  readonly opened?: Opened;
  /** In the order of their numbers. */
  readonly rows: readonly Row[];
  /** Whether the rows of earlier sessions are here. */
  readonly hasRows: boolean;
  /** Why it cannot be shown, or not be kept up to date. */
  readonly fault?: unknown;
  /** Whether it was deleted. */
  readonly isGone: boolean;
}

type Door = Pick<Lab, 'open' | 'rows' | 'hear'>;

/**
 * Follows an experiment: `tell` hears how it stands, at most once a frame. No row is missed and none doubled, whether it is
 * told before, while or after rows are asked for. Gives what stops the following.
 */
export function followExperiment(id: string, door: Door, nextFrame: (then: () => void) => void, tell: (now: Followed) => void): () => void {
  let now: Followed = { rows: [], hasRows: false, isGone: false };
  // Rows by number; where a share or a resume leaves numbers out, the array has holes.
  let held: Row[] = [];
  let isHeldNew = false;
  let isFrameAsked = false;
  let isOver = false;

  function change(part: Partial<Followed>): void {
    now = { ...now, ...part };
    if (isFrameAsked) return;
    isFrameAsked = true;
    nextFrame(() => {
      isFrameAsked = false;
      if (isOver) return;
      // One copy a frame, without the holes, however many messages have come.
      if (isHeldNew) now = { ...now, rows: held.filter(() => true) };
      isHeldNew = false;
      tell(now);
    });
  }

  function hold(rows: Row[], hasRows = now.hasRows): void {
    [held, isHeldNew] = [rows, true];
    change({ hasRows });
  }

  const fail = (fault: unknown): void => change({ fault });

  const rows = keepUp({
    ask: () => door.rows({ id }),
    take(numbered) {
      const rows: Row[] = [];
      for (const { n, row } of numbered) rows[n] = row;
      hold(rows, true);
    },
    hear(news) {
      if (news.told === 'rows') for (const { n, row } of news.rows) held[n] = row;
      else if (news.told === 'cut') held.length = Math.min(held.length, news.n);
      else return;
      hold(held);
    },
    fail,
  });

  const details = keepUp({
    ask: () => door.open({ id }),
    take: (opened) => change({ opened, fault: undefined, isGone: false }),
    hear(news) {
      const { opened } = now;
      if (!opened) return;
      const next = told(opened, news);
      if (next !== opened) change({ opened: next });
      // With another status come other times at work, notes and weights left behind.
      if (next.experiment.status !== opened.experiment.status) void details.ask();
    },
    fail,
  });

  const askAll = (): void => void Promise.all([details.ask(), rows.ask()]);
  const stop = door.hear((news) => {
    if (news.told === 'again') return askAll();
    if (news.told === 'dish' || (news.told === 'heading' ? news.heading.id : news.id) !== id) return;
    if (news.told === 'gone') return change({ isGone: true });
    if (news.told === 'heading' && now.isGone) askAll();
    rows.hear(news);
    details.hear(news);
  });
  askAll();
  return () => {
    isOver = true;
    stop();
  };
}

/** What is known of an experiment after some news of it. */
function told(opened: Opened, news: News): Opened {
  const { experiment } = opened;
  if (news.told === 'heading') {
    const job = news.heading.status === 'running' ? opened.job : undefined;
    return withJob({ ...opened, experiment: { ...experiment, ...news.heading } }, job);
  }
  if (news.told === 'job') return withJob(opened, news.job);
  if (news.told === 'madeWith') return { ...opened, experiment: { ...experiment, madeWith: news.madeWith } };
  if (news.told === 'note') return { ...opened, experiment: { ...experiment, note: news.sentence } };
  return opened;
}

function withJob({ job: _, ...opened }: Opened, job: JobState | undefined): Opened {
  return job ? { ...opened, job } : opened;
}
