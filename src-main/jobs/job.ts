import { hearLines } from './engine-log';
import { launchFork, type Launch, type ProcessEnd } from './launch';
import type { JobOutcome, News, Wish } from './news';

export interface JobStart {
  /** The path of the built worker. */
  readonly worker: string;
  readonly library: string;
  readonly id: string;
  /** Set for the worker besides this process's own environment, such as ISTHMUS_ENGINE. */
  readonly environment?: NodeJS.ProcessEnv;
  /** How its process is started; by Node's fork unless said. */
  readonly launch?: Launch;
}

/** What one may hear of a job. */
export interface Listener {
  news?(news: News): void;
  /** A line that the worker or the engine in it has printed. */
  log?(line: string): void;
}

/** A worker process at work on one experiment. */
export interface Job {
  readonly id: string;
  readonly process: number | undefined;
  readonly finished: Promise<JobOutcome>;
  /** Asks the worker to stop after the row it is making, and ends it where that takes longer than the grace (milliseconds). */
  pause(grace?: number): Promise<JobOutcome>;
  /** Ends the worker at once; the rows told are kept. */
  kill(): void;
}

function explainDeath({ code, signal }: ProcessEnd, tail: readonly string[]): string {
  const how = signal ? `was ended by signal ${signal}` : `ended with code ${code}`;
  const guess = signal === 'SIGKILL' ? ' The system does so when memory runs out: a smaller batch needs less.' : '';
  const last = tail.length > 0 ? ` It last said: ${tail.join(' / ')}` : '';
  return `The worker ${how} before it was done; the rows made are kept, and the experiment can be resumed.${guess}${last}`;
}

/** Starts a worker on an experiment. */
export function startJob({ worker, library, id, environment, launch = launchFork }: JobStart, listener: Listener = {}): Job {
  const launched = launch(worker, [library, id], { ...process.env, ...environment });
  let outcome: JobOutcome | undefined;
  let isEnding = false;
  const spoken = hearLines(launched, listener.log);
  launched.onMessage((message) => {
    const news = message as News;
    if (news.told === 'end') outcome = news.outcome;
    listener.news?.(news);
  });
  const finished = new Promise<JobOutcome>((resolve) => {
    launched.onEnd((end) => {
      if (end.error) return resolve({ status: 'failed', why: `The worker ${worker} could not be started: ${end.error.message}.` });
      void spoken.ended.then(() => resolve(outcome ?? (isEnding || end.code === 130 ? { status: 'paused' } : { status: 'failed', why: explainDeath(end, spoken.tail) })));
    });
  });
  return {
    id,
    process: launched.pid,
    finished,
    async pause(grace = 15_000) {
      isEnding = true;
      launched.send({ wish: 'pause' } satisfies Wish);
      const timer = setTimeout(() => launched.kill('SIGKILL'), grace);
      try {
        return await finished;
      } finally {
        clearTimeout(timer);
      }
    },
    kill() {
      isEnding = true;
      launched.kill('SIGKILL');
    },
  };
}
