import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { isTelling } from './engine-log';
import type { JobOutcome, News, Wish } from './news';

export interface JobStart {
  /** The path of the built worker. */
  readonly worker: string;
  readonly library: string;
  readonly id: string;
  /** Set for the worker besides this process's own environment, such as ISTHMUS_ENGINE. */
  readonly environment?: NodeJS.ProcessEnv;
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

function lines(stream: Readable | null, hear: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    if (!stream) return resolve();
    createInterface({ input: stream }).on('line', hear).on('close', resolve);
  });
}

function explainDeath(code: number | null, signal: NodeJS.Signals | null, tail: readonly string[]): string {
  const how = signal ? `was ended by signal ${signal}` : `ended with code ${code}`;
  const guess = signal === 'SIGKILL' ? ' The system does so when memory runs out: a smaller batch needs less.' : '';
  const last = tail.length > 0 ? ` It last said: ${tail.join(' / ')}` : '';
  return `The worker ${how} before it was done; the rows made are kept, and the experiment can be resumed.${guess}${last}`;
}

/** Starts a worker on an experiment. */
export function startJob({ worker, library, id, environment }: JobStart, listener: Listener = {}): Job {
  const child = fork(worker, [library, id], {
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A debugger's or test runner's options are not the worker's.
    execArgv: [],
  });
  let outcome: JobOutcome | undefined;
  let isEnding = false;
  const tail: string[] = [];
  const hear = (line: string): void => {
    if (!isTelling(line)) return;
    tail.push(line);
    if (tail.length > 3) tail.shift();
    listener.log?.(line);
  };
  const spoken = Promise.all([lines(child.stdout, hear), lines(child.stderr, hear)]);
  child.on('message', (message) => {
    const news = message as News;
    if (news.told === 'end') outcome = news.outcome;
    listener.news?.(news);
  });
  const finished = new Promise<JobOutcome>((resolve) => {
    child.once('error', (error) => resolve({ status: 'failed', why: `The worker ${worker} could not be started: ${error.message}.` }));
    child.once('close', (code, signal) => {
      void spoken.then(() => resolve(outcome ?? (isEnding || code === 130 ? { status: 'paused' } : { status: 'failed', why: explainDeath(code, signal, tail) })));
    });
  });
  return {
    id,
    process: child.pid,
    finished,
    async pause(grace = 15_000) {
      isEnding = true;
      const wish: Wish = { wish: 'pause' };
      if (child.connected) child.send(wish, () => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), grace);
      try {
        return await finished;
      } finally {
        clearTimeout(timer);
      }
    },
    kill() {
      isEnding = true;
      child.kill('SIGKILL');
    },
  };
}
