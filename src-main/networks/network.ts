import type { Block } from './block';
import type { Layout } from './layout';

/** Height, width and channels. */
export type ImageShape = readonly [number, number, number];

/** What a network is asked to tell apart. */
export interface Task {
  readonly classes: number;
  readonly input: ImageShape;
}

/** Blocks with a name, for images of one size and a number of classes. */
export interface Architecture extends Task {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** An architecture that fits its task, with the tensors that it comes to. */
export interface Network extends Architecture {
  readonly layout: Layout;
}

/** One point in a network's weight space, and the running statistics that go with it, flat as the layout orders them. */
export interface NetworkWeights {
  /** (parameters). */
  readonly weights: Float32Array;
  /** (statistics). */
  readonly statistics: Float32Array;
}
