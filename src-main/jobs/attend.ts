import { openLibrary } from '../library/library';
import type { Kind } from '../experiments/kind';
import { isRefusal } from '../../src-shared/refusal';
import { gatherNews, type JobOutcome } from './news';
import { openParent } from './parent';
import { work } from './work';

const codes: Readonly<Record<JobOutcome['status'], number>> = { done: 0, failed: 3, paused: 130 };

/** How long a worker that was told to stop may take to finish its row (milliseconds). */
const grace = 10_000;

/**
 * Attends to one experiment as a worker process whose arguments are the library's folder and the experiment's id: makes its
 * rows, tells the parent, and leaves when done, when told to pause, or when the parent is gone.
 */
export async function attend(kinds: Readonly<Record<string, Kind>>, [folder, id]: readonly string[]): Promise<void> {
  const parent = openParent();
  let stoppedAt = Infinity;
  const isStopping = (): boolean => stoppedAt < Infinity;
  const stop = (): void => {
    if (isStopping()) return;
    stoppedAt = performance.now();
    // A row that takes too long is given up: what is told is kept in any case.
    setTimeout(() => process.exit(codes.paused), grace).unref();
  };
  const interrupt = (): void => {
    // A second interrupt ends the process at once; one that follows on the heels of the first is the same, passed on twice.
    if (performance.now() - stoppedAt > 500) process.exit(codes.paused);
    stop();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  parent.onMessage(stop);
  parent.onGone(stop);

  const teller = gatherNews((news) => void parent.send(news));
  let outcome: JobOutcome;
  try {
    const library = await openLibrary(folder);
    outcome = await work({ library, id, kinds, tell: teller.tell, wantsPause: isStopping });
  } catch (error) {
    outcome = isRefusal(error)
      ? { status: 'failed', why: error.message, refused: true }
      : { status: 'failed', why: `A fault in Isthmus: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
  teller.flush();
  await parent.sendLast({ told: 'end', outcome });
  // The engine's threads would keep the process alive.
  process.exit(codes[outcome.status]);
}
