/** What an architecture comes to for its task: the tensors that it owns, in PyTorch's order of registration, and the shape that every layer makes. */
import { Refusal } from '../../src-shared/refusal';
import { paddingOf, within, type Block } from './block';
import type { Architecture } from './network';

export type TensorKind = 'conv' | 'dense' | 'bias' | 'scale' | 'shift' | 'mean' | 'variance';

/** One tensor of a network, and where it lies in the flat vector of all weights, or of all statistics (mean, variance). */
export interface Tensor {
  /** PyTorch's name: `layer1.0.conv1.weight`. */
  readonly name: string;
  readonly kind: TensorKind;
  /** Filters (height, width, in, out), full connections (in, out), all else (channels). */
  readonly shape: readonly number[];
  /** PyTorch's: filters (out, in, height, width), full connections (out, in). */
  readonly torchShape: readonly number[];
  /** Which convolution or full connection it belongs to, counted in order of registration; absent for batch norm's. */
  readonly layer?: number;
  readonly offset: number;
  readonly size: number;
}

export interface LayerOutput {
  readonly name: string;
  readonly layer: Block['layer'];
  /** Of one example: (height, width, channels), or (numbers). */
  readonly shape: readonly number[];
}

export interface Layout {
  /** Every tensor, in order of registration. */
  readonly tensors: readonly Tensor[];
  /** Those that training changes: together the vector of weights, which has `parameters` entries. */
  readonly trainable: readonly Tensor[];
  readonly parameters: number;
  /** Running means and variances: together the vector of statistics, which has `statistics` entries. */
  readonly running: readonly Tensor[];
  readonly statistics: number;
  /** What each named layer and block makes, in the order in which they run. */
  readonly outputs: readonly LayerOutput[];
}

const isStatistic = (kind: TensorKind): boolean => kind === 'mean' || kind === 'variance';
const show = (shape: readonly number[]): string => shape.join(' x ');

/** The layout of an architecture; throws a Refusal naming it and the block that does not fit what reaches it. */
export function layoutOf(network: Architecture): Layout {
  const tensors: Tensor[] = [];
  const outputs: LayerOutput[] = [];
  const ends = { parameters: 0, statistics: 0 };
  const names = new Set<string>();
  let layers = 0;

  const refuse = (where: string, why: string): never => {
    throw new Refusal(`The network ${network.name} does not work for images of ${show(network.input)}: at ${where}, ${why}.`);
  };
  const own = (name: string, kind: TensorKind, shape: readonly number[], torchShape = shape, layer?: number) => {
    const size = shape.reduce((n, d) => n * d, 1);
    const vector = isStatistic(kind) ? 'statistics' : 'parameters';
    tensors.push({ name, kind, shape, torchShape, offset: ends[vector], size, ...(layer !== undefined && { layer }) });
    ends[vector] += size;
  };
  const image = (shape: readonly number[], where: string): readonly number[] =>
    shape.length === 3 ? shape : refuse(where, `an image is needed but ${show(shape)} numbers arrive`);
  const windows = ([height, width]: readonly number[], size: number, stride: number, padding: number, where: string): number[] =>
    [height, width].map((side) => {
      if (side + 2 * padding < size) refuse(where, `a window of ${size} x ${size} does not fit the ${height} x ${width} pixels that are left; larger images are needed`);
      return Math.floor((side + 2 * padding - size) / stride) + 1;
    });

  const run = (blocks: readonly Block[], from: readonly number[], prefix: string, path: string): readonly number[] =>
    blocks.reduce((shape, block, i) => {
      const name = 'name' in block && block.name !== undefined ? within(prefix, block.name) : undefined;
      const at = `${path}[${i}]`;
      const where = `${at} (${block.layer}${name === undefined ? '' : ` ${name}`})`;
      if (name !== undefined && names.size === names.add(name).size) refuse(where, 'the name stands for two layers; each needs its own');
      const out = after(block, shape, name ?? prefix, at, where);
      if (name !== undefined) outputs.push({ name, layer: block.layer, shape: out });
      return out;
    }, from);

  const after = (block: Block, shape: readonly number[], name: string, at: string, where: string): readonly number[] => {
    switch (block.layer) {
      case 'conv': {
        const [, , channels] = image(shape, where);
        const { out, size, stride = 1, bias } = block;
        own(`${name}.weight`, 'conv', [size, size, channels, out], [out, channels, size, size], layers);
        if (bias) own(`${name}.bias`, 'bias', [out], [out], layers);
        layers++;
        return [...windows(shape, size, stride, paddingOf(block), where), out];
      }
      case 'dense': {
        if (shape.length !== 1) refuse(where, `a list of numbers is needed but an image of ${show(shape)} arrives; flatten it or pool it globally first`);
        const out = block.out === 'classes' ? network.classes : block.out;
        own(`${name}.weight`, 'dense', [shape[0], out], [out, shape[0]], layers);
        own(`${name}.bias`, 'bias', [out], [out], layers);
        layers++;
        return [out];
      }
      case 'batch-norm': {
        const channels = shape.slice(-1);
        own(`${name}.weight`, 'scale', channels);
        own(`${name}.bias`, 'shift', channels);
        own(`${name}.running_mean`, 'mean', channels);
        own(`${name}.running_var`, 'variance', channels);
        return shape;
      }
      case 'max-pool':
      case 'average-pool':
        return [...windows(image(shape, where), block.size, block.stride ?? block.size, block.layer === 'max-pool' ? (block.padding ?? 0) : 0, where), shape[2]];
      case 'global-average-pool':
      case 'global-max-pool':
        return image(shape, where).slice(2);
      case 'flatten':
        return [shape.reduce((n, d) => n * d, 1)];
      case 'block':
        return run(block.blocks, shape, name, `${at}.blocks`);
      case 'residual': {
        const main = run(block.blocks, shape, name, `${at}.blocks`);
        const shortcut = run(block.shortcut ?? [], shape, name, `${at}.shortcut`);
        return show(main) === show(shortcut) ? main : refuse(where, `the blocks make ${show(main)} and the shortcut ${show(shortcut)}, which cannot be added`);
      }
      case 'concat': {
        const made = run(block.blocks, image(shape, where), name, `${at}.blocks`);
        if (made.length !== 3 || show(made.slice(0, 2)) !== show(shape.slice(0, 2))) refuse(where, `the blocks make ${show(made)} of ${show(shape)}, which cannot stand behind one another`);
        return [made[0], made[1], made[2] + shape[2]];
      }
      case 'relu':
      case 'sigmoid':
      case 'tanh':
      case 'dropout':
        return shape;
    }
  };

  const logits = run(network.blocks, network.input, '', 'blocks');
  if (show(logits) !== show([network.classes])) refuse('its end', `it makes ${show(logits)} instead of one number for each of ${network.classes} classes`);
  return {
    ...ends,
    tensors,
    trainable: tensors.filter(({ kind }) => !isStatistic(kind)),
    running: tensors.filter(({ kind }) => isStatistic(kind)),
    outputs,
  };
}
