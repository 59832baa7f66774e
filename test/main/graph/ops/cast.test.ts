/** Rounding to bfloat16, to the bit. */
import { describe, expect, test } from 'vitest';
import { cast } from '../../../../src-main/graph/ops/cast';
import { conv2d } from '../../../../src-main/graph/ops/conv2d';
import { matmul } from '../../../../src-main/graph/ops/matmul';
import { draftProgram } from '../../../../src-main/graph/program';
import { symmetric } from '../../../../src-main/graph/window';
import { stream } from '../../../../src-shared/math/random';
import { native } from '../../engine/engines';

const engine = await native();
const has = engine?.description.bfloat16 === true;
if (!has) console.warn('not tested in bfloat16: there is none here');

/** Rounded by a cast and turned back by another. */
async function roundedOf(numbers: readonly number[]): Promise<number[]> {
  const program = draftProgram();
  const x = program.feed('x', [-1]).value;
  program.entry('round', { whole: cast(cast(x, 'bfloat16')), asFetched: cast(x, 'bfloat16') });
  const session = await engine!.load(program);
  const { whole, asFetched } = await session.run('round', { x: Float32Array.from(numbers) });
  await session.close();
  expect(asFetched).toEqual(whole);
  return Array.from(whole);
}

/** Round to nearest, ties to even, on the bits. */
function nearest(number: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, number);
  const bits = view.getUint32(0);
  view.setUint32(0, ((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000) >>> 0);
  return view.getFloat32(0);
}

describe.skipIf(!has)('a cast to bfloat16', () => {
  // Between 1 and 2 bfloat16 numbers are 1/128 apart.
  test.each([
    ['keeps what it can hold', 1 + 1 / 128, 1 + 1 / 128],
    ['rounds down below the half', 1 + 0.9 / 256, 1],
    ['rounds up above the half', 1 + 1.1 / 256, 1 + 1 / 128],
    ['rounds the half to the even neighbour below', 1 + 1 / 256, 1],
    ['rounds the half to the even neighbour above', 1 + 3 / 256, 1 + 2 / 128],
    ['does not round just above the half to even', Math.fround(1 + 1 / 256 + 2 ** -23), 1 + 1 / 128],
    ['treats negative numbers alike', -(1 + 3 / 256), -(1 + 2 / 128)],
    ['carries into the exponent', 2 - 1 / 256, 2],
    ['keeps the sign of zero', -0, -0],
    ['has the range of float32', 2 ** 127, 2 ** 127],
    ['goes over the end of the range to infinity', 3.4028234663852886e38, Infinity],
    ['keeps infinity', -Infinity, -Infinity],
    ['keeps what is not a number', NaN, NaN],
  ])('%s', async (_, number, expected) => {
    expect(await roundedOf([number])).toEqual([expected]);
  });

  test('rounds a thousand numbers of all sizes to the nearest', async () => {
    const draws = stream(5, 'numbers');
    const numbers = Array.from({ length: 1000 }, (_, i) => Math.fround(draws.normal(i) * 2 ** ((i % 61) - 30)));
    expect(await roundedOf(numbers)).toEqual(numbers.map(nearest));
  });
});

describe.skipIf(!has)('products of bfloat16 numbers', () => {
  test('are summed more exactly than bfloat16 could: 576 ones are 576, not 256', async () => {
    const program = draftProgram();
    const images = program.feed('images', [-1, 3, 3, 64]).value;
    const filters = program.variable('filters', [3, 3, 64, 8]).value;
    program.entry('sum', { sum: conv2d(cast(images, 'bfloat16'), cast(filters, 'bfloat16'), { stride: 1, padding: symmetric(0) }) });
    const session = await engine!.load(program);
    await session.set('filters', new Float32Array(9 * 64 * 8).fill(1));
    const { sum } = await session.run('sum', { images: new Float32Array(2 * 9 * 64).fill(1) });
    await session.close();
    expect(Array.from(sum)).toEqual(Array.from({ length: 16 }, () => 576));
  });
});

test('bfloat16 and float32 are not mixed', () => {
  const program = draftProgram();
  const [a, b] = ['a', 'b'].map((name) => program.feed(name, [2, 2]).value);
  expect(() => matmul(cast(a, 'bfloat16'), b)).toThrow('matrix product of different types: bfloat16 and float');
  const [images, filters] = [program.feed('images', [-1, 3, 3, 1]).value, program.feed('filters', [3, 3, 1, 1]).value];
  expect(() => conv2d(images, cast(filters, 'bfloat16'), { stride: 1, padding: symmetric(0) })).toThrow('convolution of different types: float and bfloat16');
});
