import { setTimeout as wait } from 'node:timers/promises';
import type { Experiment } from '../../../src-shared/experiment';
import { Refusal } from '../../../src-shared/refusal';
import { openLibrary, type Library } from '../../library/library';
import { hint, type Call } from '../call';
import { answer } from '../print';

/** How long to wait for the row that is being made (milliseconds). */
const patience = 15_000;

/** Asks the process at work on an experiment to pause, and waits until it has. */
export async function pause(call: Call, given: string): Promise<void> {
  const library = await openLibrary(call.library);
  const { id, status } = await library.read(given);
  if (!(await library.askPause(id))) throw new Refusal(`No process is at work on experiment ${id}: it is ${status}.`);
  const experiment = await settled(library, id);
  answer(call, experiment, () => (experiment.status === 'running'
    ? `${id} will pause when it has made its row.`
    : `${id} is ${experiment.status} after ${experiment.rows.toLocaleString('en')} rows.${experiment.status === 'paused' ? ` Go on with: ${hint(call, `resume ${id}`)}` : ''}`));
}

async function settled(library: Library, id: string): Promise<Experiment> {
  for (const end = performance.now() + patience; ; await wait(100)) {
    const experiment = await library.read(id);
    if (experiment.status !== 'running' || performance.now() > end) return experiment;
  }
}
