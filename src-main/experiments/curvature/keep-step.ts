/** Checkpoints of Lanczos: one file for each step, with what the step added, so that none is written twice. */
import { join } from 'node:path';
import { isRefusal } from '../../../src-shared/refusal';
import type { Lanczos, Vector } from '../../../src-shared/math/lanczos';
import { readTensors, tensorPieces } from '../../networks/safetensors';
import type { Bench } from '../bench';

const nameOf = (part: number, step: number) => `lanczos-${part}-${step}.safetensors`;

/** Keeps what the last step of a state added. */
export async function keepStep({ leave }: Pick<Bench, 'leave'>, part: number, { basis, diagonal, offDiagonal }: Lanczos): Promise<void> {
  const step = diagonal.length;
  const added = basis.length > step ? [{ name: 'vector', shape: [basis[step].length], data: basis[step] }] : [];
  await leave.checkpoint(nameOf(part, step), tensorPieces(added, { diagonal: JSON.stringify(diagonal[step - 1]), offDiagonal: JSON.stringify(offDiagonal[step - 1]) }));
}

/** The state one step on, from its checkpoint; undefined where there is none that is whole. */
export async function keptStep({ folder }: Pick<Bench, 'folder'>, part: number, { basis, diagonal, offDiagonal }: Lanczos): Promise<Lanczos | undefined> {
  try {
    const { tensors, metadata } = await readTensors(join(folder, 'checkpoints', nameOf(part, diagonal.length + 1)));
    const vector = tensors.get('vector');
    return {
      basis: vector ? [...basis, vector.data as Vector] : basis,
      diagonal: [...diagonal, Number(metadata['diagonal'])],
      offDiagonal: [...offDiagonal, Number(metadata['offDiagonal'])],
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}
