import type { JobOutcome } from '../jobs/news';
import type { Library } from '../library/library';

/** Writes down why an experiment failed whose worker was killed and could not do so itself. */
export async function noteDeath(library: Library, id: string, outcome: JobOutcome): Promise<void> {
  if (outcome.status !== 'failed' || outcome.refused) return;
  const { status } = await library.read(id);
  if (status === 'paused' || status === 'waiting') await library.fail(id, outcome.why);
}
