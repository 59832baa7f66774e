import { openLibrary } from '../../library/library';
import type { Call } from '../call';
import { answer } from '../print';

/** Removes experiments and all that they left behind; none where one of them is not there. */
export async function deleteExperiments(call: Call, given: readonly string[]): Promise<void> {
  const library = await openLibrary(call.library);
  const found = await Promise.all(given.map(async (id) => ({ id, folder: await library.folderOf(id) })));
  const ids = [...new Set(found.map(({ folder }) => folder.split(/[\\/]/).at(-1) as string))];
  for (const id of ids) await library.delete(id);
  answer(call, { deleted: ids }, () => `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} deleted.`);
}
