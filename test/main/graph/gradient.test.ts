import { describe, expect, test } from 'vitest';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { argmax } from '../../../src-main/graph/ops/argmax';
import { batchNorm } from '../../../src-main/graph/ops/batch-norm';
import { cast } from '../../../src-main/graph/ops/cast';
import { equal } from '../../../src-main/graph/ops/equal';
import { exp } from '../../../src-main/graph/ops/exp';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { sum } from '../../../src-main/graph/ops/sum';
import { tanh } from '../../../src-main/graph/ops/tanh';
import { orderOf } from '../../../src-main/graph/order';
import { draftProgram } from '../../../src-main/graph/program';
import type { Value } from '../../../src-main/graph/value';
import { expectClose } from './close';
import { plain } from './plain/array';
import { evaluator } from './plain/evaluate';

const program = draftProgram();
const [x, z] = ['x', 'z'].map((name) => program.feed(name, [2]).value);
const at = (...values: Value[]) => evaluator(values)(new Map([[x, plain([2], [0.5, -1])], [z, plain([2], [2, 3])]])).map(({ data }) => [...data]);

describe('the gradient', () => {
  test('adds up what comes along every path to a shared node', () => {
    const shared = exp(x);
    const y = sum(add(multiply(shared, shared), shared));
    const [dx] = gradient(y, [x]);
    const e = [Math.exp(0.5), Math.exp(-1)];
    expectClose(at(dx)[0], e.map((v) => 2 * v * v + v), 1e-15);
  });

  test('is zeros, in the right shape, where nothing passes', () => {
    const [dx, dz] = gradient(sum(tanh(x)), [x, z]);
    expect(dz.shape).toEqual([2]);
    expect(at(dz)).toEqual([[0, 0]]);
    expect(at(dx)[0][0]).toBeCloseTo(1 - Math.tanh(0.5) ** 2, 14);
  });

  test('is that of y by itself where an x is y', () => {
    const y = sum(x);
    expect(at(...gradient(y, [y]))).toEqual([[1]]);
  });

  test('reaches values in between, and what lies before them as well', () => {
    const between = multiply(x, z);
    const y = sum(multiply(between, between));
    const [dBetween, dx] = gradient(y, [between, x]);
    expect(at(dBetween, dx)).toEqual([[2, -6], [4, -18]]);
  });

  test('does not look at what lies before the values asked for', () => {
    const before = tanh(x);
    const between = multiply(before, before);
    const [d] = gradient(sum(between), [between]);
    expect(orderOf([d]).some(({ op }) => op.name === 'tanh')).toBe(true); // only for the shape
    expect(orderOf([d]).filter(({ op }) => op.name === 'multiply')).toHaveLength(1);
  });

  test('starts from what y receives, where that is given', () => {
    const [dx] = gradient(multiply(x, x), [x], z);
    expect(at(dx)).toEqual([[2, -6]]);
  });

  test('passes by whole numbers and comparisons', () => {
    const [dx] = gradient(sum(multiply(x, cast(argmax(x)))), [x]);
    expect(at(dx)).toEqual([[0, 0]]);
    const [again] = gradient(sum(multiply(z, equal(x, x))), [x]);
    expect(at(again)).toEqual([[0, 0]]);
  });

  test('throws where an op has none', () => {
    const images = program.feed('images', [-1, 2, 2, 1]).value;
    const [scale, shift] = ['scale', 'shift'].map((name) => program.feed(name, [1]).value);
    const { y, mean } = batchNorm(images, scale, shift, 1e-5);
    const [once] = gradient(sum(multiply(y, y)), [images]);
    expect(() => gradient(sum(once), [images])).toThrow('no gradient: batch-norm-gradient');
    expect(() => gradient(sum(mean), [images])).toThrow('compose it');
  });

  test('throws rather than lose what passed through bfloat16', () => {
    const rounded = cast(x, 'bfloat16');
    expect(() => gradient(sum(cast(multiply(rounded, rounded))), [x])).toThrow('no gradient through bfloat16: cast');
    expect(() => gradient(sum(multiply(rounded, rounded)), [rounded])).toThrow('no gradient through bfloat16');
    const [dx] = gradient(sum(multiply(x, cast(argmax(rounded)))), [x]);
    expect(dx.shape).toEqual([2]);
  });
});
