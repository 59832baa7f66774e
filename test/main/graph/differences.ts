import type { Value } from '../../../src-main/graph/value';
import type { Plain } from './plain/array';
import { evaluator } from './plain/evaluate';

/** Small beside the distance of inputs to the nearest kink, large beside float64's rounding: the error is some 1e-9 for functions of ordinary steepness. */
const STEP = 2 ** -17;

/** Central finite differences of a scalar, as the oracle computes it, by every entry of each of xs. */
export function finiteDifferences(y: Value, xs: readonly Value[], given: ReadonlyMap<Value, Plain>, batch = 1): Float64Array[] {
  const evaluate = evaluator([y]);
  return xs.map((x) => {
    const { shape, data } = given.get(x)!;
    const moved = data.slice();
    const there = new Map(given).set(x, { shape, data: moved });
    return data.map((centre, i) => {
      moved[i] = centre + STEP;
      const [above] = evaluate(there, batch);
      moved[i] = centre - STEP;
      const [below] = evaluate(there, batch);
      moved[i] = centre;
      return (above.data[0] - below.data[0]) / (2 * STEP);
    });
  });
}
