/** What a source of examples offers before any are chosen: labels at once, images when it is known which. */
import type { Images, Normalisation } from './dataset';

export interface Pool {
  /** Numbers of classes (one for each example there is). */
  readonly labels: Int32Array;
  /** Whether neighbours are as good as random: classes take turns and any first n are a fair choice. */
  readonly shuffled?: boolean;
  /** The images with these numbers (chosen x height x width x channels), in this order. */
  read(chosen: Int32Array): Promise<Images>;
}

export interface Source {
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly classes: readonly string[];
  readonly train: Pool;
  readonly test: Pool;
  /** Mean and deviation of the source's own training images, where it knows them. */
  readonly own?: Normalisation;
  /** For each other way of labelling: the classes, and the new class of each old one. */
  readonly groups?: Readonly<Record<string, { readonly classes: readonly string[]; readonly of: readonly number[] }>>;
}

/** Some examples of a pool as a pool. */
export const partOf = (pool: Pool, members: Int32Array): Pool => ({
  labels: members.map((example) => pool.labels[example]),
  read: (chosen) => pool.read(chosen.map((example) => members[example])),
});

/** A pool whose images lie in memory (count x size). */
export const poolInMemory = (images: Images, labels: Int32Array): Pool => ({
  labels,
  async read(chosen) {
    const size = labels.length === 0 ? 0 : images.length / labels.length;
    const whole = chosen.length === labels.length && chosen.every((example, i) => example === i);
    if (whole) return images;
    const out = images instanceof Uint8Array ? new Uint8Array(chosen.length * size) : new Float32Array(chosen.length * size);
    chosen.forEach((example, i) => out.set(images.subarray(example * size, (example + 1) * size), i * size));
    return out;
  },
});
