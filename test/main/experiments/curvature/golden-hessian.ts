import { readFileSync } from 'node:fs';
import type { Split } from '../../../../src-main/datasets/dataset';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import { openEngine } from '../../../../src-main/engine/open';
import { blocksOf, hessianProgram } from '../../../../src-main/experiments/curvature/hessian-program';
import { hessianAt, type Hessian } from '../../../../src-main/experiments/curvature/hessian';
import { fillSplit } from '../../../../src-main/fitting/examples';
import type { Precision } from '../../../../src-main/graph/program';
import { readWeights, type Network } from '../../../../src-main/networks';
import { partsOf } from '../../../../src-main/networks/parts';
import { fromTorch, toTorch } from '../../../../src-main/networks/torch-layout';
import { normaliseDirection } from '../../../../src-shared/math/direction';
import { goldenNetwork, readDirection } from '../../golden-network';
import { reference } from '../../../reference';

interface Ends {
  readonly lambdaMin: number;
  readonly lambdaMax: number;
  readonly ratio: number;
  readonly trace: number;
}

/** What is known of one golden network. */
export interface Case extends Ends {
  readonly pooling: 'average' | 'max';
  readonly loss: number;
  readonly gradientNorm: number;
  readonly entries: number;
  readonly absoluteTrace: number;
  readonly moments: Readonly<Record<'trH1' | 'trH2' | 'trH3' | 'trH4', number>>;
  readonly hutchinsonVariance: { readonly rademacher: number };
  readonly layers: Readonly<Record<string, { readonly lambdaMax: number; readonly trace: number; readonly entries: number }>>;
  readonly allParameters: Ends & { readonly entries: number };
  readonly eigenvectors: Readonly<Record<'smallest' | 'largest', number[]>>;
  readonly products: readonly { readonly vector: string; readonly product: number[]; readonly norm: number; readonly curvature: number }[];
  readonly map: { readonly a: number[]; readonly b: number[] } & Readonly<Record<'ratio' | 'lambdaMin' | 'lambdaMax' | 'loss', number[][]>>;
}

interface Golden {
  readonly tolerances: Readonly<Record<'productRelative' | 'eigenvalueRelativeToLargest' | 'traceRelativeToAbsoluteTrace' | 'momentRelativeToTrH2Power' | 'mapRelativeToLargest' | 'eigenvectorCosine' | 'lossRelative', number>>;
  readonly cases: Readonly<Record<string, Case>>;
}

export const file = (...parts: string[]): string => reference('hessian', ...parts);
export const readGolden = (): Golden => JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Golden;

/** The small network of the golden Hessians, as a person would describe it. */
export const networkOf = (pooling: Case['pooling']): Network => goldenNetwork({ classes: 3, side: 8, channels: [4, 6], pooling });

export async function readSplit(): Promise<Split> {
  const labels = Int32Array.from((await readNpy(file('labels.npy'))).data as Int32Array);
  return { images: (await readNpy(file('images.npy'))).data as Float32Array, labels, count: labels.length };
}

/** Vectors over the Hessian's entries, there and back between our order and PyTorch's. */
export const ours = (network: Network, torch: ArrayLike<number>): Float64Array => reorder(network, torch, (tensor, from, into) => fromTorch(tensor, from, into));
export const torch = (network: Network, own: ArrayLike<number>): Float64Array =>
  reorder(network, own, (tensor, from, into) => {
    // toTorch tells places only for float32, which counts exactly this far.
    const places = toTorch(tensor, Float32Array.from(from, (_, k) => k));
    into.forEach((_, k) => (into[k] = from[places[k]]));
  });

function reorder(network: Network, from: ArrayLike<number>, move: (tensor: ReturnType<typeof blocksOf>[number]['tensor'], from: Float64Array, into: Float64Array) => void): Float64Array {
  const all = Float64Array.from(from);
  const out = new Float64Array(all.length);
  for (const { tensor, offset, size } of blocksOf(network)) move(tensor, all.subarray(offset, offset + size), out.subarray(offset, offset + size));
  return out;
}

export interface Opened {
  readonly network: Network;
  /** The Hessian at theta + a d1 + b d2, in batches of a size. */
  at(a?: number, b?: number, batch?: number): Hessian;
  close(): Promise<void>;
}

/** Opens a golden network with everything placed. */
export async function openGolden(name: string, pooling: Case['pooling'], precision: Precision, withBiases = false): Promise<Opened> {
  const network = networkOf(pooling);
  const split = await readSplit();
  const made = hessianProgram({ network, dataset: { shape: network.input, normalisation: { mean: [0, 0, 0], deviation: [1, 1, 1] } }, split, moved: true, withBiases, precision });
  const session = await (await openEngine()).load(made.program);
  const { weights, statistics } = await readWeights(file(name, 'weights.safetensors'), network);
  await session.set('weights', weights);
  await session.set('statistics', statistics);
  for (const k of [1, 2]) await session.set(`direction-${k}`, normaliseDirection(await readDirection(file(name, `direction_${k}.safetensors`), network), weights, partsOf(network), 'filter'));
  await fillSplit(session, made.split, split);
  return { network, at: (a = 0, b = 0, batch = 24) => hessianAt(session, made, batch, { a, b }), close: () => session.close() };
}
