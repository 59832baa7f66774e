/** Checkpoints of an ensemble: what each member made of the images, so that none has to look at them again. */
import { join } from 'node:path';
import { isRefusal } from '../../../src-shared/refusal';
import { npyPieces, readNpy } from '../../datasets/npy-file';
import type { Bench } from '../bench';

const nameOf = (member: number): string => `logits-${member}`;

/** Keeps the logits of a member (examples x classes). */
export const keepLogits = ({ leave }: Pick<Bench, 'leave'>, member: number, logits: Float32Array): Promise<void> =>
  leave.checkpoint(nameOf(member), npyPieces(logits, [logits.length]));

/** The logits of a member from its checkpoint; undefined where there is none that is whole and of this length. */
export async function keptLogits({ folder }: Pick<Bench, 'folder'>, member: number, length: number): Promise<Float32Array | undefined> {
  try {
    const { data } = await readNpy(join(folder, 'checkpoints', nameOf(member)));
    return data instanceof Float32Array && data.length === length ? data : undefined;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}
