import { describe, expect, it } from 'vitest';
import { stream } from '../../../src-shared/math/random';
import { refine, type Found, type Trials } from '../../../src-shared/math/refine';

const side = 51;
const middle = (side - 1) / 2;
type Height = (x: number, y: number) => number;

/** Draws a height over [-1, 1] squared; what is allowed is 1 % of its range. */
async function drawn(height: Height, allowed = 0.01, seed = 1, plan?: (computed: number, following: number) => void): Promise<{ found: Found[]; trials: Trials; evaluated: number; worst: number }> {
  const at = ({ i, j }: { i: number; j: number }) => height((i - middle) / middle, (j - middle) / middle);
  const work = refine({ sides: [side, side], pivot: { i: middle, j: middle }, evaluate: (place) => Promise.resolve([at(place), -at(place)]), allowed: () => allowed, chance: stream(seed, 'trials'), plan });
  const found: Found[] = [];
  for (;;) {
    const next = await work.next();
    if (next.done) {
      return {
        found, trials: next.value, evaluated: found.filter(({ made }) => made === 'evaluated').length,
        worst: Math.max(...found.map(({ place, channels }) => Math.abs(channels[0] - at(place)))),
      };
    }
    found.push(next.value);
  }
}

const bowl: Height = (x, y) => x * x + 0.5 * y * y;
const ridge = (x: number, y: number) => x + 0.3 * y * y;
const bent: Height = (x, y) => Math.log(1 + Math.exp(20 * ridge(x, y))) / 20;

describe('a surface drawn by refinement', () => {
  it('has every place once, computed or interpolated', async () => {
    const { found } = await drawn(bent);
    expect(found.length).toBe(side ** 2);
    expect(new Set(found.map(({ place: { i, j } }) => i * side + j)).size).toBe(side ** 2);
  });

  it('of a bowl is computed at one place in fifteen, and right everywhere', async () => {
    const { evaluated, worst } = await drawn(bowl);
    expect(evaluated).toBeLessThan(side ** 2 / 15);
    expect(worst).toBeLessThan(1e-9);
  });

  it('is computed more densely where it bends, and as right as is asked for nearly everywhere', async () => {
    const { found, evaluated, worst, trials } = await drawn(bent, 0.004);
    expect(evaluated).toBeGreaterThan(150);
    expect(evaluated).toBeLessThan(side ** 2 / 2);
    expect(worst).toBeLessThanOrEqual(2 * 0.004);
    expect(found.filter(({ place, channels }) => Math.abs(channels[0] - bent((place.i - middle) / middle, (place.j - middle) / middle)) > 0.004).length).toBeLessThan(0.005 * side ** 2);
    expect(trials.tried).toBeGreaterThan(20);
    const share = (steep: boolean) => {
      const some = found.filter(({ place }) => Math.abs(ridge((place.i - middle) / middle, (place.j - middle) / middle)) < 0.25 === steep);
      return some.filter(({ made }) => made === 'evaluated').length / some.length;
    };
    expect(share(true)).toBeGreaterThan(1.25 * share(false));
  });

  it('of nothing but noise is computed everywhere', async () => {
    const noise = stream(3, 'noise');
    const { evaluated } = await drawn((x, y) => noise.uniform(Math.round((x + 1) * 1000 + (y + 1) * 1_000_000)), 0.001);
    expect(evaluated).toBeGreaterThan(0.99 * side ** 2);
  });

  it('computes what lies beside a hole, and predicts nothing from it', async () => {
    const { found, worst } = await drawn((x, y) => (x > 0.5 && y > 0.5 ? NaN : bowl(x, y)));
    expect(found.filter(({ made, channels }) => made === 'interpolated' && !Number.isFinite(channels[0])).length).toBe(0);
    expect(Number.isNaN(worst)).toBe(true);
  });

  it('tells before each level how many places of it will be computed at least', async () => {
    const plans: number[][] = [];
    const { evaluated } = await drawn(bent, 0.004, 1, (...plan) => plans.push(plan));
    expect(plans.map(([, following]) => following)).toEqual(plans.map((_, k) => plans.length - 1 - k));
    expect(plans.slice(0, 3).map(([computed]) => computed)).toEqual([9, 16, 56]);
    const planned = plans.reduce((sum, [computed]) => sum + computed, 0);
    expect(evaluated).toBeGreaterThanOrEqual(planned);
    expect(evaluated).toBeLessThan(1.1 * planned);
  });

  it('carries other quantities along', async () => {
    for (const { channels: [height, other] } of (await drawn(bent)).found) expect(other).toBeCloseTo(-height, 9);
  });

  it('is the same for the same draws', async () => {
    expect((await drawn(bent)).found).toEqual((await drawn(bent)).found);
  });
});
