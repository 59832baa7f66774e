/** Files from elsewhere as experiments of the library: weights, surfaces, arrays, projects. */
import { createReadStream } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Experiment } from '../../src-shared/experiment';
import { checkNpySize, NPY_HEADER_MOST, readNpyHeader } from '../../src-shared/npy';
import { Refusal } from '../../src-shared/refusal';
import { rowsOfSurface, type Surface } from '../../src-shared/surface';
import { reading } from '../datasets/file';
import { readSurface } from '../interchange/loss-landscape-h5';
import { adopt } from '../library/adopt';
import { writeFileAtomically, type Chunks } from '../library/atomic-file';
import type { Claim } from '../library/claim';
import type { Beginning, Library } from '../library/library';
import { weightPieces, type Task, type WeightsLayout } from '../networks';
import { readTensors } from '../networks/safetensors';
import { openWeights, type StoredWeights } from '../questions/stored-weights';
import { imported } from './experiment-kind';
import { landscapeKind } from './surface-file';

/** What is said of weights beside their file. */
export interface WeightsFrom {
  /** A network's name or description; that which the file names, unless said. */
  readonly network?: string;
  /** The order of their axes, where the file does not say. */
  readonly layout?: WeightsLayout;
  readonly classes?: number;
  /** The sizes of images that the network may be for: the first that its weights fit. */
  readonly inputs: readonly Task['input'][];
  readonly name?: string;
}

async function openFitting(path: string, network: string, { inputs, layout, classes }: WeightsFrom): Promise<{ readonly opened: StoredWeights; readonly input: Task['input'] }> {
  let first: unknown;
  for (const input of inputs) {
    try {
      return { input, opened: await openWeights(path, network, input, { ...(layout && { layout }), ...(classes !== undefined && { classes }) }) };
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

/** Takes in the weights of a .safetensors file. Throws a Refusal where they are not those of the network. */
export async function takeWeights(library: Library, path: string, from: WeightsFrom): Promise<Experiment> {
  const network = from.network ?? (await readTensors(path)).metadata['network'];
  if (network === undefined) throw new Refusal(`The file ${path} does not say which network its weights are of: name the network.`);
  const { opened, input } = await openFitting(path, network, from);
  const setup = { network, classes: opened.network.classes, input, file: path };
  return keep(library, from.name ?? stem(path), setup, join('weights', `${plain(stem(path))}.safetensors`), weightPieces(opened.network, opened));
}

/** Takes in the array of a .npy file. */
export async function takeArray(library: Library, path: string, name = stem(path)): Promise<Experiment> {
  const shape = await reading(path, async (read, size) => {
    const start = new Uint8Array(Math.min(size, NPY_HEADER_MOST));
    await read(start, 0);
    const header = readNpyHeader(start, path);
    checkNpySize(header, size, path);
    return header.shape;
  });
  return keep(library, name, { file: path, shape }, join('arrays', `${plain(stem(path))}.npy`), createReadStream(path));
}

const setsIn = ({ values: { loss, testLoss } }: Surface): string => (loss && testLoss ? 'train and test' : loss ? 'train' : 'test');

/**
 * Takes in a surface of tomgoldstein/loss-landscape (.h5) as a finished landscape: to be drawn, compared and exported, with nothing said of what its file does not tell.
 * Throws a Refusal where it holds none.
 */
export async function takeSurface(library: Library, path: string, name = stem(path)): Promise<Experiment> {
  const surface = await readSurface(path);
  const rows = rowsOfSurface(surface, stem(path));
  const undone = rows.filter(({ loss, testLoss }) => loss === null && testLoss === null).length;
  const note = `Taken in from ${basename(path)}, as loss-landscape (Li et al. 2018) writes surfaces; its accuracies, percentages there, are shares here. Around which weights, on which data and along which directions it was made, the file does not say.${undone === 0 ? '' : ` ${undone} of ${rows.length} points had not been computed.`}`;
  const beginning = { kind: landscapeKind, name, setup: { dimensions: surface.ys ? '2' : '1', sets: setsIn(surface), surface: path }, seed: 0, of: rows.length };
  return finished(library, beginning, note, (claim) => rows.forEach((row, n) => claim.append(n, row)));
}

/** Takes in an experiment that was exported whole (.isthmus). */
export async function takeProject(library: Library, path: string, name?: string): Promise<Experiment> {
  const { unpackProject } = await import('./project-file');
  const { id } = await adopt(library, (folder) => unpackProject(path, folder));
  return name === undefined ? library.read(id) : library.rename(id, name);
}

const pickles = ['.pt', '.pth', '.t7', '.ckpt', '.pkl', '.tar'];

/** Why a file with another ending cannot be taken in, and what to do where PyTorch pickled it. */
export function notTaken(path: string): Refusal {
  const ending = extname(path).toLowerCase();
  if (!pickles.includes(ending)) return new Refusal(`The file ${path} cannot be taken in: files ending in .safetensors, .h5, .npy, .isthmus can.`);
  const file = basename(path);
  const state = `torch.load(${JSON.stringify(file)}, map_location="cpu", weights_only=True)`;
  return new Refusal(`The file ${path} is a pickle of PyTorch, a program as much as data, and is not read here. Convert it once in Python: import torch; from safetensors.torch import save_file; save_file(${state}, ${JSON.stringify(`${stem(path)}.safetensors`)}) (with ["state_dict"], or whatever its key is, behind load(...) where the file holds more than the weights).`);
}

const stem = (path: string): string => basename(path, extname(path));
const plain = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^[^\w]+/, '') || 'imported';

/** A finished experiment without rows that holds one file. */
const keep = (library: Library, name: string, setup: Experiment['setup'], place: string, contents: Chunks): Promise<Experiment> =>
  finished(library, { kind: imported, name, setup, seed: 0, of: 0 }, undefined, (claim) => writeFileAtomically(join(claim.folder, place), contents));

/** A finished experiment with what `fill` puts into it; none where that fails. */
async function finished(library: Library, beginning: Beginning, note: string | undefined, fill: (claim: Claim) => Promise<void> | void): Promise<Experiment> {
  const { id } = await library.create(beginning);
  const claim = await library.claim(id);
  try {
    await fill(claim);
    await claim.update({ status: 'done', ...(note !== undefined && { note }) });
  } catch (error) {
    await claim.release();
    await library.delete(id);
    throw error;
  }
  await claim.release();
  return library.read(id);
}
