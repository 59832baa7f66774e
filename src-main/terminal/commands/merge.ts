import { kinds } from '../../experiments';
import { parseSetup } from '../../experiments/kind';
import { kindNamed } from '../../jobs/work';
import { openLibrary } from '../../library/library';
import { merge } from '../../library/merge';
import { hint, type Call } from '../call';
import { answer, print, say } from '../print';

/** Joins the shares of one setup into one new experiment, and lists the rows that none of them has. */
export async function mergeShares(call: Call, ids: readonly string[], { name }: { readonly name?: string }): Promise<void> {
  const library = await openLibrary(call.library);
  const first = await library.read(ids[0]);
  const kind = kindNamed(kinds, first.kind);
  const of = kind.count(parseSetup(kind, first.setup));
  const { experiment, missing } = await merge(library, ids, { ...(of === undefined ? {} : { of }), ...(name === undefined ? {} : { name }) });
  answer(call, { ...experiment, missing }, () => '');
  if (call.json) return;
  print(experiment.id);
  if (missing.length > 0) say(`${missing.length} rows are missing (${ranges(missing)}); make them with: ${hint(call, `resume ${experiment.id}`)}`);
}

/** Numbers, ascending, with neighbours drawn together: `3, 7-12`; the first twenty such. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const words = runs.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return words.join(', ') + (runs.length > 20 ? ', ...' : '');
}
