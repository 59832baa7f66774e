import { watch, type FSWatcher } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Heading } from '../../src-shared/experiment';
import type { JobState, News } from '../../src-shared/messages';
import type { Library } from '../library/library';
import { seldom } from './seldom';
import { followWork } from './work-elsewhere';

/** How often the library is looked at while somebody hears (milliseconds): not every file system tells of changes. */
const INTERVAL = 1500;

/** What the watching needs of the lab. */
export interface WatchedWhere {
  readonly library: Library;
  tell(news: News): void;
  isHeard(): boolean;
  /** Whether a process of this lab works on an experiment, and tells of it itself. */
  isOurs(id: string): boolean;
  /** Tells the rows that others have made, before it is told that they have ended. */
  rows(): Promise<void>;
  gone(id: string): void;
}

/** Tells what becomes of a library, whoever changes it. */
export interface Watching {
  /** Looks now. */
  look(): Promise<void>;
  /** What is known of the work of another process. */
  stateOf(id: string): JobState | undefined;
  close(): void;
}

const isAtWork = ({ status }: Heading): boolean => status === 'waiting' || status === 'running';

/** Watches a library by what its folder tells and, while somebody hears, by looking now and then. */
export function watchLibrary({ library, tell, isHeard, isOurs, rows, gone }: WatchedWhere): Watching {
  let known: ReadonlyMap<string, Heading> | undefined;
  const elsewhere = followWork(library, tell);

  async function compare(): Promise<void> {
    const { headings: found, unreadable } = await library.list();
    await rows();
    const before = known;
    // That a worker of ours has ended is told when its process has.
    const headings = found.map((heading) => (isOurs(heading.id) && !isAtWork(heading) ? before?.get(heading.id) ?? heading : heading));
    known = new Map(headings.map((heading) => [heading.id, heading]));
    for (const heading of headings) {
      // It may be deleted while it is looked at; that it is gone is told the next time.
      await elsewhere.follow(heading, isOurs(heading.id)).catch(() => undefined);
      if (before && !isDeepStrictEqual(before.get(heading.id), heading)) tell({ told: 'heading', heading });
    }
    const there = new Set([...known.keys(), ...unreadable.map(({ id }) => id)]);
    for (const id of before?.keys() ?? []) {
      if (there.has(id)) continue;
      elsewhere.forget(id);
      gone(id);
      tell({ told: 'gone', id });
    }
  }

  let last = Promise.resolve();
  // A library that cannot be read now may be so the next time; who asks for its list is told why.
  const look = (): Promise<void> => (last = last.then(compare).catch(() => undefined));
  const soon = seldom(300, () => { if (isHeard()) void look(); });
  const timer = setInterval(soon.ask, INTERVAL);
  timer.unref();
  const watcher = watchFolder(library.folder, soon.ask);

  return {
    look,
    stateOf: elsewhere.stateOf,
    close() {
      clearInterval(timer);
      soon.stop();
      watcher?.close();
    },
  };
}

/** Undefined where the system has no more watches to give: the interval does without. */
function watchFolder(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, changed).on('error', () => undefined);
  } catch {
    return undefined;
  }
}
