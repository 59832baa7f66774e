/** Dataset SPECs: a source, where its files are, and options, such as cifar10:FOLDER?train=5000&seed=1. */
import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import { options, type OptionName, type OptionValue } from './options';

/** The options every source takes, and what is assumed without them. */
const always = { train: undefined, test: undefined, classes: undefined, seed: '0', part: undefined, noise: '0' } as const;

/** What is to be said of each source: where its files are, and what it assumes of the options it takes. */
const sources = {
  glyphs: {
    title: 'Glyphs',
    about: 'Ten letters drawn by rule in colour, with noise, clutter and overlap: nothing is downloaded, and any number can be had.',
    place: undefined,
    options: { ...always, train: '10000', test: '2000', normalise: 'own', side: '32', hardness: 'medium' },
  },
  cifar10: {
    title: 'CIFAR-10',
    about: 'Photographs of ten kinds (32 x 32, colour), from the binary files data_batch_1.bin ... test_batch.bin, or train.bin and test.bin; downloaded where no folder is named.',
    place: 'FOLDER',
    isDownloaded: true,
    options: { ...always, normalise: 'cifar', labels: undefined },
  },
  cifar100: {
    title: 'CIFAR-100',
    about: 'Photographs of a hundred kinds in twenty groups (32 x 32, colour), from the binary files train.bin and test.bin; downloaded where no folder is named.',
    place: 'FOLDER',
    isDownloaded: true,
    options: { ...always, normalise: 'cifar', labels: undefined },
  },
  idx: {
    title: 'MNIST family',
    about: 'MNIST, Fashion-MNIST, KMNIST and others as IDX files (train-images-idx3-ubyte and so on, gzipped or not).',
    place: 'FOLDER',
    options: { ...always, normalise: 'own' },
  },
  images: {
    title: 'Folder of images',
    about: 'PNG and JPEG files in one folder for each class, within folders train and test or else split by the seed; resized, cropped to shape.',
    place: 'FOLDER',
    options: { ...always, normalise: 'imagenet', size: '32' },
  },
  npy: {
    title: 'NumPy arrays',
    about: 'Images (bytes or floats; n x height x width x channels, n x height x width, or n x features) and labels as .npy; two more files to test on, or else split by the seed.',
    place: 'IMAGES.npy,LABELS.npy[,IMAGES.npy,LABELS.npy]',
    options: { ...always, normalise: 'own' },
  },
} as const satisfies Readonly<Record<string, { title: string; about: string; place?: string; isDownloaded?: true; options: Partial<Record<OptionName, string | undefined>> }>>;

export type SourceName = keyof typeof sources;

/** A SPEC that was understood. */
export interface DatasetSpec {
  readonly text: string;
  readonly source: SourceName;
  /** What stands after the colon. */
  readonly place?: string;
  readonly options: { readonly [K in OptionName]?: OptionValue<K> } & { readonly seed: number; readonly noise: number };
}

/** What may be written of a dataset, for lists and forms. */
export const datasets = Object.entries(sources).map(([name, { title, about, options: taken, ...files }]) => ({
  name,
  title,
  about,
  /** What is to be named after the colon, as in name:FOLDER. */
  ...('place' in files && files.place !== undefined && { place: files.place }),
  /** Where nothing need be named, since it can be fetched. */
  ...('isDownloaded' in files && { isDownloaded: files.isDownloaded }),
  options: Object.entries(taken).map(([option, initial]: [string, string | undefined]) => {
    const { about: meaning, allowed } = options[option as OptionName];
    return { name: option, about: meaning, allowed, ...(initial === undefined ? {} : { initial }) };
  }),
}));

const suggestion = (word: string, names: readonly string[]): string => {
  const meant = nearest(word, names);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
};

/** Reads a SPEC; throws a Refusal that names what was not understood and what is allowed instead. */
export function parseDatasetSpec(text: string): DatasetSpec {
  const [, name, place, query] = /^([^:?]*)(?::(.*?))?(?:\?([^?]*))?$/s.exec(text.trim()) ?? [];
  if (name === undefined || !Object.hasOwn(sources, name)) {
    const names = Object.keys(sources);
    throw new Refusal(`There is no dataset called "${name ?? text}".${suggestion(name ?? text, names)} There are ${names.join(', ')}.`);
  }
  const source = name as SourceName;
  const { place: wanted, isDownloaded, options: taken } = sources[source] as { place?: string; isDownloaded?: true; options: Partial<Record<OptionName, string>> };
  if (place && wanted === undefined) throw new Refusal(`The dataset ${text} names a place, but ${name} has no files: write ${name}, with options after a question mark.`);
  if (!place && wanted !== undefined && !isDownloaded) throw new Refusal(`The dataset ${text} does not say where its files are: write ${name}:${wanted}.`);

  const read: Partial<Record<OptionName, unknown>> = {};
  const given = query ? query.split('&').map((pair) => pair.split('=') as [string, string?, ...string[]]) : [];
  for (const [option, value, ...rest] of given) {
    const names = Object.keys(taken);
    if (!Object.hasOwn(taken, option)) {
      throw new Refusal(`The dataset ${text} has an option ${name} does not take: "${option}".${suggestion(option, names)} It takes ${names.join(', ')}.`);
    }
    const key = option as OptionName;
    if (key in read) throw new Refusal(`The dataset ${text} gives the option ${key} twice.`);
    read[key] = rest.length > 0 || value === undefined ? undefined : options[key].read(value);
    if (read[key] === undefined) throw new Refusal(`The dataset ${text} has ${[option, value, ...rest].filter((s) => s !== undefined).join('=')}: ${key} must be ${options[key].allowed}.`);
  }
  for (const [option, initial] of Object.entries(taken)) {
    if (initial !== undefined) read[option as OptionName] ??= options[option as OptionName].read(initial);
  }
  return { text, source, ...(place ? { place } : {}), options: read as DatasetSpec['options'] };
}
