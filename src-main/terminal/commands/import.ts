import { extname, resolve } from 'node:path';
import type { Experiment } from '../../../src-shared/experiment';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { keptNetwork } from '../../app/places';
import { notTaken, takeArray, takeProject, takeSurface, takeWeights } from '../../app/taking-in';
import { openLibrary, type Library } from '../../library/library';
import type { WeightsLayout } from '../../networks';
import { readTensors } from '../../networks/safetensors';
import type { Call } from '../call';
import { parseClasses, parseImageShape } from '../image-shape';
import { answer } from '../print';

export interface ImportOptions {
  readonly network?: string;
  readonly layout?: WeightsLayout;
  readonly classes?: string;
  readonly input: string;
  readonly name?: string;
}

type Importer = (library: Library, path: string, options: ImportOptions) => Promise<Experiment>;

const importers: Readonly<Record<string, Importer>> = {
  '.safetensors': importWeights,
  '.h5': (library, path, { name }) => takeSurface(library, path, name),
  '.npy': (library, path, { name }) => takeArray(library, path, name),
  '.isthmus': (library, path, { name }) => takeProject(library, path, name),
};

/** Takes a file into the library as an experiment, and prints its id. */
export async function importFile(call: Call, file: string, options: ImportOptions): Promise<void> {
  const ending = extname(file).toLowerCase();
  if (!Object.hasOwn(importers, ending)) throw notTaken(file);
  if (ending !== '.safetensors' && (options.network ?? options.layout ?? options.classes) !== undefined) {
    throw new Refusal(`--network, --layout and --classes are said of weights (.safetensors); ${file} has none.`);
  }
  const experiment = await importers[ending](await openLibrary(call.library), resolve(file), options);
  answer(call, experiment, () => experiment.id);
}

async function importWeights(library: Library, path: string, { network: named, layout, classes, input, name }: ImportOptions): Promise<Experiment> {
  const network = named === undefined ? (await readTensors(path)).metadata['network'] : keptNetwork(named);
  if (network === undefined) throw new Refusal(`The file ${path} does not say which network its weights are of: name it with --network.`);
  const shape = parseImageShape(input);
  const from = { network, inputs: [shape], ...(layout && { layout }), ...(classes !== undefined && { classes: parseClasses(classes) }), ...(name !== undefined && { name }) };
  return takeWeights(library, path, from).catch((error: unknown) => {
    throw isRefusal(error) ? new Refusal(`${error.message} Images of ${shape.join(' x ')} were assumed; --input says otherwise, as --classes does of the classes.`, { cause: error }) : error;
  });
}
