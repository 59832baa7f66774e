/**
 * The stages of a network, as its own description tells them: a named block through which the image keeps its size (`layer1`, `dense2`,
 * `classifier`); of layers that stand by themselves, those between two places where the image becomes smaller (VGG's groups between
 * poolings); a full connection that stands by itself. A block in which the image becomes smaller half-way has the stages of its
 * blocks. Batch norm by itself belongs to what it normalises.
 */
import { within, type Block } from './block';
import type { Tensor } from './layout';
import type { Network } from './network';

/** A run of a network's layers, with the tensors that training changes in them: one behind the other in the vector of weights. */
export interface Stage {
  /** The block's name, or those of the first and the last convolution or full connection: `features.0 to 3`. */
  readonly name: string;
  readonly tensors: readonly Tensor[];
}

/** The stages of a network in the order in which they run; each tensor that training changes is in one of them. */
export function stagesOf({ blocks, layout }: Pick<Network, 'blocks' | 'layout'>): Stage[] {
  const stages: Draft[] = [];
  collect(blocks, '', stages);
  return stages.map(({ name, layers }) => ({
    name: name ?? nameOf(layers),
    tensors: layout.trainable.filter((tensor) => layers.some((layer) => tensor.name.slice(0, tensor.name.lastIndexOf('.')) === layer.name)),
  }));
}

/** A layer with weights of its own. */
interface Layer {
  readonly name: string;
  readonly isNorm: boolean;
}

/** A stage on the way; without a name of its own it goes on until it is closed. */
interface Draft {
  readonly name?: string;
  readonly layers: Layer[];
  isClosed: boolean;
}

function nameOf(layers: readonly Layer[]): string {
  const named = layers.some(({ isNorm }) => !isNorm) ? layers.filter(({ isNorm }) => !isNorm) : layers;
  const [first, last] = [named[0].name.split('.'), named[named.length - 1].name.split('.')];
  const differ = last.findIndex((word, i) => word !== first[i]);
  return differ < 0 ? first.join('.') : `${first.join('.')} to ${last.slice(differ).join('.')}`;
}

function collect(blocks: readonly Block[], prefix: string, stages: Draft[]): void {
  const close = () => {
    if (stages.length > 0) stages[stages.length - 1].isClosed = true;
  };
  for (const block of blocks) {
    const last = stages.at(-1);
    const layers = layersIn([block], prefix);
    if (block.layer === 'block') {
      close();
      const name = within(prefix, block.name);
      if (shrinksHalfWay(block.blocks)) collect(block.blocks, name, stages);
      else if (layers.length > 0) stages.push({ name, layers, isClosed: true });
      close();
    } else if (layers.length === 0) {
      if (shrinks(block)) close();
    } else if (last && (block.layer === 'batch-norm' || !(last.isClosed || shrinks(block)))) {
      last.layers.push(...layers);
    } else {
      stages.push({ layers, isClosed: block.layer === 'dense' });
    }
  }
}

/** Whether an image comes out smaller, or as a list of numbers. */
function shrinks(block: Block): boolean {
  switch (block.layer) {
    case 'conv': return (block.stride ?? 1) > 1;
    case 'max-pool': case 'average-pool': return (block.stride ?? block.size) > 1;
    case 'global-average-pool': case 'global-max-pool': case 'flatten': return true;
    case 'block': case 'residual': case 'concat': return block.blocks.some(shrinks);
    default: return false;
  }
}

/** Whether there are filters both before and behind a place where the image becomes smaller; those that make it so stand behind it. */
function shrinksHalfWay(blocks: readonly Block[]): boolean {
  const steps = unfold(blocks);
  const hasFilters = (step: Block) => layersIn([step], '').some(({ isNorm }) => !isNorm);
  return steps.slice(steps.findIndex(hasFilters) + 1, steps.findLastIndex(hasFilters) + 1).some(shrinks);
}

/** The blocks within named blocks in their place; one with a shortcut around it stays whole. */
const unfold = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => (block.layer === 'block' ? unfold(block.blocks) : [block]));

/** The layers with weights in some blocks, by their full names. */
function layersIn(blocks: readonly Block[], prefix: string): Layer[] {
  return blocks.flatMap((block) => {
    switch (block.layer) {
      case 'conv': case 'dense': return [{ name: within(prefix, block.name), isNorm: false }];
      case 'batch-norm': return [{ name: within(prefix, block.name), isNorm: true }];
      case 'block': return layersIn(block.blocks, within(prefix, block.name));
      case 'residual': return layersIn([...block.blocks, ...(block.shortcut ?? [])], prefix);
      case 'concat': return layersIn(block.blocks, prefix);
      default: return [];
    }
  });
}
