import { createReadStream } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import type { Experiment } from '../../../src-shared/experiment';
import { checkNpySize, NPY_HEADER_MOST, readNpyHeader } from '../../../src-shared/npy';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { reading } from '../../datasets/file';
import { adopt } from '../../library/adopt';
import { writeFileAtomically, type Chunks } from '../../library/atomic-file';
import { openLibrary, type Library } from '../../library/library';
import { weightPieces, type WeightsLayout } from '../../networks';
import { readTensors } from '../../networks/safetensors';
import { openWeights } from '../../questions/stored-weights';
import type { Call } from '../call';
import { imported } from '../../app/experiment-kind';
import { parseClasses, parseImageShape } from '../image-shape';
import { keptNetwork } from '../places';
import { answer } from '../print';
import { unpackProject } from '../../app/project-file';

export interface ImportOptions {
  readonly network?: string;
  readonly layout?: WeightsLayout;
  readonly classes?: string;
  readonly input: string;
  readonly name?: string;
}

type Importer = (library: Library, path: string, options: ImportOptions) => Promise<Experiment>;

const importers: Readonly<Record<string, Importer>> = { '.safetensors': importWeights, '.npy': importArray, '.isthmus': importProject };

/** Takes a file into the library as an experiment, and prints its id. */
export async function importFile(call: Call, file: string, options: ImportOptions): Promise<void> {
  const ending = extname(file).toLowerCase();
  if (!Object.hasOwn(importers, ending)) throw new Refusal(`The file ${file} cannot be taken in: files ending in ${Object.keys(importers).join(', ')} can.`);
  if (ending !== '.safetensors' && (options.network ?? options.layout ?? options.classes) !== undefined) {
    throw new Refusal(`--network, --layout and --classes are said of weights (.safetensors); ${file} has none.`);
  }
  const experiment = await importers[ending](await openLibrary(call.library), resolve(file), options);
  answer(call, experiment, () => experiment.id);
}

async function importWeights(library: Library, path: string, { network: named, layout, classes, input, name }: ImportOptions): Promise<Experiment> {
  const { metadata } = await readTensors(path);
  const network = named === undefined ? metadata['network'] : keptNetwork(named);
  if (network === undefined) throw new Refusal(`The file ${path} does not say which network its weights are of: name it with --network.`);
  const shape = parseImageShape(input);
  const options = { ...(layout ? { layout } : {}), ...(classes === undefined ? {} : { classes: parseClasses(classes) }) };
  const opened = await openWeights(path, network, shape, options).catch((error: unknown) => {
    throw isRefusal(error) ? new Refusal(`${error.message} Images of ${shape.join(' x ')} were assumed; --input says otherwise, as --classes does of the classes.`, { cause: error }) : error;
  });
  const setup = { network, classes: opened.network.classes, input: shape, file: path };
  return keep(library, name ?? stem(path), setup, join('weights', `${plain(stem(path))}.safetensors`), weightPieces(opened.network, opened));
}

async function importArray(library: Library, path: string, { name }: ImportOptions): Promise<Experiment> {
  const shape = await reading(path, async (read, size) => {
    const start = new Uint8Array(Math.min(size, NPY_HEADER_MOST));
    await read(start, 0);
    const header = readNpyHeader(start, path);
    checkNpySize(header, size, path);
    return header.shape;
  });
  return keep(library, name ?? stem(path), { file: path, shape }, join('arrays', `${plain(stem(path))}.npy`), createReadStream(path));
}

async function importProject(library: Library, path: string, { name }: ImportOptions): Promise<Experiment> {
  const { id } = await adopt(library, (folder) => unpackProject(path, folder));
  return name === undefined ? library.read(id) : library.rename(id, name);
}

const stem = (path: string): string => basename(path, extname(path));
const plain = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^[^\w]+/, '') || 'imported';

/** A finished experiment without rows that holds one file. */
async function keep(library: Library, name: string, setup: Experiment['setup'], place: string, contents: Chunks): Promise<Experiment> {
  const { id } = await library.create({ kind: imported, name, setup, seed: 0, of: 0 });
  const claim = await library.claim(id);
  try {
    await writeFileAtomically(join(claim.folder, place), contents);
    await claim.update({ status: 'done' });
  } catch (error) {
    await claim.release();
    await library.delete(id);
    throw error;
  }
  await claim.release();
  return library.read(id);
}
