/** A lab on a library of its own, with a shell that saves into a folder, and ears. */
import { join } from 'node:path';
import type { News, Requests } from '../../../src-shared/messages';
import type { Kinds } from '../../../src-main/experiments';
import { openLab, type Lab, type LabOptions } from '../../../src-main/app/lab';
import { launchFork, type Launch } from '../../../src-main/jobs/launch';
import { temporaryFolder } from '../../temporary';
import { chain, counting } from '../jobs/counting';

export const countingKinds = { counting, chain } as unknown as Kinds;

/** Launches a worker of the tests' own in place of the product's. */
export const launchInstead = (worker: string): Launch => (entry, args, environment) => launchFork(entry.endsWith('worker.js') ? worker : entry, args, environment);

export interface Laboratory {
  readonly lab: Lab;
  readonly ask: Requests;
  readonly library: string;
  /** The folder into which files are saved under the names that are suggested. */
  readonly desk: string;
  readonly news: News[];
  /** Resolves with the first news, past or to come, of which something is true. */
  heard<Told extends News>(what: (news: News) => news is Told): Promise<Told>;
  heard(what: (news: News) => boolean): Promise<News>;
}

export async function openLaboratory(options: Partial<LabOptions> = {}): Promise<Laboratory> {
  const [library, desk] = [options.library ?? temporaryFolder(), temporaryFolder()];
  const lab = await openLab({
    library, entries: '/nowhere', launch: launchFork,
    shell: {
      ways: () => ({ dialog: false, places: [] }),
      async save(suggestedName, write) {
        const path = join(desk, suggestedName);
        await write(path);
        return { path };
      },
    },
    ...options,
  });
  const news: News[] = [];
  const waiting = new Set<(told: News) => void>();
  lab.hear((told) => {
    news.push(told);
    for (const hear of [...waiting]) hear(told);
  });
  const heard = (what: (told: News) => boolean): Promise<News> => new Promise((resolve) => {
    const past = news.find(what);
    if (past) return resolve(past);
    const hear = (told: News): void => {
      if (!what(told)) return;
      waiting.delete(hear);
      resolve(told);
    };
    waiting.add(hear);
  });
  return { lab, ask: lab.requests, library, desk, news, heard: heard as Laboratory['heard'] };
}

/** Whether it is told that an experiment has a status. */
export const isNow = (id: string, status: string) => (news: News): boolean => news.told === 'heading' && news.heading.id === id && news.heading.status === status;

/** How many rows of an experiment have been told, each once. */
export const rowsTold = (news: readonly News[], id: string): Map<number, unknown> =>
  new Map(news.flatMap((told) => (told.told === 'rows' && told.id === id ? told.rows.map(({ n, row }) => [n, row] as const) : [])));
