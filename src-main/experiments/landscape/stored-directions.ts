import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { readNpy } from '../../datasets/npy-file';
import { arraysIn } from '../../library/arrays';
import type { Network } from '../../networks';
import type { Shelf } from '../bench';
import type { LandscapeSetup } from './setup';

/** The directions that an earlier experiment left behind, bit for bit. Throws a Refusal where it left none, too few, or those of another network. */
export async function storedDirections({ source, dimensions }: Pick<LandscapeSetup, 'source' | 'dimensions'>, network: Network, shelf: Pick<Shelf, 'folderOf'>): Promise<[Float64Array, Float64Array]> {
  const folder = await shelf.folderOf(source);
  const left = await arraysIn(folder);
  const read = async (name: string): Promise<Float64Array> => {
    const { data } = await readNpy(join(folder, 'arrays', `${name}.npy`));
    const { parameters } = network.layout;
    if (data.length !== parameters) throw new Refusal(`The directions of experiment ${source} have ${data.length} entries and ${network.name} has ${parameters} parameters: choose an experiment with the same network.`);
    return Float64Array.from(data as Float64Array);
  };
  if (!left.includes('direction-1')) throw new Refusal(`Experiment ${source} has left no directions behind (yet): choose a landscape that has begun.`);
  const first = await read('direction-1');
  if (dimensions === '1') return [first, new Float64Array(first.length)];
  if (!left.includes('direction-2')) throw new Refusal(`Experiment ${source} has one direction only: take one dimension, or choose an experiment on a plane.`);
  return [first, await read('direction-2')];
}
