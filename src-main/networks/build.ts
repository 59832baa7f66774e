/** A network as a graph: from images and weights to logits and every activation on the way. */
import { add } from '../graph/ops/add';
import { averagePool } from '../graph/ops/average-pool';
import { batchNorm, normalise } from '../graph/ops/batch-norm';
import { cast } from '../graph/ops/cast';
import { concat } from '../graph/ops/concat';
import { constant } from '../graph/ops/constant';
import { conv2d } from '../graph/ops/conv2d';
import { divide } from '../graph/ops/divide';
import { matmul } from '../graph/ops/matmul';
import { maxPool } from '../graph/ops/max-pool';
import { mean } from '../graph/ops/mean';
import { multiply } from '../graph/ops/multiply';
import { negate } from '../graph/ops/negate';
import { relu } from '../graph/ops/relu';
import { reshape } from '../graph/ops/reshape';
import { sigmoid } from '../graph/ops/sigmoid';
import { sqrt } from '../graph/ops/sqrt';
import { subtract } from '../graph/ops/subtract';
import { tanh } from '../graph/ops/tanh';
import { transpose } from '../graph/ops/transpose';
import type { Value } from '../graph/value';
import { symmetric } from '../graph/window';
import { paddingOf, within, type BatchNorm, type Block, type Conv, type Dense } from './block';
import { dropout } from './dropout';
import type { Network } from './network';
import { cut, join } from './pieces';

/** What batch norm adds to a variance before it divides by its root. */
export const EPSILON = 1e-5;

export interface NetworkInputs {
  /** (batch, height, width, channels). */
  readonly images: Value;
  /** All trainable tensors, flat. */
  readonly weights: Value;
  /** All running means and variances, flat: wanted for inference in a network with batch norm. */
  readonly statistics?: Value;
  /** Training: batch norm by the batch's own statistics, and dropout. Inference: by the stored ones. */
  readonly mode: 'training' | 'inference';
  /** Two whole numbers (2) that decide what dropout drops: wanted for training where there is dropout. */
  readonly dropoutSeed?: Value;
  /**
   * Convolutions and full connections whose own outputs will be asked for in inference. Any can be; batch norm is not folded into
   * those named here, so that they are not computed twice.
   */
  readonly keep?: readonly string[];
  /**
   * bfloat16, for inference only: images between layers are such, and so are the factors of every convolution, and of every full
   * connection but that to the classes; lists of numbers and logits stay as they are. Unless said, nothing is rounded.
   */
  readonly rounded?: 'bfloat16';
}

export interface BuiltNetwork {
  /** (batch, classes). */
  readonly logits: Value;
  /** The trainable tensors, cut out of the weights: what to differentiate with respect to (`join` makes one vector of the outcome). */
  readonly pieces: readonly Value[];
  /** What each named layer and block makes, (batch, height, width, channels) or (batch, numbers); a block's is that of its last layer. */
  readonly activations: Readonly<Record<string, Value>>;
  /** In training, where there is batch norm: this batch's means and unbiased variances, flat as `statistics` are. */
  readonly batchStatistics?: Value;
}

/** Builds a network into a graph. In inference batch norm right behind a convolution or full connection is folded into its weights. */
export function buildNetwork(network: Network, { images, weights, statistics, mode, dropoutSeed, keep = [], rounded }: NetworkInputs): BuiltNetwork {
  const { layout } = network;
  const training = mode === 'training';
  if (training && rounded) throw new Error(`training in ${rounded}: ${network.name}`);
  const pieces = cut(weights, layout.trainable);
  const owned = new Map(layout.trainable.map(({ name }, i) => [name, pieces[i]]));
  if (!training && layout.running.length > 0) {
    if (!statistics) throw new Error(`inference without statistics: ${network.name}`);
    cut(statistics, layout.running).forEach((value, i) => owned.set(layout.running[i].name, value));
  }
  const own = (name: string): Value => {
    const value = owned.get(name);
    if (!value) throw new Error(`no such tensor: ${name}`);
    return value;
  };
  const activations: Record<string, Value> = {};
  const measured = new Map<string, Value>();
  let dropouts = 0;

  const round = (x: Value): Value => (rounded ? cast(x, rounded) : x);

  /** A convolution or full connection. */
  const affine = (block: Conv | Dense, x: Value, weight: Value, bias?: Value): Value => {
    if (block.layer === 'conv') {
      const y = conv2d(x, round(weight), { stride: block.stride ?? 1, padding: symmetric(paddingOf(block)) });
      return bias ? add(y, round(bias)) : y;
    }
    // Logits are as exact as the loss that is taken of them.
    const y = block.out === 'classes' ? matmul(x, weight) : cast(matmul(round(x), round(weight)));
    return bias ? add(y, bias) : y;
  };

  /** The same with the batch norm behind it: scale and shift move into weights and bias. */
  const folded = (block: Conv | Dense, x: Value, name: string, norm: string): Value => {
    const factor = divide(own(`${norm}.weight`), sqrt(add(own(`${norm}.running_var`), constant(EPSILON))));
    const centre = own(`${norm}.running_mean`);
    const bias = owned.get(`${name}.bias`);
    return affine(block, x, multiply(own(`${name}.weight`), factor), add(own(`${norm}.bias`), multiply(bias ? subtract(bias, centre) : negate(centre), factor)));
  };

  const normed = (x: Value, name: string): Value => {
    const [scale, shift] = [own(`${name}.weight`), own(`${name}.bias`)];
    if (!training) return normalise(x, scale, shift, own(`${name}.running_mean`), own(`${name}.running_var`), EPSILON);
    const { y, mean: centre, variance } = batchNorm(x.shape.length === 4 ? x : reshape(x, [x.shape[0], 1, 1, x.shape[1]]), scale, shift, EPSILON);
    measured.set(`${name}.running_mean`, centre).set(`${name}.running_var`, variance);
    return reshape(y, x.shape);
  };

  const foldable = (block: Block, next: Block | undefined, name: string): next is BatchNorm =>
    !training && next?.layer === 'batch-norm' && (block.layer === 'conv' || block.layer === 'dense') && !keep.includes(name);

  const run = (blocks: readonly Block[], from: Value, prefix: string): Value => {
    let x = from;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      const next = blocks[i + 1];
      const name = 'name' in block && block.name !== undefined ? within(prefix, block.name) : undefined;
      const y = after(block, x, name ?? prefix);
      if (name !== undefined) activations[name] = y;
      if (foldable(block, next, name ?? '')) {
        const norm = within(prefix, next.name);
        x = activations[norm] = folded(block as Conv | Dense, x, name!, norm);
        i++;
      } else x = y;
    }
    return x;
  };

  const after = (block: Block, x: Value, name: string): Value => {
    const [batch, height, width, channels] = x.shape;
    switch (block.layer) {
      case 'conv':
      case 'dense':
        return affine(block, x, own(`${name}.weight`), owned.get(`${name}.bias`));
      case 'batch-norm':
        return normed(x, name);
      case 'relu':
        return relu(x);
      case 'sigmoid':
        return sigmoid(x);
      case 'tanh':
        return tanh(x);
      case 'max-pool':
        return maxPool(x, { size: [block.size, block.size], stride: block.stride ?? block.size, padding: symmetric(block.padding ?? 0) });
      case 'average-pool':
        return averagePool(x, { size: [block.size, block.size], stride: block.stride ?? block.size });
      case 'global-average-pool':
        return mean(cast(x), [1, 2]);
      case 'global-max-pool':
        return cast(reshape(maxPool(x, { size: [height, width], stride: 1, padding: symmetric(0) }), [batch, channels]));
      case 'flatten':
        // Channels first, as PyTorch has them, so that full connections differ by a transposition only.
        return x.shape.length === 2 ? x : cast(reshape(transpose(x, [0, 3, 1, 2]), [batch, height * width * channels]));
      case 'dropout':
        return training ? dropout(x, block.rate, dropoutSeed, dropouts++) : x;
      case 'block':
        return run(block.blocks, x, name);
      case 'residual':
        return add(run(block.blocks, x, name), run(block.shortcut ?? [], x, name));
      case 'concat':
        return concat([run(block.blocks, x, name), x], 3);
    }
  };

  const logits = run(network.blocks, round(images), '');
  return { logits, pieces, activations, ...(measured.size > 0 && { batchStatistics: join(layout.running.map(({ name }) => measured.get(name)!)) }) };
}

/** Running statistics after one more batch: old + momentum · (batch - old), PyTorch's momentum 0.1 unless said. */
export const runningStatistics = (old: Value, batch: Value, momentum = 0.1): Value => add(multiply(old, constant(1 - momentum)), multiply(batch, constant(momentum)));
