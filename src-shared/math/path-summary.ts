/** What a quantity does along a path between two points of weight space. */
export interface PathSummary {
  readonly least: number;
  readonly greatest: number;
  /** Over the points as they are. */
  readonly mean: number;
  /** The mean over the length of the path: sum_k (q_k + q_(k+1)) / 2 · step_k, divided by the length (Garipov et al. 2018, eval_curve.py). */
  readonly integral: number;
  /** The greatest height above the straight line between the ends' values, max_k q_k - ((1 - t_k) q_0 + t_k q_n): never negative. */
  readonly barrier: number;
  /** The t where it is found. */
  readonly barrierAt: number;
}

/** Summarises a quantity (points) at the ts (points), from the path's first to its last, with the distances between them (points - 1). */
export function summarisePath(ts: readonly number[], values: readonly number[], steps: readonly number[]): PathSummary {
  const last = values.length - 1;
  const along = (t: number) => (t - ts[0]) / (ts[last] - ts[0]);
  const heights = values.map((value, k) => value - ((1 - along(ts[k])) * values[0] + along(ts[k]) * values[last]));
  const highest = heights.reduce((best, height, k) => (height > heights[best] ? k : best), 0);
  const length = steps.reduce((sum, step) => sum + step, 0);
  const area = steps.reduce((sum, step, k) => sum + ((values[k] + values[k + 1]) / 2) * step, 0);
  return {
    least: Math.min(...values),
    greatest: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    integral: area / length,
    barrier: Math.max(0, heights[highest]),
    barrierAt: ts[highest],
  };
}
