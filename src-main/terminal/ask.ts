import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from '../../src-shared/refusal';
import { isTelling } from '../jobs/engine-log';
import type { Answers, QuestionName, Reply } from '../questions';
import { environmentFor, type Call } from './call';
import { codes, Ending } from './ending';
import { onInterrupt } from './interrupt';
import { showProgress } from './progress';

type Found<Name extends QuestionName> = Awaited<ReturnType<Answers[Name]>>;

/**
 * The answer to a question that needs an engine, from a process of its own, so that no fault of a driver touches this one.
 * Throws a Refusal where it is refused, and an Ending where the process dies or is interrupted.
 */
export async function ask<Name extends QuestionName>(call: Call, what: Name, asked: Parameters<Answers[Name]>[0]): Promise<Found<Name>> {
  const progress = showProgress(call);
  const child = fork(join(call.entries, 'answerer.js'), [call.library], {
    env: { ...process.env, ...environmentFor(call) }, serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [],
  });
  const tail: string[] = [];
  const hear = (line: string): void => {
    if (!isTelling(line)) return;
    tail.push(line);
    progress.log(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', hear);
  }
  let isInterrupted = false;
  const release = onInterrupt(() => {
    isInterrupted = true;
    child.kill('SIGKILL');
  });
  let reply: Reply | undefined;
  child.on('message', (told: Reply) => {
    if (told.told === 'progress') progress.doing(`${told.doing}: ${told.done.toLocaleString('en')} of ${told.of.toLocaleString('en')}`);
    else reply = told;
  });
  child.send({ what, asked }, () => undefined);
  const death = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ? `it was ended by signal ${signal}` : `it ended with code ${code}`));
  });
  release();
  progress.end();
  if (reply?.told === 'answer') return reply.found as Found<Name>;
  if (reply?.told === 'refusal') throw new Refusal(reply.why);
  if (reply?.told === 'fault') throw new Ending(codes.failed, `A fault in Isthmus: ${reply.why}`);
  if (isInterrupted) throw new Ending(codes.interrupted, 'Interrupted.');
  const last = tail.length > 0 ? ` It last said: ${tail.slice(-3).join(' / ')}` : '';
  throw new Ending(codes.failed, `The process that computes died before it answered: ${death}.${last}`);
}
