import { join } from 'node:path';
import { writeFileAtomically } from '../library/atomic-file';
import type { Leaving } from './bench';

function plainName(name: string): string {
  if (!/^[\w-][\w.-]*$/.test(name)) throw new Error(`not a plain file name: ${name}`);
  return name;
}

/** Leaves files in an experiment's folder as the library has them. */
export const leaveIn = (folder: string): Leaving => ({
  weights: (name, pieces) => writeFileAtomically(join(folder, 'weights', `${plainName(name)}.safetensors`), pieces),
  array: (name, pieces) => writeFileAtomically(join(folder, 'arrays', `${plainName(name)}.npy`), pieces),
  checkpoint: (name, pieces) => writeFileAtomically(join(folder, 'checkpoints', plainName(name)), pieces),
});
