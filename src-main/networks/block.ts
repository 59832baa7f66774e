/**
 * An architecture as data: a list of blocks, run one after the other. A block is a layer, or holds blocks itself: `block` runs them
 * under a name, `residual` adds a shortcut to what they make, `concat` puts what they make before what they were given.
 *
 * Names are PyTorch's module names: a layer's own name behind those of the blocks around it, joined by dots (`layer1.0.conv1`).
 * Layers with weights need a name; any other may have one, and is then to be asked for its activations.
 *
 * The same as JSON is how one describes a network of one's own, in a file whose name ends with .json:
 *
 * ```json
 * {
 *   "blocks": [
 *     { "layer": "conv", "name": "conv1", "out": 16, "size": 3 },
 *     { "layer": "batch-norm", "name": "bn1" },
 *     { "layer": "relu", "name": "relu" },
 *     { "layer": "block", "name": "layer1", "blocks": [
 *       { "layer": "residual",
 *         "blocks": [
 *           { "layer": "conv", "name": "conv1", "out": 32, "size": 3, "stride": 2, "bias": true },
 *           { "layer": "tanh" }
 *         ],
 *         "shortcut": [{ "layer": "conv", "name": "shortcut", "out": 32, "size": 1, "stride": 2 }] }
 *     ] },
 *     { "layer": "global-average-pool" },
 *     { "layer": "dense", "name": "linear", "out": "classes" }
 *   ]
 * }
 * ```
 */
export type Block = Conv | Dense | BatchNorm | Activation | MaxPool | AveragePool | GlobalPool | Flatten | Dropout | Group | Residual | Concat;

/** Convolution with `out` square filters of side `size`; padded by `padding` on all sides, (size - 1) / 2 unless said. No bias unless said. */
export interface Conv {
  readonly layer: 'conv';
  readonly name: string;
  readonly out: number;
  readonly size: number;
  readonly stride?: number;
  readonly padding?: number;
  readonly bias?: boolean;
}

/** Full connection with bias, to `out` numbers or to as many as there are classes. */
export interface Dense {
  readonly layer: 'dense';
  readonly name: string;
  readonly out: number | 'classes';
}

/** Batch normalisation over each channel, with scale and shift. */
export interface BatchNorm {
  readonly layer: 'batch-norm';
  readonly name: string;
}

export interface Activation {
  readonly layer: 'relu' | 'sigmoid' | 'tanh';
  readonly name?: string;
}

/** The largest of each window of side `size`; as many pixels apart as `stride` says, `size` unless said. What does not fill a window is left out. */
export interface MaxPool {
  readonly layer: 'max-pool';
  readonly name?: string;
  readonly size: number;
  readonly stride?: number;
  readonly padding?: number;
}

/** The mean of each window, as for max-pool, without padding. */
export interface AveragePool {
  readonly layer: 'average-pool';
  readonly name?: string;
  readonly size: number;
  readonly stride?: number;
}

/** Each channel's mean or largest over the whole image: from an image to a list of numbers. */
export interface GlobalPool {
  readonly layer: 'global-average-pool' | 'global-max-pool';
  readonly name?: string;
}

/** From an image to a list of numbers, channel by channel, then row by row. */
export interface Flatten {
  readonly layer: 'flatten';
  readonly name?: string;
}

/** In training each number is set to nothing with the probability `rate`, and the others grow by 1 / (1 - rate). */
export interface Dropout {
  readonly layer: 'dropout';
  readonly name?: string;
  readonly rate: number;
}

/** Blocks one after the other, under a name. */
export interface Group {
  readonly layer: 'block';
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** What the blocks make of x plus what the shortcut makes of it: x itself unless said. */
export interface Residual {
  readonly layer: 'residual';
  readonly blocks: readonly Block[];
  readonly shortcut?: readonly Block[];
}

/** What the blocks make of x and then x, channel behind channel. */
export interface Concat {
  readonly layer: 'concat';
  readonly blocks: readonly Block[];
}

/** The padding of a convolution, where it is not said. */
export const paddingOf = ({ padding, size }: Conv): number => padding ?? Math.floor((size - 1) / 2);

/** A name within that of the blocks around it. */
export const within = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);
