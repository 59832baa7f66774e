import type { NpyArray } from '../../src-shared/npy';
import { Refusal } from '../../src-shared/refusal';
import { holdOut } from './choose';
import type { Images } from './dataset';
import { measured } from './normalisation';
import { readNpy } from './npy-file';
import { partOf, poolInMemory, type Pool, type Source } from './source';
import type { DatasetSpec } from './spec';

/** Opens images and labels in .npy files; without files to test on, a fifth of each class is held out by the seed. */
export async function openNpy({ place = '', text, options }: DatasetSpec): Promise<Source> {
  const paths = place.split(',');
  if (paths.length !== 2 && paths.length !== 4) throw new Refusal(`The dataset ${text} must name two .npy files, images and labels, or four, the last two to test on, separated by commas.`);
  const [images, labels, testImages, testLabels] = await Promise.all(paths.map(readNpy));
  const all = examples(images, labels, paths);
  const shape = shapeOf(images, paths[0]);
  const test = testImages && examples(testImages, testLabels, paths.slice(2)).pool;
  if (test && String(shapeOf(testImages, paths[2])) !== String(shape)) throw new Refusal(`The images of ${paths[2]} are of another shape (${testImages.shape.slice(1).join(' x ')}) than those of ${paths[0]} (${images.shape.slice(1).join(' x ')}).`);
  const count = [all.pool, ...(test ? [test] : [])].reduce((most, { labels }) => labels.reduce((a, b) => Math.max(a, b + 1), most), 0);
  const classes = Array.from({ length: count }, (_, label) => String(label));
  const source = { shape, classes, own: measured(all.values, shape[2]) };
  if (test) return { ...source, train: all.pool, test };
  const split = holdOut(all.pool.labels, count, options.seed);
  return { ...source, train: partOf(all.pool, split.train), test: partOf(all.pool, split.test) };
}

function shapeOf({ shape }: NpyArray, path: string): readonly [number, number, number] {
  const [, height, width, channels = 1] = shape;
  if (shape.length === 2) return [1, 1, height];
  if (shape.length === 3 || shape.length === 4) return [height, width, channels];
  throw new Refusal(`The images of ${path} have shape (${shape.join(', ')}); n x height x width x channels, n x height x width and n x features are read.`);
}

/** Images with one label each; throws a Refusal where they do not fit. */
function examples(images: NpyArray, labels: NpyArray, [path, labelPath]: readonly string[]): { values: Images; pool: Pool } {
  const [count] = images.shape;
  const { data } = images;
  if (!count) throw new Refusal(`The file ${path} holds no images.`);
  if (labels.shape.length !== 1 || labels.shape[0] !== count) throw new Refusal(`The labels of ${labelPath} have shape (${labels.shape.join(', ')}), but there are ${count} images in ${path}: one label for each is needed.`);
  if (!(data instanceof Uint8Array || data instanceof Float32Array || data instanceof Float64Array)) throw new Refusal(`The images of ${path} are whole numbers of more than a byte; bytes (uint8) and floats are read.`);
  const numbers = Int32Array.from(labels.data as Float64Array, Number);
  const wrong = numbers.findIndex((label, i) => label < 0 || label > 65535 || label !== Number(labels.data[i]));
  if (wrong >= 0) throw new Refusal(`The label at place ${wrong} of ${labelPath} is ${labels.data[wrong]}; labels are whole numbers from 0.`);
  if (!(data instanceof Uint8Array)) {
    const broken = data.findIndex((value) => !Number.isFinite(value));
    if (broken >= 0) throw new Refusal(`The value at place ${broken} of ${path} is ${data[broken]}; images need finite numbers.`);
  }
  const values = data instanceof Float64Array ? Float32Array.from(data) : data;
  return { values, pool: poolInMemory(values, numbers) };
}
