/** CIFAR-10 and CIFAR-100 in their binary layout: records of one or two label bytes, then 1,024 red, 1,024 green and 1,024 blue bytes. */
import { join } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { cifar100Classes, cifar100Groups, cifar10Classes } from './cifar-classes';
import { downloadedCifar } from './cifar-download';
import type { Opening } from './dataset';
import { bytesOf, isFolder, namesIn } from './file';
import type { Pool, Source } from './source';
import type { DatasetSpec } from './spec';

const PLANE = 1024;
const animals = new Set(['bird', 'cat', 'deer', 'dog', 'frog', 'horse']);

const layouts = {
  cifar10: {
    name: 'CIFAR-10',
    labelBytes: 1,
    classes: cifar10Classes,
    inside: 'cifar-10-batches-bin',
    groups: { 'animal-object': { classes: ['animal', 'object'], of: cifar10Classes.map((name) => (animals.has(name) ? 0 : 1)) } },
  },
  cifar100: { name: 'CIFAR-100', labelBytes: 2, classes: cifar100Classes, inside: 'cifar-100-binary', groups: {} },
} as const;

/** Opens the folder named in the SPEC, or the downloaded one; throws a Refusal that names a missing or broken file. */
export async function openCifar({ source, place, text }: DatasetSpec, { progress, downloads }: Opening): Promise<Source> {
  const which = source as keyof typeof layouts;
  const layout = layouts[which];
  if (place === undefined && downloads === undefined) throw new Refusal(`The dataset ${text} does not say where its files are: write ${which}:FOLDER.`);
  const named = place ?? (await downloadedCifar(which, downloads!, { progress }));
  const within = join(named, layout.inside);
  const folder = (await isFolder(within)) ? within : named;
  const names = await namesIn(folder);
  const files = filesAmong(names, which, folder);
  const read = async (paths: readonly string[]) => records(await Promise.all(paths.map(async (name) => ({ path: join(folder, name), bytes: await bytesOf(join(folder, name)) }))), layout);
  const train = await read(files.train);
  const test = await read(files.test);
  return {
    shape: [32, 32, 3],
    classes: layout.classes,
    train: train.pool,
    test: test.pool,
    groups: which === 'cifar10' ? layout.groups : { coarse: { classes: cifar100Groups, of: groupsOfClasses([train, test]) } },
  };
}

/** The training and test files of a folder. */
function filesAmong(names: readonly string[], which: keyof typeof layouts, folder: string): { train: string[]; test: string[] } {
  const batches = [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`);
  const found = [
    { train: batches, test: ['test_batch.bin'] },
    { train: ['train.bin'], test: ['test.bin'] },
  ].find(({ train }) => train.some((name) => names.includes(name)));
  if (!found) {
    const wanted = which === 'cifar10' ? 'neither data_batch_1.bin nor train.bin' : 'no train.bin';
    throw new Refusal(`The folder ${folder} holds ${wanted}: name the folder with the binary files of ${layouts[which].name}.`);
  }
  const missing = [...found.train, ...found.test].find((name) => !names.includes(name));
  if (missing) throw new Refusal(`The file ${join(folder, missing)} is missing: the other files of ${layouts[which].name} are there.`);
  return found;
}

/** Checks the records of some files; images are turned from planes to pixels when they are asked for. */
function records(files: readonly { path: string; bytes: Buffer }[], { name, labelBytes, classes }: (typeof layouts)[keyof typeof layouts]): { pool: Pool; groups: Int32Array } {
  const size = labelBytes + 3 * PLANE;
  const counts = files.map(({ path, bytes }) => {
    if (bytes.length === 0 || bytes.length % size !== 0) {
      throw new Refusal(
        `The file ${path} has ${bytes.length.toLocaleString('en')} bytes, which is not a whole number of ${name} records (${size.toLocaleString('en')} bytes each): it is cut off, or something else. Fetch it again.`,
      );
    }
    return bytes.length / size;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const labels = new Int32Array(total);
  const groups = new Int32Array(total);
  const fileOf = new Uint8Array(total);
  const offsetOf = new Uint32Array(total);
  let example = 0;
  files.forEach(({ path, bytes }, file) => {
    for (let offset = 0; offset < bytes.length; offset += size, example++) {
      labels[example] = bytes[offset + labelBytes - 1];
      groups[example] = bytes[offset];
      fileOf[example] = file;
      offsetOf[example] = offset + labelBytes;
      if (labels[example] >= classes.length || (labelBytes === 2 && groups[example] >= cifar100Groups.length)) {
        throw new Refusal(`The file ${path} has a label at byte ${offset.toLocaleString('en')} that ${name} does not have: ${bytes.subarray(offset, offset + labelBytes).join(', ')}. It is broken, or something else.`);
      }
    }
  });
  const read = async (chosen: Int32Array) => {
    const images = new Uint8Array(chosen.length * 3 * PLANE);
    let at = 0;
    for (const example of chosen) {
      const bytes = files[fileOf[example]].bytes;
      const red = offsetOf[example];
      for (let pixel = red; pixel < red + PLANE; pixel++) {
        images[at++] = bytes[pixel];
        images[at++] = bytes[pixel + PLANE];
        images[at++] = bytes[pixel + 2 * PLANE];
      }
    }
    return images;
  };
  return { pool: { labels, read }, groups };
}

/** Which group each of the hundred classes belongs to, as the records themselves say. */
function groupsOfClasses(splits: readonly { pool: Pool; groups: Int32Array }[]): number[] {
  const of = new Array<number>(cifar100Classes.length).fill(0);
  for (const { pool, groups } of splits) pool.labels.forEach((label, example) => (of[label] = groups[example]));
  return of;
}
