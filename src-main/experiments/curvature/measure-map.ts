import { grid } from '../../../src-shared/math/grid';
import { beginLanczos, lanczosStep } from '../../../src-shared/math/lanczos';
import { stream } from '../../../src-shared/math/random';
import type { Bench } from '../bench';
import { endColumns, follow, type Followed } from './follow';
import type { Curvature } from './open-curvature';
import { rowOf, type CurvatureRow, type CurvatureSetup } from './setup';

/** A row for each point of the plane; where the loss is not a number, or its curvature too large for one, the columns are empty. */
export async function* measureMap(setup: CurvatureSetup, bench: Bench, curvature: Curvature): AsyncGenerator<CurvatureRow, void, void> {
  await bench.note(curvature.said);
  for (const { a, b } of bench.remaining(grid(setup.side, setup.reach))) {
    const hessian = curvature.at(a, b);
    const loss = await hessian.loss();
    let last: Followed | undefined;
    if (Number.isFinite(loss)) {
      const begin = beginLanczos(stream(bench.seed, 'lanczos').fillNormal(hessian.vector()));
      for await (const followed of follow(begin, setup.steps, setup.tolerance, (state) => lanczosStep(state, hessian.times))) last = followed;
    }
    yield rowOf({ row: 'point', a, b, loss: Number.isFinite(loss) ? loss : null, ...(last && endColumns(last)) });
  }
}
