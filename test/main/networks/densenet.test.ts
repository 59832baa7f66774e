/** Second derivatives through a network that is deep, that concatenates and that pools: what a small one hides. */
import { beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../../src-main/graph/compose';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { sum } from '../../../src-main/graph/ops/sum';
import { draftProgram } from '../../../src-main/graph/program';
import { buildNetwork, cut, join, openNetwork } from '../../../src-main/networks';
import { stream } from '../../../src-shared/math/random';
import { crossEntropy } from './cross-entropy';
import { formulaImages, formulaWeights } from './formula';
import { nativeEngine } from './native';

const { engine, why } = await nativeEngine();
if (!engine) console.warn(`skipped, since there is no native engine: ${why}`);

const SIDE = 8;
// Small enough that hardly a ReLU changes sides, large enough to leave nine digits of the loss.
const STEP = 1e-8;

type Vector = Float64Array;
interface Found {
  readonly loss: number;
  readonly gradient: Vector;
  readonly product: Vector;
}

const dot = (a: Vector, b: Vector) => a.reduce((n, x, i) => n + x * b[i], 0);

describe.skipIf(!engine).each(['training', 'inference'] as const)('the loss of DenseNet-121 in %s', (mode) => {
  const network = openNetwork('densenet-121', { classes: 10, input: [SIDE, SIDE, 3] });
  const { weights, statistics } = formulaWeights(network, 'scrambled', Float64Array);
  // A step of h moves each weight by about h of itself.
  const direction = (purpose: string) => stream(7, purpose).fillNormal(new Float64Array(weights.length)).map((x, i) => x * Math.abs(weights[i]));
  const [u, v] = [direction('u'), direction('v')];
  let alongU: Found, alongV: Found, ahead: Found, behind: Found;

  beforeAll(async () => {
    const program = draftProgram('float64');
    const vector = (name: string, length: number) => program.variable(name, [length]).value;
    const built = buildNetwork(network, {
      images: program.feed('images', [-1, SIDE, SIDE, 3]).value,
      weights: vector('weights', weights.length),
      statistics: vector('statistics', statistics.length),
      mode,
    });
    const [loss] = compose([crossEntropy(built.logits, program.feed('labels', [-1], 'int32').value)]);
    const slopes = gradient(loss, built.pieces);
    const along = cut(vector('direction', weights.length), network.layout.trainable).map((piece, i) => sum(multiply(piece, slopes[i])));
    program.entry('curvature', { loss, gradient: join(slopes), product: join(gradient(along.reduce(add), built.pieces)) });

    const session = await engine!.load(program);
    const feeds = { images: formulaImages(6, SIDE), labels: Int32Array.of(0, 1, 2, 3, 4, 5) };
    const find = async (at: Vector, along: Vector): Promise<Found> => {
      await session.set('weights', at);
      await session.set('direction', along);
      const { loss, gradient, product } = await session.run('curvature', feeds);
      return { loss: loss[0], gradient: gradient as Vector, product: product as Vector };
    };
    await session.set('statistics', statistics);
    alongU = await find(weights, u);
    alongV = await find(weights, v);
    ahead = await find(weights.map((x, i) => x + STEP * v[i]), v);
    behind = await find(weights.map((x, i) => x - STEP * v[i]), v);
    await session.close();
    // TensorFlow prepares the 19,000 nodes at their first run.
  }, 400_000);

  test('has the gradient that differences of the loss show', () => {
    expect(Math.abs((ahead.loss - behind.loss) / (2 * STEP) / dot(alongV.gradient, v) - 1)).toBeLessThan(1e-5);
  });

  test('has the product of Hessian and vector that differences of the gradient show', () => {
    const apart = alongV.product.map((x, i) => x - (ahead.gradient[i] - behind.gradient[i]) / (2 * STEP));
    expect(Math.sqrt(dot(apart, apart) / dot(alongV.product, alongV.product))).toBeLessThan(1e-5);
  });

  test('has a symmetric Hessian', () => {
    const [uHv, vHu] = [dot(u, alongV.product), dot(v, alongU.product)];
    expect(Math.abs(uHv - vHu) / Math.sqrt(dot(u, u) * dot(alongV.product, alongV.product))).toBeLessThan(1e-11);
  });
});
