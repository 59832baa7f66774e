/** Datasets by SPEC. */
import { Refusal } from '../../src-shared/refusal';
import { balancedOrder, noisyLabels, part } from './choose';
import { openCifar } from './cifar';
import type { Dataset, Normalisation, Opening, Split } from './dataset';
import { openGlyphs } from './glyphs';
import { openIdx } from './idx';
import { openImageFolder } from './image-folder';
import { identity, normalisations } from './normalisation';
import { openNpy } from './npy';
import type { Pool, Source } from './source';
import { datasets, parseDatasetSpec, type DatasetSpec, type SourceName } from './spec';

export { datasets, parseDatasetSpec };
export type * from './dataset';

const openers: Readonly<Record<SourceName, (spec: DatasetSpec, opening: Opening) => Source | Promise<Source>>> = {
  glyphs: (spec, { progress }) => openGlyphs(spec, progress),
  cifar10: openCifar,
  cifar100: openCifar,
  idx: openIdx,
  images: (spec, { progress }) => openImageFolder(spec, progress),
  npy: openNpy,
};

/** The examples a SPEC names, in memory as bytes (or floats that need no normalising); throws a Refusal that says what is wrong with the SPEC or its files. */
export async function openDataset(text: string, opening: Opening = {}): Promise<Dataset> {
  const spec = parseDatasetSpec(text);
  const source = await openers[spec.source](spec, opening);
  const { classes, of } = labelling(spec, source);
  const train = await take(spec, source, 'train', of, classes.length);
  const test = await take(spec, source, 'test', of, classes.length);
  const [height, width, channels] = source.shape;
  const title = datasets.find(({ name }) => name === spec.source)?.title;
  return {
    spec: text,
    name: spec.source,
    shape: source.shape,
    classes,
    train,
    test,
    normalisation: normalisationOf(spec, source, train),
    about: `${title}: ${train.count.toLocaleString('en')} examples to train on and ${test.count.toLocaleString('en')} to test on, ${height} x ${width} x ${channels}, ${classes.length} classes.`,
  };
}

/** The classes asked for, and the new number of each class of the source that is kept. */
function labelling({ text, options: { classes: kept, labels } }: DatasetSpec, { classes, groups = {} }: Source): { classes: readonly string[]; of: readonly number[] } {
  if (kept !== undefined && kept > classes.length) throw new Refusal(`The dataset ${text} asks for ${kept} classes, but there are ${classes.length}.`);
  if (labels === undefined) return { classes: classes.slice(0, kept), of: classes.slice(0, kept).map((_, label) => label) };
  if (!Object.hasOwn(groups, labels)) throw new Refusal(`The dataset ${text} cannot be labelled ${labels}; it can be labelled ${Object.keys(groups).join(', ')}.`);
  return { classes: groups[labels].classes, of: groups[labels].of.slice(0, kept) };
}

async function take({ text, options }: DatasetSpec, source: Source, name: 'train' | 'test', of: readonly number[], classes: number): Promise<Split> {
  const pool = source[name];
  const chosen = choose(pool, of.length, options.seed, options[name], name === 'train' ? options.part : undefined);
  const wanted = options[name];
  const there = chosen.length;
  if (there === 0 || (wanted !== undefined && there < wanted)) {
    throw new Refusal(`The dataset ${text} has ${there.toLocaleString('en')} examples to ${name}${wanted === undefined ? '' : `; ${name}=${wanted} asks for more`}.`);
  }
  const right = chosen.map((example) => of[pool.labels[example]]);
  const labels = name === 'train' ? noisyLabels(right, chosen, options.noise, classes, options.seed) : right;
  return { images: await pool.read(chosen), labels, count: there };
}

/** The numbers of the examples taken: in the pool's order where all are. */
function choose(pool: Pool, classes: number, seed: number, count?: number, share?: readonly [number, number]): Int32Array {
  if (count === undefined && share === undefined) return Int32Array.from(pool.labels.keys()).filter((example) => pool.labels[example] < classes);
  const order = balancedOrder(pool, classes, seed);
  return (share ? part(order, pool.labels, share) : order).slice(0, count);
}

function normalisationOf({ text, options: { normalise = 'none' } }: DatasetSpec, { shape: [, , channels], own }: Source, { images }: Split): Normalisation {
  if (normalise === 'none') return identity(channels);
  if (normalise === 'own') {
    if (!own) throw new Refusal(`The dataset ${text} does not know its own mean and deviation: write normalise=cifar, li, imagenet or none.`);
    return own;
  }
  if (channels !== 3) throw new Refusal(`The dataset ${text} has ${channels} channel${channels === 1 ? '' : 's'}, but normalise=${normalise} is for three: write normalise=own or none.`);
  if (images instanceof Float32Array) throw new Refusal(`The dataset ${text} holds floats, which are taken as they are: leave normalise=${normalise} out.`);
  return normalisations[normalise];
}
