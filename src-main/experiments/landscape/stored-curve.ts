import { coefficients } from '../../../src-shared/math/curve';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import type { Experiment } from '../../../src-shared/experiment';
import type { Network } from '../../networks';
import type { Shelf } from '../bench';
import { connectivity } from '../connectivity';
import { parseSetup } from '../kind';
import { openOther } from '../open-trained';

/** Weights, and the running statistics that go with them. */
export interface Whole {
  readonly weights: Float32Array | Float64Array;
  readonly statistics: Float32Array | Float64Array;
}

/** A curve that an experiment has found. */
export interface StoredCurve {
  readonly name: string;
  /** The weights at t in double precision, and the statistics of the control points in the same shares. */
  at(t: number): Whole;
}

async function experimentOf(id: string, shelf: Pick<Shelf, 'weightsPath'>): Promise<Experiment> {
  try {
    return (await shelf.weightsPath(`${id}@bend-1`)).experiment;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal(`No curve of experiment ${id} can be drawn: ${error.message} Name one of the kind "${connectivity.name}" that has found its bends.`, { cause: error });
  }
}

/** The curve between the ends of an experiment, bent as it left them. Throws a Refusal where it left no bends, or those of another network. */
export async function storedCurve(id: string, network: Network, shelf: Shelf): Promise<StoredCurve> {
  const experiment = await experimentOf(id, shelf);
  if (experiment.kind !== connectivity.name) throw new Refusal(`Experiment ${id} is of the kind "${experiment.kind}" and has found no curve: name one of the kind "${connectivity.name}".`);
  const { weights, other, curve, bends: count } = parseSetup(connectivity, experiment.setup);
  const open = (reference: string): Promise<Whole> => openOther(reference, network, shelf);
  const bends: Whole[] = [];
  for (let k = 1; k <= count; k++) bends.push(await open(`${id}@bend-${k}`));
  const points = [await open(weights), ...bends, await open(other)];
  const mix = (shares: readonly number[], part: keyof Whole): Float64Array =>
    Float64Array.from(points[0][part], (_, k) => shares.reduce((sum, share, i) => sum + share * points[i][part][k], 0));
  return {
    name: experiment.name,
    at(t) {
      const shares = coefficients(curve, points.length, t);
      return { weights: mix(shares, 'weights'), statistics: mix(shares, 'statistics') };
    },
  };
}
