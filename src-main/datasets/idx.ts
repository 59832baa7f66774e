/** The MNIST family: IDX files, big-endian, of unsigned bytes (LeCun's format), gzipped or not. */
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refusal } from '../../src-shared/refusal';
import { bytesOf, namesIn } from './file';
import { measured } from './normalisation';
import { poolInMemory, type Source } from './source';
import type { DatasetSpec } from './spec';

interface Idx {
  readonly path: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Opens the four IDX files of a folder: images and labels to train and to test; throws a Refusal that names what is missing or broken. */
export async function openIdx({ place: folder = '' }: DatasetSpec): Promise<Source> {
  const names = await namesIn(folder);
  // All names first: a Refusal must not leave readings behind that nobody waits for.
  const wanted = [
    { path: join(folder, fileAmong(names, folder, 'training images', /train.*images/i)), ranks: [3, 4] },
    { path: join(folder, fileAmong(names, folder, 'training labels', /train.*labels/i)), ranks: [1] },
    { path: join(folder, fileAmong(names, folder, 'test images', /(t10k|test).*images/i)), ranks: [3, 4] },
    { path: join(folder, fileAmong(names, folder, 'test labels', /(t10k|test).*labels/i)), ranks: [1] },
  ];
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all(wanted.map(({ path, ranks }) => readIdx(path, ranks)));
  const [, height, width, channels = 1] = trainImages.shape;
  if (String(testImages.shape.slice(1)) !== String(trainImages.shape.slice(1))) throw new Refusal(`The images of ${testImages.path} are of another size than those of ${trainImages.path}.`);
  const most = [trainLabels, testLabels].reduce((top, { data }) => data.reduce((a, b) => Math.max(a, b), top), 0);
  return {
    shape: [height, width, channels],
    classes: Array.from({ length: most + 1 }, (_, label) => String(label)),
    train: poolOf(trainImages, trainLabels),
    test: poolOf(testImages, testLabels),
    own: measured(trainImages.data, channels),
  };
}

function poolOf(images: Idx, labels: Idx) {
  if (images.shape[0] !== labels.shape[0]) throw new Refusal(`The file ${images.path} holds ${images.shape[0]} images, but ${labels.path} holds ${labels.shape[0]} labels: they do not belong together.`);
  return poolInMemory(images.data, Int32Array.from(labels.data));
}

function fileAmong(names: readonly string[], folder: string, what: string, pattern: RegExp): string {
  const found = names.filter((name) => pattern.test(name) && /(ubyte|idx)/i.test(name));
  // An unpacked file beside its archive is the same file twice.
  const files = found.filter((name) => !(name.endsWith('.gz') && found.includes(name.slice(0, -3))));
  if (files.length === 1) return files[0];
  if (files.length > 1) throw new Refusal(`The folder ${folder} holds several files of ${what}: ${files.join(', ')}. Name a folder with one family.`);
  throw new Refusal(`The folder ${folder} holds no IDX file of ${what}: names such as train-images-idx3-ubyte and t10k-labels-idx1-ubyte.gz are looked for.`);
}

async function readIdx(path: string, ranks: readonly number[]): Promise<Idx> {
  const stored = await bytesOf(path);
  const zipped = stored[0] === 0x1f && stored[1] === 0x8b;
  const bytes: Buffer = zipped
    ? await promisify(gunzip)(stored).catch((error: unknown) => {
        throw new Refusal(`The file ${path} could not be unpacked: it is cut off or broken. Fetch it again.`, { cause: error });
      })
    : stored;
  const rank = bytes.length >= 4 && bytes.readUInt16BE(0) === 0 && bytes[2] === 8 ? bytes[3] : 0;
  if (!ranks.includes(rank) || bytes.length < 4 + 4 * rank) throw new Refusal(`The file ${path} is not an IDX file of bytes with ${ranks.join(' or ')} dimension${ranks[0] === 1 ? '' : 's'}.`);
  const shape = Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  const begin = 4 + 4 * rank;
  const expected = begin + shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected || shape.includes(0)) {
    throw new Refusal(`The file ${path} has ${bytes.length.toLocaleString('en')} bytes${zipped ? ' unpacked' : ''}, but ${shape.join(' x ')} values need ${expected.toLocaleString('en')}: it is cut off or broken. Fetch it again.`);
  }
  return { path, shape, data: new Uint8Array(bytes.buffer, bytes.byteOffset + begin, expected - begin) };
}
