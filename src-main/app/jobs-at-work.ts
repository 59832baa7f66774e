import { join } from 'node:path';
import type { JobState, News } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { startJob, type Job } from '../jobs/job';
import type { Launch } from '../jobs/launch';
import type { JobOutcome, News as JobNews } from '../jobs/news';
import type { Library } from '../library/library';
import { noteDeath } from './note-death';
import { paceJob, type Paced } from './pace';
import { reportFault } from './report-fault';
import { seldom } from './seldom';

/** Between two tellings of a job's state lie at least so many milliseconds. */
const PAUSE = 250;

/** What jobs need of the lab. */
export interface JobsWhere {
  readonly library: Library;
  readonly entries: string;
  readonly launch: Launch;
  readonly environment: NodeJS.ProcessEnv;
  tell(news: News): void;
  /** Called when a worker that told all its rows has ended. */
  toldAll(id: string): Promise<void>;
  /** Called when an experiment has begun or ended, so that its heading is another. */
  changed(): Promise<void>;
}

/** Experiments that processes of this lab work on. */
export interface Jobs {
  /** Starts a worker; throws a Refusal where one of ours is at it, or where the lab is closing. */
  start(id: string): void;
  /** How the work on an experiment of ours ends; undefined where none is at work. */
  outcomeOf(id: string): Promise<JobOutcome> | undefined;
  stateOf(id: string): JobState | undefined;
  /** False where the experiment is not at work here. */
  pause(id: string): boolean;
  /** Ends the worker at once, and waits until it has; false where the experiment is not at work here. */
  cancel(id: string): Promise<boolean>;
  working(): readonly string[];
  /** Pauses all, and waits until they have ended; nothing is started any more. */
  close(): Promise<void>;
}

interface AtWork {
  readonly job: Job;
  readonly paced: Paced;
  readonly ended: Promise<JobOutcome>;
}

/** The jobs of a lab: none yet. */
export function openJobs({ library, entries, launch, environment, tell, toldAll, changed }: JobsWhere): Jobs {
  const atWork = new Map<string, AtWork>();
  let isClosing = false;

  function begin(id: string): AtWork {
    const paced = paceJob(true);
    const state = seldom(PAUSE, () => tell({ told: 'job', id, job: paced.state() }));
    // Until it computes, a worker says on stderr what it is about: downloading, drawing images.
    let isComputing = false;
    let hasToldAll = false;
    const hear = (news: JobNews): void => {
      if (news.told === 'start') {
        paced.begin(news.done, news.of);
        void changed();
      }
      if (news.told === 'madeWith') isComputing = true;
      if (news.told === 'rows') paced.advance(news.rows.length);
      if (news.told === 'cut') paced.cut(news.n);
      if (news.told === 'left') paced.foretell(news.seconds);
      hasToldAll ||= news.told === 'end';
      if (news.told !== 'start' && news.told !== 'left' && news.told !== 'end') tell({ ...news, id });
      if (news.told !== 'end' && news.told !== 'note') state.ask();
    };
    const log = (sentence: string): void => { if (!isComputing) tell({ told: 'note', id, sentence }); };
    const job = startJob({ worker: join(entries, 'worker.js'), library: library.folder, id, environment, launch }, { news: hear, log });
    const ended = job.finished.then(async (outcome) => {
      state.stop();
      await noteDeath(library, id, outcome).catch(reportFault);
      if (hasToldAll) await toldAll(id).catch(reportFault);
      atWork.delete(id);
      if (outcome.status === 'failed') tell({ told: 'note', id, sentence: outcome.why });
      await changed();
      return outcome;
    });
    state.ask();
    return { job, paced, ended };
  }

  return {
    start(id) {
      if (isClosing) throw new Refusal('The lab is closing: open it again to go on.');
      if (atWork.has(id)) throw new Refusal(`Experiment ${id} is at work already.`);
      atWork.set(id, begin(id));
    },
    outcomeOf: (id) => atWork.get(id)?.ended,
    stateOf: (id) => atWork.get(id)?.paced.state(),
    pause(id) {
      const found = atWork.get(id);
      if (!found) return false;
      found.paced.pausing();
      tell({ told: 'job', id, job: found.paced.state() });
      void found.job.pause();
      return true;
    },
    async cancel(id) {
      const found = atWork.get(id);
      if (!found) return false;
      found.job.kill();
      await found.ended;
      return true;
    },
    working: () => [...atWork.keys()],
    async close() {
      isClosing = true;
      await Promise.all([...atWork.values()].map(async ({ job, ended }) => {
        await job.pause();
        await ended;
      }));
    },
  };
}
