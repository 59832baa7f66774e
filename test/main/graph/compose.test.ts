import { describe, expect, test } from 'vitest';
import { compose } from '../../../src-main/graph/compose';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { batchNorm } from '../../../src-main/graph/ops/batch-norm';
import { conv2d } from '../../../src-main/graph/ops/conv2d';
import { logSoftmax } from '../../../src-main/graph/ops/log-softmax';
import { matmul } from '../../../src-main/graph/ops/matmul';
import { mean } from '../../../src-main/graph/ops/mean';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { oneHot } from '../../../src-main/graph/ops/one-hot';
import { sum } from '../../../src-main/graph/ops/sum';
import { tanh } from '../../../src-main/graph/ops/tanh';
import { orderOf } from '../../../src-main/graph/order';
import { draftProgram, type ProgramDraft } from '../../../src-main/graph/program';
import type { Value } from '../../../src-main/graph/value';
import { symmetric } from '../../../src-main/graph/window';
import { stream } from '../../../src-shared/math/random';
import { benches } from '../engine/engines';
import { expectClose } from './close';
import { finiteDifferences } from './differences';
import { plain, sizeOf, type Plain } from './plain/array';
import { evaluator } from './plain/evaluate';

const BATCH = 3;
const engines = await benches();
const fused = (values: readonly Value[]) => orderOf(values).filter(({ op }) => op.composed).map(({ op }) => op.name);

/** Convolution, batch norm, a smooth activation, averages, a full connection, cross-entropy: the loss, its weights, and numbers for all. */
function network(program: ProgramDraft) {
  const numbers = stream(11, 'compose');
  const given = new Map<Value, Plain>();
  let drawn = 0;
  const feed = (name: string, shape: readonly number[], draw: (n: number) => number): Value => {
    const { value } = program.feed(name, shape, name === 'labels' ? 'int32' : 'float');
    const full = shape.map((d) => (d < 0 ? BATCH : d));
    given.set(value, plain(full, Array.from({ length: sizeOf(full) }, () => Math.fround(draw(drawn++)))));
    return value;
  };
  const images = feed('images', [-1, 4, 4, 2], numbers.normal);
  const labels = feed('labels', [-1], (n) => numbers.integer(n, 3));
  const weights = [
    feed('filter', [3, 3, 2, 3], (n) => 0.4 * numbers.normal(n)),
    feed('scale', [3], (n) => 0.5 + numbers.uniform(n)),
    feed('shift', [3], numbers.normal),
    feed('dense', [3, 3], numbers.normal),
  ];
  const direction = weights.map((w, i) => feed(`direction-${i}`, w.shape, numbers.normal));
  const { y } = batchNorm(conv2d(images, weights[0], { stride: 1, padding: symmetric(1) }), weights[1], weights[2], 1e-3);
  const logits = matmul(mean(tanh(y), [1, 2]), weights[3]);
  const loss = multiply(sum(multiply(logSoftmax(logits), oneHot(labels, 3))), mean(images));
  return { loss, weights, direction, given };
}

/** The product of gradients and a direction: its gradient is the Hessian times the direction. */
const along = (gradients: readonly Value[], direction: readonly Value[]): Value => gradients.map((g, i) => sum(multiply(g, direction[i]))).reduce(add);

describe('compose', () => {
  test('leaves values without fused ops as they are', () => {
    const x = draftProgram().feed('x', [3]).value;
    const y = tanh(x);
    expect(compose([y, x])).toEqual([y, x]);
  });

  test('writes out fused ops before a gradient was taken, and after', () => {
    const { loss, weights } = network(draftProgram());
    const gradients = gradient(loss, weights);
    expect(fused([loss])).toEqual(['batch-norm']);
    expect(fused(gradients)).toEqual(['batch-norm', 'batch-norm-gradient']);
    expect(fused(compose([loss, ...gradients]))).toEqual([]);
  });

  test('makes Hessian-vector products through batch norm that finite differences of gradients confirm', () => {
    const { loss, weights, direction, given } = network(draftProgram());
    const [slope] = compose([along(gradient(loss, weights), direction)]);
    const products = evaluator(gradient(slope, weights))(given, BATCH);
    finiteDifferences(slope, weights, given, BATCH).forEach((differences, i) => expectClose(products[i].data, differences, 1e-8, `weights ${i}`));
  });
});

test.each(engines)('on $name fused and composed gradients agree, and so do Hessian-vector products with the oracle', async ({ engine, precision }) => {
  const program = draftProgram(precision);
  const { loss, weights, direction, given } = network(program);
  const gradients = gradient(loss, weights);
  const composed = gradient(compose([loss])[0], weights);
  const products = gradient(compose([along(gradients, direction)])[0], weights);
  const named = (values: readonly Value[], name: string) => Object.fromEntries(values.map((value, i) => [`${name} ${i}`, value]));
  program.entry('all', { ...named(gradients, 'fused'), ...named(composed, 'composed'), ...named(products, 'product') });
  const session = await engine.load(program);
  const seen = await session.run('all', Object.fromEntries([...program.feeds.values()].map(({ name, value }) => [name, given.get(value)!.data])));
  await session.close();

  const expected = evaluator([...composed, ...products])(given, BATCH);
  const tolerance = precision === 'float64' ? 1e-12 : 2e-5;
  weights.forEach((_, i) => {
    expectClose(seen[`fused ${i}`], expected[i].data, tolerance, `fused gradient ${i}`);
    expectClose(seen[`composed ${i}`], expected[i].data, tolerance, `composed gradient ${i}`);
    expectClose(seen[`product ${i}`], expected[weights.length + i].data, tolerance, `Hessian-vector product ${i}`);
  });
});
