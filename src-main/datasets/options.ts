/** The options a dataset SPEC may carry: how each is written, what it means, and how its text is read. */
import type { NormalisationName } from './normalisation';

export interface Option<T> {
  readonly about: string;
  /** What may be written, in words. */
  readonly allowed: string;
  /** The value, or undefined where the text means none. */
  read(text: string): T | undefined;
}

function number(low: number, high: number, whole: boolean, about: string): Option<number> {
  const read = (text: string) => {
    const value = /^\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : NaN;
    return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined;
  };
  const bounds = high === Number.MAX_SAFE_INTEGER ? `of at least ${low}` : `from ${low} to ${high.toLocaleString('en')}`;
  return { about, allowed: `a ${whole ? 'whole ' : ''}number ${bounds}`, read };
}

const most = Number.MAX_SAFE_INTEGER;
const hardnesses: Readonly<Record<string, number>> = { easy: 0.25, medium: 0.5, hard: 0.75 };

/** Option by name. Which names a source takes, and what it assumes without them, stands in spec.ts. */
export const options = {
  train: number(1, most, true, 'How many training examples are taken, balanced over the classes; fewer are contained in more.'),
  test: number(1, most, true, 'How many test examples are taken, likewise.'),
  classes: number(2, most, true, 'How many classes are kept, from the first.'),
  seed: number(0, most, true, 'What every choice of examples, and every glyph, is drawn from.'),
  normalise: {
    about: 'What is taken off each channel and divided by: constants of a paper, the source\'s own mean and deviation, or nothing.',
    allowed: 'cifar, li, imagenet, own or none',
    read: (text) => (['cifar', 'li', 'imagenet', 'own', 'none'] as const).find((name) => name === text),
  } satisfies Option<NormalisationName>,
  part: {
    about: 'One of several disjoint parts of the training examples.',
    allowed: 'i/n, such as 1/2 or 2/2',
    read: (text) => {
      const [, i, n] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
      return i >= 1 && i <= n ? ([i, n] as const) : undefined;
    },
  } satisfies Option<readonly [number, number]>,
  noise: number(0, 1, false, 'The share of training labels that are redrawn, uniformly over the classes.'),
  labels: {
    about: 'Other labels than the source\'s own: animal-object for cifar10, coarse for cifar100.',
    allowed: 'animal-object (cifar10) or coarse (cifar100)',
    read: (text) => (['animal-object', 'coarse'] as const).find((name) => name === text),
  } satisfies Option<'animal-object' | 'coarse'>,
  side: number(8, 128, true, 'Height and width of a glyph, in pixels.'),
  hardness: {
    about: 'How noisy, cluttered and alike glyphs are.',
    allowed: 'easy, medium, hard or a number from 0 to 1',
    read: (text) => (Object.hasOwn(hardnesses, text) ? hardnesses[text] : number(0, 1, false, '').read(text)),
  } satisfies Option<number>,
  size: {
    about: 'The pixels images are resized to.',
    allowed: 'a number of pixels from 4 to 1,024, or HEIGHTxWIDTH, such as 48x64',
    read: (text) => {
      const [, height, width = height] = (/^(\d+)(?:x(\d+))?$/.exec(text) ?? []).filter((digits) => digits !== undefined).map(Number);
      return [height, width].every((pixels) => pixels >= 4 && pixels <= 1024) ? ([height, width] as const) : undefined;
    },
  } satisfies Option<readonly [number, number]>,
};

export type OptionName = keyof typeof options;
export type OptionValue<K extends OptionName> = NonNullable<ReturnType<(typeof options)[K]['read']>>;
