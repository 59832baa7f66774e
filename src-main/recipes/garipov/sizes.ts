/** How large the recipes after Garipov et al. 2018 are at each scale; at paper scale as its code has it. */
import { shareOf } from '../images';
import type { Circumstances } from '../recipe';

export interface Size {
  readonly batch: number;
  /** Below paper scale, epochs of an end point and of a curve; at paper scale each network has its own. */
  readonly epochs?: { readonly end: number; readonly curve: number };
  readonly points: number;
  /** Images of each set over which losses along a curve are taken. */
  readonly onPath: number;
  /** Fast geometric ensembling: the epochs of the network alone, from which of them it sets out, for how many, and how long a cycle is. */
  readonly ensembling: { readonly alone: number; readonly from: number; readonly epochs: number; readonly cycle: number };
}

const SIZES: Readonly<Record<Circumstances['scale'], Size>> = {
  smoke: { batch: 32, epochs: { end: 3, curve: 2 }, points: 5, onPath: 64, ensembling: { alone: 6, from: 2, epochs: 4, cycle: 2 } },
  desk: { batch: 64, epochs: { end: 10, curve: 8 }, points: 21, onPath: 1000, ensembling: { alone: 30, from: 24, epochs: 6, cycle: 2 } },
  paper: { batch: 128, points: 61, onPath: 50_000, ensembling: { alone: 200, from: 160, epochs: 40, cycle: 2 } },
};

export function sizeFor(where: Circumstances): Size {
  const size = SIZES[where.scale];
  return { ...size, onPath: size.onPath / shareOf(where) };
}
