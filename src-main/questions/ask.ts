import { join } from 'node:path';
import { hearLines } from '../jobs/engine-log';
import { launchFork, type Launch, type ProcessEnd } from '../jobs/launch';
import type { Answers, Question, QuestionName, Reply } from './index';

type Found<Name extends QuestionName> = Awaited<ReturnType<Answers[Name]>>;

/** Where and how a question is asked. */
export interface Asking {
  /** The folder of the built entries, where the answerer lies. */
  readonly entries: string;
  readonly library: string;
  /** Set for the answerer besides this process's own environment. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly launch?: Launch;
  progress?(told: Extract<Reply, { readonly told: 'progress' }>): void;
  /** A line that the answerer or the engine in it has printed. */
  log?(line: string): void;
}

/** What came of a question: `failed` says in a sentence how the process broke down. */
export type Outcome<Name extends QuestionName> =
  | { readonly status: 'answered'; readonly found: Found<Name> }
  | { readonly status: 'refused' | 'failed'; readonly why: string };

/** A question on its way. */
export interface Pending<Name extends QuestionName> {
  readonly outcome: Promise<Outcome<Name>>;
  /** Ends the process at once. */
  stop(): void;
}

/** Asks a question that needs an engine of a process of its own, so that no fault of a driver touches this one. */
export function ask<Name extends QuestionName>({ entries, library, environment, launch = launchFork, progress, log }: Asking, what: Name, asked: Parameters<Answers[Name]>[0]): Pending<Name> {
  const launched = launch(join(entries, 'answerer.js'), [library], { ...process.env, ...environment });
  const spoken = hearLines(launched, log);
  let reply: Exclude<Reply, { readonly told: 'progress' }> | undefined;
  launched.onMessage((message) => {
    const told = message as Reply;
    if (told.told === 'progress') progress?.(told);
    else reply = told;
  });
  launched.send({ what, asked } satisfies Question<Name>);
  const outcomeOf = ({ code, signal, error }: ProcessEnd): Outcome<Name> => {
    if (reply?.told === 'answer') return { status: 'answered', found: reply.found as Found<Name> };
    if (reply?.told === 'refusal') return { status: 'refused', why: reply.why };
    if (reply?.told === 'fault') return { status: 'failed', why: `A fault in Isthmus: ${reply.why}` };
    const death = error ? error.message : signal ? `it was ended by signal ${signal}` : `it ended with code ${code}`;
    const last = spoken.tail.length > 0 ? ` It last said: ${spoken.tail.join(' / ')}` : '';
    return { status: 'failed', why: `The process that computes died before it answered: ${death}.${last}` };
  };
  const outcome = new Promise<Outcome<Name>>((resolve) => {
    launched.onEnd((end) => {
      // What could not be started has nothing more to say.
      void (end.error ? Promise.resolve() : spoken.ended).then(() => resolve(outcomeOf(end)));
    });
  });
  return { outcome, stop: () => launched.kill('SIGKILL') };
}
