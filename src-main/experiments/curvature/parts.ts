import type { Network } from '../../networks';
import { stagesOf } from '../../networks/stages';
import { blocksOf, type Block } from './hessian-program';
import type { CurvatureSetup } from './setup';

/** What of a Hessian is measured by itself: all of it, or the block of a stage or a layer. */
export interface Part {
  readonly name: string;
  /** Where its entries begin in the Hessian's vectors, and how many they are. */
  readonly offset: number;
  readonly size: number;
}

/** The parts that a setup asks for, in the order in which they are measured. */
export function partsOf({ of, biases }: Pick<CurvatureSetup, 'of' | 'biases'>, network: Pick<Network, 'blocks' | 'layout'>): Part[] {
  const blocks = blocksOf(network, biases);
  switch (of) {
    case 'the whole network': return [spanned(of, blocks)];
    case 'each layer': return blocks.map(({ tensor, offset, size }) => ({ name: tensor.name, offset, size }));
    case 'each stage':
      return stagesOf(network)
        .map(({ name, tensors }) => spanned(name, blocks.filter(({ tensor }) => tensors.includes(tensor))))
        // Of a stage of batch norm alone nothing is left without batch-norm parameters.
        .filter(({ size }) => size > 0);
  }
}

/** Blocks that lie one behind the other, as one. */
const spanned = (name: string, blocks: readonly Block[]): Part => ({ name, offset: blocks[0]?.offset ?? 0, size: blocks.reduce((n, { size }) => n + size, 0) });

/** Which stages there are and how large they are, in a sentence. */
export const sayStages = (stages: readonly Part[]): string => `Stages: ${stages.map(({ name, size }) => `${name} (${size.toLocaleString('en')} weights)`).join(', ')}.`;
