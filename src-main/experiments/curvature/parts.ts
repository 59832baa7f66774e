import { diagonalBlock, type Operator } from './hessian';
import type { Curvature } from './open-curvature';
import type { CurvatureSetup } from './setup';

/** What is measured by itself: the Hessian of all weights, or the block of one layer. */
export interface HessianPart {
  readonly layer: string;
  readonly operator: Operator;
}

/** The parts that a setup asks for, in the order in which they are measured. */
export function partsOf({ of }: Pick<CurvatureSetup, 'of'>, { at, blocks }: Pick<Curvature, 'at' | 'blocks'>): HessianPart[] {
  if (of === 'the whole network') return [{ layer: of, operator: at() }];
  return blocks.map(({ tensor, offset, size }) => ({ layer: tensor.name, operator: diagonalBlock(at(), offset, size) }));
}
