import { Refusal } from '../../../src-shared/refusal';
import { kinds } from '../../experiments';
import { countInShare, type Share } from '../../experiments/bench';
import { parseSetup, type Kind } from '../../experiments/kind';
import { kindNamed } from '../../jobs/work';
import { openLibrary, type Beginning } from '../../library/library';
import type { Call } from '../call';
import { conclude, follow, printRow } from '../follow';
import { rootedSetup } from '../../app/places';
import { answer, print } from '../print';
import { readSetupFile } from '../setup-file';

export interface RunOptions {
  readonly rows?: boolean;
  readonly share?: string;
}

/** Makes an experiment from a setup file, or a share of its rows, and prints its id, or its rows as they come. */
export async function run(call: Call, path: string, { rows, share }: RunOptions): Promise<void> {
  if (rows && call.json) throw new Refusal('--rows and --json exclude each other: --rows writes a JSON document for each row.');
  const file = await readSetupFile(path);
  const kind = kindNamed(kinds, file.kind);
  const setup = parseSetup(kind, rootedSetup(kind.fields, file.setup));
  const library = await openLibrary(call.library);
  const { id } = await library.create({ kind: kind.name, name: file.name ?? kind.title, setup, seed: file.seed, ...extent(kind, setup, share) });
  const outcome = await follow(call, library, id, rows ? { row: printRow } : call.json ? {} : { begun: () => print(id) });
  // What was never begun leaves nothing behind.
  if (outcome.status === 'failed' && outcome.refused) await library.delete(id);
  else if (call.json) answer(call, await library.read(id), () => '');
  await conclude(call, library, id, outcome);
}

/** The share asked for, and how many rows there will be where that is known. */
function extent(kind: Kind, setup: Parameters<Kind['count']>[0], written: string | undefined): Pick<Beginning, 'share' | 'of'> {
  const whole = kind.count(setup);
  const share = written === undefined ? undefined : parseShare(written);
  if (share && !kind.divisible(setup)) throw new Refusal(`Rows of this ${kind.title.toLowerCase()} follow from one another, so it has no shares: run it whole.`);
  const of = whole === undefined || !share ? whole : countInShare(whole, share);
  return { ...(share ? { share } : {}), ...(of === undefined ? {} : { of }) };
}

function parseShare(written: string): Share {
  const [, i, n] = (/^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? []).map(Number);
  if (i >= 1 && i <= n) return [i, n];
  throw new Refusal(`"${written}" is not a share: write the i-th of n as i/n, such as 1/4 or 4/4.`);
}
