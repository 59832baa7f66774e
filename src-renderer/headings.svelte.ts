import type { Heading, Unreadable } from '../src-shared/experiment';
import type { JobState } from '../src-shared/messages';
import { lab } from './lab';

let list = $state.raw<readonly Heading[]>([]);
let unreadable = $state.raw<readonly Unreadable[]>([]);
let jobs = $state.raw<Readonly<Record<string, JobState>>>({});
let isKnown = $state(false);

async function read(): Promise<void> {
  const found = await lab.list(null);
  [list, unreadable, isKnown] = [found.headings, found.unreadable, true];
}

lab.hear((news) => {
  if (news.told === 'again') void read();
  if (news.told === 'gone') list = list.filter(({ id }) => id !== news.id);
  if (news.told === 'heading') {
    const { heading } = news;
    list = list.some(({ id }) => id === heading.id) ? list.map((one) => (one.id === heading.id ? heading : one)) : [...list, heading];
    if (heading.status !== 'running') jobs = Object.fromEntries(Object.entries(jobs).filter(([id]) => id !== heading.id));
  }
  if (news.told === 'job') jobs = { ...jobs, [news.id]: news.job };
});
void read();

/** The library's experiments as they stand, kept up to date by news. */
export const headings = {
  /** In the order of creation. */
  get list(): readonly Heading[] {
    return list;
  },
  get unreadable(): readonly Unreadable[] {
    return unreadable;
  },
  /** What is known of those at work, by id. */
  get jobs(): Readonly<Record<string, JobState>> {
    return jobs;
  },
  /** Whether the library has been read. */
  get isKnown(): boolean {
    return isKnown;
  },
};
