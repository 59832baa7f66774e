import { Refusal } from '../../../src-shared/refusal';
import { openLibrary } from '../../library/library';
import type { Call } from '../call';
import { conclude, follow, printRow } from '../follow';
import { answer, say } from '../print';

/** Goes on with an experiment where it stopped. */
export async function resume(call: Call, given: string, { rows }: { readonly rows?: boolean }): Promise<void> {
  if (rows && call.json) throw new Refusal('--rows and --json exclude each other: --rows writes a JSON document for each row.');
  const library = await openLibrary(call.library);
  const { id, name, status } = await library.read(given);
  if (status === 'done') {
    if (!call.quiet) say(`${name} (${id}) is done already.`);
    return answer(call, await library.read(id), () => '');
  }
  const outcome = await follow(call, library, id, rows ? { row: printRow } : {});
  if (call.json) answer(call, await library.read(id), () => '');
  await conclude(call, library, id, outcome);
}
