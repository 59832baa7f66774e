import { join } from 'node:path';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { signs } from '../../../src-shared/math/hutchinson';
import { beginLanczos, isExhausted, lanczosStep } from '../../../src-shared/math/lanczos';
import { quadrature, spectralDensity, spectralMean, type Quadrature } from '../../../src-shared/math/slq';
import { readTensors, tensorPieces } from '../../networks/safetensors';
import type { Bench } from '../bench';
import type { Operator } from './hessian';
import { traceColumns } from './measure-trace';
import type { Curvature } from './open-curvature';
import { rowOf, type CurvatureRow, type CurvatureSetup } from './setup';

const nameOf = (probe: number) => `probe-${probe}.safetensors`;

/** What one random vector sees of the spectrum: from its checkpoint, where there is one, else by Lanczos. */
async function probeSpectrum(probe: number, setup: CurvatureSetup, bench: Bench, hessian: Operator): Promise<Quadrature> {
  try {
    const { tensors } = await readTensors(join(bench.folder, 'checkpoints', nameOf(probe)));
    return { nodes: tensors.get('nodes')!.data as Float64Array, shares: tensors.get('shares')!.data as Float64Array };
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  let state = beginLanczos(signs(bench.seed, `probe ${probe}`, hessian.vector()));
  while (state.diagonal.length < setup.steps && !isExhausted(state)) {
    state = await lanczosStep(state, hessian.times);
    if (!Number.isFinite(state.offDiagonal.at(-1))) throw new Refusal(`The curvature is too large for a number in ${setup.precision}: the weights ${setup.weights} have all but diverged.`);
  }
  const seen = quadrature(state);
  await bench.leave.checkpoint(nameOf(probe), tensorPieces(Object.entries(seen).map(([name, data]) => ({ name, shape: [data.length], data: data as Float64Array }))));
  return seen;
}

/** A row for each random vector, with the trace that they give by the way; then the density from the smallest to the largest eigenvalue seen. */
export async function* measureDensity(setup: CurvatureSetup, bench: Bench, curvature: Curvature): AsyncGenerator<CurvatureRow, void, void> {
  const told = bench.done.length;
  const hessian = curvature.at();
  const probes: Quadrature[] = [];
  const samples: number[] = [];
  let n = 0;
  await bench.note(curvature.said);
  while (probes.length < setup.probes) {
    const seen = await probeSpectrum(probes.length, setup, bench, hessian);
    probes.push(seen);
    samples.push(hessian.size * spectralMean([seen], (eigenvalue) => eigenvalue));
    if (n++ >= told) yield rowOf({ row: 'probe', layer: 'the whole network', step: seen.nodes.length, lambdaMin: seen.nodes[0], lambdaMax: seen.nodes.at(-1)!, ...traceColumns(samples) });
  }
  const lowest = Math.min(...probes.map(({ nodes }) => nodes[0]));
  const highest = Math.max(...probes.map(({ nodes }) => nodes.at(-1)!));
  const width = setup.width * (highest - lowest || Math.abs(highest) || 1);
  // Four widths beyond the ends the density has died away.
  const [from, to] = [lowest - 4 * width, highest + 4 * width];
  for (let k = 0; k < setup.points; k++) {
    const eigenvalue = from + (k / (setup.points - 1)) * (to - from);
    if (n++ >= told) yield rowOf({ row: 'density', eigenvalue, density: spectralDensity(probes, eigenvalue, width) });
  }
}
