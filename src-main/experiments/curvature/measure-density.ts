import { join } from 'node:path';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { signs } from '../../../src-shared/math/hutchinson';
import { beginLanczos, isExhausted, lanczosStep } from '../../../src-shared/math/lanczos';
import { quadrature, spectralDensity, spectralMean, type Quadrature } from '../../../src-shared/math/slq';
import { readTensors, tensorPieces } from '../../networks/safetensors';
import type { Bench } from '../bench';
import { traceColumns } from './measure-trace';
import type { Curvature, MeasuredPart } from './open-curvature';
import { rowOf, type CurvatureRow, type CurvatureSetup } from './setup';

const nameOf = (place: number, probe: number) => `probe-${place}-${probe}.safetensors`;

/** What one random vector sees of a part's spectrum: from its checkpoint, where there is one, else by Lanczos. */
async function probeSpectrum(place: number, probe: number, setup: CurvatureSetup, bench: Bench, { name, operator }: MeasuredPart): Promise<Quadrature> {
  try {
    const { tensors } = await readTensors(join(bench.folder, 'checkpoints', nameOf(place, probe)));
    return { nodes: tensors.get('nodes')!.data as Float64Array, shares: tensors.get('shares')!.data as Float64Array };
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  let state = beginLanczos(signs(bench.seed, `probe ${probe} ${name}`, operator.vector()));
  while (state.diagonal.length < setup.steps && !isExhausted(state)) {
    state = await lanczosStep(state, operator.times);
    if (!Number.isFinite(state.offDiagonal.at(-1))) throw new Refusal(`The curvature of ${name} is too large for a number in ${setup.precision}: the weights ${setup.weights} have all but diverged.`);
  }
  const seen = quadrature(state);
  await bench.leave.checkpoint(nameOf(place, probe), tensorPieces(Object.entries(seen).map(([key, data]) => ({ name: key, shape: [data.length], data: data as Float64Array }))));
  return seen;
}

/** Part by part a row for each random vector, with the trace that they give by the way; then the part's density from the smallest to the largest eigenvalue seen. */
export async function* measureDensity(setup: CurvatureSetup, bench: Bench, curvature: Curvature): AsyncGenerator<CurvatureRow, void, void> {
  const told = bench.done.length;
  let n = 0;
  await bench.note(curvature.said);
  for (const [place, part] of curvature.parts.entries()) {
    // Of a part that has been told to its end nothing is left to do.
    if (told >= n + setup.probes + setup.points) {
      n += setup.probes + setup.points;
      continue;
    }
    const { name, operator } = part;
    const probes: Quadrature[] = [];
    const samples: number[] = [];
    while (probes.length < setup.probes) {
      const seen = await probeSpectrum(place, probes.length, setup, bench, part);
      probes.push(seen);
      samples.push(operator.size * spectralMean([seen], (eigenvalue) => eigenvalue));
      if (n++ >= told) yield rowOf({ row: 'probe', part: name, step: seen.nodes.length, lambdaMin: seen.nodes[0], lambdaMax: seen.nodes.at(-1)!, ...traceColumns(samples) });
    }
    for (const point of densityOf(probes, setup)) if (n++ >= told) yield rowOf({ row: 'density', part: name, ...point });
  }
}

/** The density at evenly spaced places, from the smallest to the largest eigenvalue seen and six widths beyond, where it has died away on a logarithmic axis too. */
function densityOf(probes: readonly Quadrature[], { width: share, points }: Pick<CurvatureSetup, 'width' | 'points'>): Pick<CurvatureRow, 'eigenvalue' | 'density'>[] {
  const lowest = Math.min(...probes.map(({ nodes }) => nodes[0]));
  const highest = Math.max(...probes.map(({ nodes }) => nodes.at(-1)!));
  const width = share * (highest - lowest || Math.abs(highest) || 1);
  const [from, to] = [lowest - 6 * width, highest + 6 * width];
  return Array.from({ length: points }, (_, k) => {
    const eigenvalue = from + (k / (points - 1)) * (to - from);
    return { eigenvalue, density: spectralDensity(probes, eigenvalue, width) };
  });
}
