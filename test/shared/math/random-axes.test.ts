import { expect, it } from 'vitest';
import { principalAxes } from '../../../src-shared/math/pca';
import { stream } from '../../../src-shared/math/random';
import { randomAxes, sharesAlong } from '../../../src-shared/math/random-axes';

it('measures of principal axes the shares that they explain', () => {
  const thetas = Array.from({ length: 6 }, (_, i) => stream(i, 'thetas').fillNormal(new Float64Array(40)));
  const { axes, explained } = principalAxes(thetas, { centred: true });
  const shares = sharesAlong(axes, thetas);
  expect(shares[0]).toBeCloseTo(explained[0], 9);
  expect(shares[1]).toBeCloseTo(explained[1], 9);
});

it('gives random axes that hold about one part in as many as there are dimensions', () => {
  const thetas = Array.from({ length: 200 }, (_, i) => stream(i, 'thetas').fillNormal(new Float64Array(50)));
  for (const share of sharesAlong(randomAxes(50, 1), thetas)) expect(share * 50).toBeCloseTo(1, 0);
  expect(sharesAlong(randomAxes(50, 1), [thetas[0], thetas[0]])).toEqual([0, 0]);
});
