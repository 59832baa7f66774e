import type { Experiment } from '../../src-shared/experiment';
import type { Row } from '../../src-shared/kind';
import type { Relief, SurfaceFormat } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { surfaceOf, surfacesIn, type WhichSurface } from '../../src-shared/surface';
import type { Chunks } from '../library/atomic-file';
import { slug } from './file-name';

/** The kind whose rows are surfaces as other programs have them. */
export const landscapeKind = 'landscape';

/** How each format is written, and what it holds. */
const formats: Readonly<Record<SurfaceFormat, (rows: readonly Row[], which: WhichSurface, relief: Relief) => Promise<Chunks>>> = {
  h5: async (rows, which) => [await (await import('../interchange/loss-landscape-h5')).surfaceBytes(surfaceOf(rows, which))],
  vtp: async (rows, which, relief) => [(await import('../interchange/vtp')).writeVtp(surfaceOf(rows, which), relief)],
};

/** A landscape for another program, and what tells the file from others of the same experiment. Throws a Refusal where there is no surface, or several and none was chosen. */
export async function surfaceFile(experiment: Pick<Experiment, 'id' | 'kind'>, rows: readonly Row[], format: SurfaceFormat, which: WhichSurface, relief: Relief): Promise<{ readonly contents: Chunks; readonly part?: string }> {
  if (experiment.kind !== landscapeKind) throw new Refusal(`A file ending in .${format} holds a loss landscape, and ${experiment.id} is of the kind "${experiment.kind}": export it as csv or npy.`);
  const { arounds, repeats } = surfacesIn(rows);
  const part = [arounds.length > 1 && which.around && slug(which.around), repeats.length > 1 && which.repeat && `repeat-${which.repeat}`].filter(Boolean).join('-');
  return { contents: await formats[format](rows, which, relief), ...(part !== '' && { part }) };
}
