import { Refusal } from '../../src-shared/refusal';
import type { Answers, QuestionName } from '../questions';
import { ask as askApart } from '../questions/ask';
import { environmentFor, type Call } from './call';
import { codes, Ending } from './ending';
import { onInterrupt } from './interrupt';
import { showProgress } from './progress';

/**
 * The answer to a question that needs an engine, showing progress.
 * Throws a Refusal where it is refused, and an Ending where the process that answers dies or is interrupted.
 */
export async function ask<Name extends QuestionName>(call: Call, what: Name, asked: Parameters<Answers[Name]>[0]): Promise<Awaited<ReturnType<Answers[Name]>>> {
  const progress = showProgress(call);
  const pending = askApart({
    entries: call.entries,
    launch: call.launch,
    library: call.library,
    environment: environmentFor(call),
    log: progress.log,
    progress: ({ doing, done, of }) => progress.doing(`${doing}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`),
  }, what, asked);
  let isInterrupted = false;
  const release = onInterrupt(() => {
    isInterrupted = true;
    pending.stop();
  });
  const outcome = await pending.outcome;
  release();
  progress.end();
  if (outcome.status === 'answered') return outcome.found;
  if (outcome.status === 'refused') throw new Refusal(outcome.why);
  throw isInterrupted ? new Ending(codes.interrupted, 'Interrupted.') : new Ending(codes.failed, outcome.why);
}
