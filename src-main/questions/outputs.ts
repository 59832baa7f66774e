import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import { readNpy, writeNpy } from '../datasets/npy-file';
import { openEngine } from '../engine/open';
import { EVALUATION_BATCH } from '../fitting/evaluate';
import { refuseWhatDoesNotFit } from '../fitting/fits';
import { draftProgram } from '../graph/program';
import type { Value } from '../graph/value';
import { buildNetwork, type BuiltNetwork, type Task } from '../networks';
import type { Answering } from './answering';
import { openStored, type StoredWeights } from './stored-weights';

export interface OutputsAsked {
  /** ID, ID@40, ID@step:16000 or ID@name. */
  readonly weights: string;
  /** The path of a .npy file: images (n, height, width, channels), already normalised. */
  readonly data: string;
  /** The path of the .npy file to write. */
  readonly out: string;
}

export interface ActivationsAsked extends OutputsAsked {
  readonly layer: string;
}

/** What was written where. */
export interface Outputs {
  readonly out: string;
  readonly shape: readonly number[];
}

/** Writes the logits (n, classes) of stored weights for the images of a file. */
export const logits = (asked: OutputsAsked, answering: Answering): Promise<Outputs> => write(asked, answering, [], (built) => built.logits);

/** Writes the activations (n, ...) of one layer, or of a block: those of its last layer. */
export const activations = (asked: ActivationsAsked, answering: Answering): Promise<Outputs> =>
  write(asked, answering, [asked.layer], ({ activations: made }, { network }) => {
    if (Object.hasOwn(made, asked.layer)) return made[asked.layer];
    const meant = nearest(asked.layer, Object.keys(made));
    throw new Refusal(`The network ${network.name} has no layer "${asked.layer}".${meant === undefined ? '' : ` Did you mean ${meant}?`} All are listed by \`isthmus networks ${network.name}\`.`);
  });

async function write({ weights: reference, data, out }: OutputsAsked, { library, progress }: Answering, keep: readonly string[], choose: (built: BuiltNetwork, stored: StoredWeights) => Value): Promise<Outputs> {
  const { images, count, shape } = await readImages(data);
  const stored = await openStored(reference, shape, library);
  const { network, weights, statistics } = stored;
  const program = draftProgram();
  const built = buildNetwork(network, {
    images: program.feed('images', [-1, ...shape]).value,
    weights: program.variable('weights', [weights.length]).value,
    ...(statistics.length > 0 && { statistics: program.variable('statistics', [statistics.length]).value }),
    mode: 'inference',
    keep,
  });
  const wanted = choose(built, stored);
  program.entry('outputs', { wanted });
  refuseWhatDoesNotFit(program, 'outputs', Math.min(EVALUATION_BATCH, count));
  const session = await (await openEngine()).load(program);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);

  const each = wanted.shape.slice(1);
  const size = each.reduce((product, side) => product * side, 1);
  const pixels = images.length / count;
  const made = new Float32Array(count * size);
  for (let first = 0; first < count; first += EVALUATION_BATCH) {
    progress({ doing: 'Computing outputs', done: first, of: count });
    const found = await session.run('outputs', { images: images.subarray(first * pixels, Math.min(first + EVALUATION_BATCH, count) * pixels) });
    made.set(found['wanted'], first * size);
  }
  await writeNpy(out, { shape: [count, ...each], data: made });
  return { out, shape: [count, ...each] };
}

/** The images of a .npy file as float32; throws a Refusal naming the file where they are none. */
async function readImages(path: string): Promise<{ readonly images: Float32Array; readonly count: number; readonly shape: Task['input'] }> {
  const { shape, data } = await readNpy(path);
  const [count, height, width, channels] = shape;
  if (shape.length !== 4 || Math.min(...shape) < 1) {
    throw new Refusal(`The array of ${path} has shape (${shape.join(', ')}); images have shape (n, height, width, channels).`);
  }
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new Refusal(`The array of ${path} holds whole numbers; images that are already normalised are floats: convert it with array.astype('float32').`);
  }
  return { images: data instanceof Float32Array ? data : Float32Array.from(data), count, shape: [height, width, channels] };
}
