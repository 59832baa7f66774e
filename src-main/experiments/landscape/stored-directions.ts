import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { readNpy } from '../../datasets/npy-file';
import { arraysIn } from '../../library/arrays';
import type { Network } from '../../networks';
import type { Shelf } from '../bench';
import type { LandscapeSetup } from './setup';

/** What kinds leave behind for others to go along, two by two. */
const PAIRS = [['direction-1', 'direction-2'], ['axis-1', 'axis-2'], ['eigenvector-largest', 'eigenvector-smallest']] as const;

/** The directions that an earlier experiment left behind, bit for bit. Throws a Refusal where it left no such arrays, or those of another network. */
export async function storedDirections({ source, firstArray, secondArray, dimensions }: Pick<LandscapeSetup, 'source' | 'firstArray' | 'secondArray' | 'dimensions'>, network: Network, shelf: Pick<Shelf, 'folderOf'>): Promise<[Float64Array, Float64Array]> {
  const folder = await shelf.folderOf(source);
  const left = await arraysIn(folder);
  const { parameters } = network.layout;
  const read = async (name: string): Promise<Float64Array> => {
    if (!left.includes(name)) throw new Refusal(`Experiment ${source} has left no array "${name}" behind; ${left.length === 0 ? 'it has none (yet).' : `it has ${left.join(', ')}.`}`);
    const { data } = await readNpy(join(folder, 'arrays', `${name}.npy`));
    if (data.length !== parameters) throw new Refusal(`The array ${name} of experiment ${source} has ${data.length} entries and ${network.name} has ${parameters} parameters: choose an experiment with the same network.`);
    return Float64Array.from(data as Float64Array);
  };
  const pair = PAIRS.find(([one]) => left.includes(one)) ?? PAIRS[0];
  const first = await read(firstArray || pair[0]);
  return [first, dimensions === '1' ? new Float64Array(first.length) : await read(secondArray || pair[1])];
}
