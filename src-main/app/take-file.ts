import { extname } from 'node:path';
import type { Experiment } from '../../src-shared/experiment';
import type { Asked } from '../../src-shared/messages';
import type { Library } from '../library/library';
import { descriptionIn } from '../networks/own';
import type { Handles } from './handles';
import { notTaken, takeArray, takeProject, takeSurface, takeWeights } from './taking-in';

/** The usual sizes of images, where weights do not tell for which they are. */
const inputs = [[32, 32, 3], [28, 28, 1], [32, 32, 1], [64, 64, 3], [224, 224, 3], [16, 16, 3], [28, 28, 3]] as const;

/** Takes in the file behind a handle. Throws a Refusal where that cannot be. */
export async function takeFile(library: Library, { handle, network: named, classes, name }: Asked<'takeIn'>, { pathOf }: Pick<Handles, 'pathOf'>): Promise<Experiment> {
  const path = pathOf(handle);
  switch (extname(path).toLowerCase()) {
    case '.safetensors': {
      const network = named?.startsWith('@') ? descriptionIn(pathOf(named.slice(1))) : named;
      return takeWeights(library, path, { inputs, ...(network !== undefined && { network }), ...(classes !== undefined && { classes }), ...(name !== undefined && { name }) });
    }
    case '.h5': return takeSurface(library, path, name);
    case '.npy': return takeArray(library, path, name);
    case '.isthmus': return takeProject(library, path, name);
    default: throw notTaken(path);
  }
}
