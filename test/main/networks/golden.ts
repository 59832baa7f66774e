/** What the golden values of the networks look like on disk. */
import { readFileSync } from 'node:fs';
import { reference } from '../../reference';

export interface GoldenCase {
  readonly network: string;
  readonly weights: 'scrambled' | 'sine';
  readonly side?: number;
  readonly logits: readonly (readonly number[])[];
  readonly largest: number;
  /** For each convolution and full connection: name, shape (channels, height, width), mean, 2-norm over all images. */
  readonly trace?: readonly (readonly [string, readonly number[], number, number])[];
}

export interface GoldenPass {
  readonly loss: number;
  readonly gradientNorms: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly runningNorms: Readonly<Record<string, number>>;
  readonly running: Readonly<Record<string, readonly number[]>>;
}

export interface Golden {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly formula: { readonly samples: readonly (readonly number[])[] };
  readonly cases: readonly GoldenCase[];
  readonly training: { readonly labels: readonly number[]; readonly scrambled: GoldenPass; readonly sine: GoldenPass };
  readonly file: { readonly path: string; readonly logits: readonly (readonly number[])[]; readonly largest: number };
}

type Layouts = Readonly<Record<string, readonly (readonly [string, readonly number[]])[]>>;

export const golden = (folder: 'networks' | 'networks-more') => JSON.parse(readFileSync(reference(folder, 'expected.json'), 'utf8')) as Golden;
export const goldenLayouts = (folder: 'networks' | 'networks-more') => JSON.parse(readFileSync(reference(folder, 'layouts.json'), 'utf8')) as Layouts;

/** Networks of other rooms' golden values that are not built. */
export const isBuilt = (name: string): boolean => !/^(large-resnet|vit)-/.test(name);

/** Yim's networks for CIFAR-100 tell 100 classes apart; all others ten. */
export const classesOf = (name: string): number => (/^fsp-.*-x4$/.test(name) ? 100 : 10);
