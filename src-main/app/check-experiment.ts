import { Refusal } from '../../src-shared/refusal';
import { arraysIn } from '../library/arrays';
import type { Library } from '../library/library';

/** Throws a Refusal where an experiment is not in the library, or has left no arrays behind where some are needed. */
export async function checkExperiment({ needsArrays }: { readonly needsArrays?: boolean }, id: string, library: Pick<Library, 'folderOf' | 'read'>): Promise<void> {
  const { name, status } = await library.read(id);
  if (!needsArrays || (await arraysIn(await library.folderOf(id))).length > 0) return;
  throw new Refusal(`${name} has left no arrays behind${status === 'done' ? '' : ' yet'}: choose another experiment.`);
}
