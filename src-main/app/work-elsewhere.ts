import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Heading, MadeWith } from '../../src-shared/experiment';
import type { JobState, News } from '../../src-shared/messages';
import { wantedOf } from '../library/claim';
import type { Library } from '../library/library';
import { paceJob, type Paced } from './pace';

/** What processes of others are at work on, told as this lab's own jobs tell it. */
export interface WorkElsewhere {
  /** Takes note of a heading as it is now; `isOurs` where a process of this lab works on the experiment. */
  follow(heading: Heading, isOurs: boolean): Promise<void>;
  stateOf(id: string): JobState | undefined;
  forget(id: string): void;
}

interface Seen {
  readonly paced: Paced;
  madeWith?: MadeWith;
  note?: string;
}

/** Follows the work of others by what they write into the library. */
export function followWork(library: Library, tell: (news: News) => void): WorkElsewhere {
  const atWork = new Map<string, Seen>();

  async function tellNotes(id: string, seen: Seen): Promise<void> {
    const { madeWith, note } = await library.read(id);
    if (madeWith && !isDeepStrictEqual(madeWith, seen.madeWith)) tell({ told: 'madeWith', id, madeWith });
    if (note !== undefined && note !== seen.note) tell({ told: 'note', id, sentence: note });
    Object.assign(seen, { madeWith, note });
  }

  return {
    async follow({ id, status, rows, of }, isOurs) {
      const seen = atWork.get(id) ?? { paced: paceJob(false, rows, of) };
      if (isOurs || (status !== 'running' && !atWork.has(id))) return void atWork.delete(id);
      await tellNotes(id, seen);
      if (status !== 'running') return void atWork.delete(id);
      atWork.set(id, seen);
      const more = rows - seen.paced.state().rows;
      if (more < 0) seen.paced.begin(rows, of);
      else seen.paced.advance(more);
      if (existsSync(wantedOf(join(library.folder, id)))) seen.paced.pausing();
      tell({ told: 'job', id, job: seen.paced.state() });
    },
    stateOf: (id) => atWork.get(id)?.paced.state(),
    forget: (id) => void atWork.delete(id),
  };
}
