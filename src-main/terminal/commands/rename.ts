import { openLibrary } from '../../library/library';
import type { Call } from '../call';
import { answer } from '../print';

/** Gives an experiment another name. */
export async function rename(call: Call, id: string, name: string): Promise<void> {
  const experiment = await (await openLibrary(call.library)).rename(id, name);
  answer(call, experiment, () => `${experiment.id} is now called ${experiment.name}.`);
}
