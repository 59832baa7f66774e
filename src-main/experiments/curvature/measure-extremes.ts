import { beginLanczos, extremeVectors, lanczosStep, type Lanczos } from '../../../src-shared/math/lanczos';
import { stream } from '../../../src-shared/math/random';
import { Refusal } from '../../../src-shared/refusal';
import { npyPieces } from '../../datasets/npy-file';
import type { Bench } from '../bench';
import { endColumns, follow, type Followed } from './follow';
import { keepStep, keptStep } from './keep-step';
import type { Curvature } from './open-curvature';
import { rowOf, type CurvatureRow, type CurvatureSetup } from './setup';

/** A row for each Lanczos step, part by part; steps that an earlier session made are read back, and only rows not told yet are yielded. */
export async function* measureExtremes(setup: CurvatureSetup, bench: Bench, curvature: Curvature): AsyncGenerator<CurvatureRow, void, void> {
  const told = bench.done.length;
  const verdicts: string[] = [];
  let n = 0;
  for (const [place, { name, operator }] of curvature.parts.entries()) {
    const step = async (state: Lanczos): Promise<Lanczos> => {
      const kept = await keptStep(bench, place, state);
      if (kept) return kept;
      const next = await lanczosStep(state, operator.times);
      await keepStep(bench, place, next);
      return next;
    };
    const begin = beginLanczos(stream(bench.seed, `lanczos ${name}`).fillNormal(operator.vector()));
    let last: Followed | undefined;
    for await (const followed of follow(begin, setup.steps, setup.tolerance, step)) {
      last = followed;
      if (followed.isEnough || followed.state.diagonal.length === setup.steps) {
        if (!followed.isEnough) verdicts.push(`${name} has not converged after ${setup.steps} steps: take more.`);
        await bench.note([curvature.said, ...verdicts].join(' '));
        if (setup.of === 'the whole network') await leaveVectors(bench, curvature, followed.state);
      }
      if (n++ >= told) yield rowOf({ row: 'step', part: name, ...endColumns(followed) });
    }
    if (!last) throw new Refusal(`The curvature of ${name} is too large for a number in ${setup.precision}: the weights ${setup.weights} have all but diverged.`);
  }
}

/** Leaves the eigenvectors at both ends as directions in the space of all weights. */
async function leaveVectors(bench: Bench, { network, blocks }: Curvature, state: Lanczos): Promise<void> {
  for (const [end, vector] of Object.entries(extremeVectors(state))) {
    const direction = new Float64Array(network.layout.parameters);
    for (const { tensor, offset, size } of blocks) direction.set(vector.subarray(offset, offset + size), tensor.offset);
    await bench.leave.array(`eigenvector-${end}`, npyPieces(direction, [direction.length]));
  }
}
