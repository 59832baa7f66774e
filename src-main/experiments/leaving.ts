import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../library/atomic-file';
import type { Leaving, Pieces } from './bench';

function plainName(name: string): string {
  if (!/^[\w-][\w.-]*$/.test(name)) throw new Error(`not a plain file name: ${name}`);
  return name;
}

/** Leaves files in an experiment's folder as the library has them, each after what must be safe before it. */
export function leaveIn(folder: string, before: () => void = () => undefined): Leaving {
  const leave = (path: string, pieces: Pieces): Promise<void> => {
    before();
    return writeFileAtomically(path, pieces);
  };
  return {
    weights: (name, pieces) => leave(join(folder, 'weights', `${plainName(name)}.safetensors`), pieces),
    array: (name, pieces) => leave(join(folder, 'arrays', `${plainName(name)}.npy`), pieces),
    checkpoint: (name, pieces) => leave(join(folder, 'checkpoints', plainName(name)), pieces),
    forget: () => rm(join(folder, 'checkpoints'), { recursive: true, force: true }),
  };
}
