/** A folder of PNG and JPEG files, one folder for each class. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { holdOut } from './choose';
import type { Progress } from './dataset';
import { isFolder, namesIn } from './file';
import { partOf, type Pool, type Source } from './source';
import type { DatasetSpec } from './spec';

/** Files decoded at a time: enough to keep two cores at it. */
const TOGETHER = 16;

/** Opens the class folders within train and test, or else those of the folder itself, of which a fifth of each class is held out by the seed. */
export async function openImageFolder({ place: folder = '', options }: DatasetSpec, progress?: Progress): Promise<Source> {
  const { size = [32, 32], seed } = options;
  const shape = [...size, 3] as const;
  const names = await foldersIn(folder);
  const testName = ['test', 'val', 'valid', 'validation'].find((name) => names.includes(name));
  if (names.includes('train') && testName) {
    const classes = await foldersIn(join(folder, 'train'));
    const extra = (await foldersIn(join(folder, testName))).find((name) => !classes.includes(name));
    if (extra) throw new Refusal(`The folder ${join(folder, testName, extra)} is a class that ${join(folder, 'train')} does not have.`);
    const pool = async (split: string) => poolOf(await filesOf(join(folder, split), classes), size, `reading images of ${split}`, progress);
    return { shape, classes, train: await pool('train'), test: await pool(testName) };
  }
  const all = poolOf(await filesOf(folder, names), size, 'reading images', progress);
  const split = holdOut(all.labels, names.length, seed);
  return { shape, classes: names, train: partOf(all, split.train), test: partOf(all, split.test) };
}

interface ImageFile {
  readonly path: string;
  readonly label: number;
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  const are = await Promise.all(names.map((name) => isFolder(join(folder, name))));
  return names.filter((name, i) => are[i] && !name.startsWith('.'));
}

async function filesOf(folder: string, classes: readonly string[]): Promise<ImageFile[]> {
  if (classes.length < 2) throw new Refusal(`The folder ${folder} needs at least two folders of images, one for each class; it holds ${classes.length}.`);
  const files: ImageFile[] = [];
  for (const [label, name] of classes.entries()) {
    const inside = (await isFolder(join(folder, name))) ? await readdir(join(folder, name), { recursive: true }) : [];
    const images = inside.filter((file) => /\.(png|jpe?g)$/i.test(file)).sort();
    files.push(...images.map((file) => ({ path: join(folder, name, file), label })));
  }
  if (files.length === 0) throw new Refusal(`The folders in ${folder} hold no PNG or JPEG files.`);
  return files;
}

function poolOf(files: readonly ImageFile[], [height, width]: readonly [number, number], doing: string, progress?: Progress): Pool {
  return {
    labels: Int32Array.from(files, ({ label }) => label),
    async read(chosen) {
      // Loaded when images are to be decoded: no other source needs the native library.
      const { default: sharp } = await import('sharp');
      const bytes = height * width * 3;
      const images = new Uint8Array(chosen.length * bytes);
      const decode = async (i: number) => {
        const { path } = files[chosen[i]];
        const pixels = await sharp(path)
          .rotate()
          .flatten({ background: 'black' })
          .resize(width, height, { fit: 'cover' })
          .toColourspace('srgb')
          .raw({ depth: 'uchar' })
          .toBuffer()
          .catch((error: unknown) => {
            throw new Refusal(`The image ${path} could not be read: ${(error as Error).message}. Remove or replace it.`, { cause: error });
          });
        if (pixels.length !== bytes) throw new Refusal(`The image ${path} does not have three colour channels.`);
        images.set(pixels, i * bytes);
      };
      for (let first = 0; first < chosen.length; first += TOGETHER) {
        progress?.({ doing, done: first, of: chosen.length });
        await Promise.all(Array.from({ length: Math.min(TOGETHER, chosen.length - first) }, (_, k) => decode(first + k)));
      }
      progress?.({ doing, done: chosen.length, of: chosen.length });
      return images;
    },
  };
}
