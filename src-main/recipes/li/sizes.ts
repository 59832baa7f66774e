/** How large the recipes after Li et al. 2018 are at each scale; at paper scale as the paper has it. */
import { shareOf } from '../images';
import type { Circumstances } from '../recipe';

export interface Size {
  /** VGG-9, the network of the figures on batch size and decay. */
  readonly vgg: { readonly network: string; readonly epochs: number; readonly small: number; readonly large: number };
  /** Residual networks: the depths that are run, and what is behind their names. */
  readonly residual: { readonly depths: readonly number[]; readonly width: string; readonly epochs: number; readonly batch: number };
  /** Points of a line between two weights, from -0.5 to 1.5. */
  readonly between: number;
  /** Points of a line, and of each side of a surface, along random directions from -1 to 1. */
  readonly along: number;
  readonly side: number;
  /** Images over which losses of a line, and of a surface, are taken. */
  readonly onLine: number;
  readonly onSurface: number;
}

const SIZES: Readonly<Record<Circumstances['scale'], Size>> = {
  smoke: {
    vgg: { network: 'vgg-9-x0.125', epochs: 2, small: 32, large: 128 },
    residual: { depths: [8], width: '-x0.25', epochs: 2, batch: 64 },
    between: 9, along: 7, side: 5, onLine: 64, onSurface: 64,
  },
  desk: {
    vgg: { network: 'vgg-9-x0.25', epochs: 18, small: 128, large: 1024 },
    residual: { depths: [20, 56], width: '-x0.5', epochs: 8, batch: 64 },
    between: 81, along: 41, side: 15, onLine: 1000, onSurface: 500,
  },
  paper: {
    vgg: { network: 'vgg-9', epochs: 300, small: 128, large: 8192 },
    residual: { depths: [20, 56, 110], width: '', epochs: 300, batch: 128 },
    between: 401, along: 51, side: 51, onLine: 50_000, onSurface: 50_000,
  },
};

export function sizeFor(where: Circumstances): Size {
  const size = SIZES[where.scale];
  return { ...size, onLine: size.onLine / shareOf(where), onSurface: size.onSurface / shareOf(where) };
}
