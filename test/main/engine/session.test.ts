import { describe, expect, test } from 'vitest';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { cast } from '../../../src-main/graph/ops/cast';
import { constant } from '../../../src-main/graph/ops/constant';
import { divide } from '../../../src-main/graph/ops/divide';
import { matmul } from '../../../src-main/graph/ops/matmul';
import { mean } from '../../../src-main/graph/ops/mean';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { reshape } from '../../../src-main/graph/ops/reshape';
import { subtract } from '../../../src-main/graph/ops/subtract';
import { draftProgram, type Precision } from '../../../src-main/graph/program';
import { benches } from './engines';

/** Least squares by gradient descent, with the weights before as a second variable, and variables of other types. */
function drafted(precision: Precision) {
  const program = draftProgram(precision);
  const w = program.variable('w', [3, 2]);
  const before = program.variable('before', [3, 2]);
  const pixels = program.variable('pixels', [2, 2], 'uint8');
  const labels = program.variable('labels', [3], 'int32');
  const x = program.feed('x', [-1, 3]);
  const y = program.feed('y', [-1, 2]);
  const rate = program.feed('rate', []);
  const given = program.feed('given', [6]);
  const error = subtract(matmul(x.value, w.value), y.value);
  const loss = mean(multiply(error, error));
  const [dw] = gradient(loss, [w.value]);
  program.entry('step', { loss, before: w.value }, [[w, subtract(w.value, multiply(dw, rate.value))], [before, w.value]]);
  program.entry('loss', { loss });
  program.entry('swap', {}, [[w, before.value], [before, w.value]]);
  program.entry('take', {}, [[w, reshape(given.value, [3, 2])]]);
  program.entry('types', { pixels: pixels.value, scaled: divide(cast(pixels.value), constant(255)), labels: labels.value });
  program.entry('both', { sum: add(w.value, before.value), w: w.value, again: w.value });
  return program;
}

const list = (length: number, f: (i: number) => number) => Float64Array.from({ length }, (_, i) => f(i));
const batch = (n: number) => ({ x: list(3 * n, Math.sin), y: list(2 * n, Math.cos), rate: 0.125 });

/** The same step, written out. */
function stepByHand(w: readonly number[], { x, y, rate }: ReturnType<typeof batch>): { loss: number; w: number[] } {
  const n = y.length / 2;
  const error = y.map((v, i) => [0, 1, 2].reduce((s, k) => s + x[3 * Math.floor(i / 2) + k] * w[2 * k + (i % 2)], 0) - v);
  const dw = w.map((_, at) => Array.from({ length: n }, (_, b) => x[3 * b + Math.floor(at / 2)] * error[2 * b + (at % 2)]).reduce((a, b) => a + b) / n);
  return { loss: error.reduce((s, e) => s + e * e, 0) / error.length, w: w.map((v, i) => v - rate * dw[i]) };
}

const engines = await benches();

describe.each(engines)('a session on $name', ({ engine, precision }) => {
  const digits = precision === 'float64' ? 13 : 5;
  const open = async () => {
    const session = await engine.load(drafted(precision));
    await session.set('w', Float32Array.of(1, 2, 3, 4, 5, 6));
    await session.set('before', new Float32Array(6));
    return session;
  };

  test('computes, updates its variables, and takes batches of any size', async () => {
    const session = await open();
    let w = [1, 2, 3, 4, 5, 6];
    for (const size of [4, 7, 1]) {
      const feeds = batch(size);
      const seen = await session.run('step', feeds);
      const expected = stepByHand(w, feeds);
      expect(seen['loss'][0] / expected.loss).toBeCloseTo(1, digits);
      const now = [...(await session.get('w'))];
      now.forEach((v, i) => expect(v).toBeCloseTo(expected.w[i], digits));
      w = now;
    }
    await session.close();
  });

  test('reads all variables before it writes any', async () => {
    const session = await open();
    const seen = await session.run('step', batch(2));
    expect([...seen['before']]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...(await session.get('before'))]).toEqual([1, 2, 3, 4, 5, 6]);
    const [w, before] = [await session.get('w'), await session.get('before')];
    await session.run('swap');
    expect(await session.get('w')).toEqual(before);
    expect(await session.get('before')).toEqual(w);
    await session.close();
  });

  test('keeps what it was given, whatever becomes of the array', async () => {
    const session = await open();
    // Every alignment: native code may take an aligned array as it is.
    for (let offset = 0; offset < 16; offset++) {
      const set = new Float32Array(new ArrayBuffer(256), 4 * offset, 6).fill(offset);
      await session.set('w', set);
      set.fill(-1);
      expect([...(await session.get('w'))]).toEqual(Array(6).fill(offset));
      const given = new Float32Array(new ArrayBuffer(256), 4 * offset, 6).fill(offset + 0.5);
      await session.run('take', { given });
      given.fill(-1);
      expect([...(await session.get('w'))]).toEqual(Array(6).fill(offset + 0.5));
    }
    await session.close();
  });

  test('gives every type back as it was set', async () => {
    const session = await open();
    await session.set('pixels', Uint8Array.of(0, 51, 128, 255));
    await session.set('labels', Int32Array.of(7, -1, 2 ** 30));
    expect(await session.get('pixels')).toEqual(Uint8Array.of(0, 51, 128, 255));
    expect(await session.get('labels')).toEqual(Int32Array.of(7, -1, 2 ** 30));
    expect(await session.get('w')).toBeInstanceOf(precision === 'float64' ? Float64Array : Float32Array);
    const seen = await session.run('types');
    expect(seen['pixels']).toEqual(Uint8Array.of(0, 51, 128, 255));
    expect(seen['labels']).toEqual(Int32Array.of(7, -1, 2 ** 30));
    [0, 0.2, 128 / 255, 1].forEach((v, i) => expect(seen['scaled'][i]).toBeCloseTo(v, 6));
    await session.close();
  });

  test('holds no more tensors the longer it runs, also where a run fails', async () => {
    const before = engine.tensors();
    const session = await open();
    await session.run('step', batch(3));
    const held = engine.tensors();
    for (let i = 0; i < 5; i++) {
      await session.run('step', batch(3));
      await session.run('both');
      await session.get('w');
      await expect(session.run('step', { ...batch(3), y: list(2, Math.cos) })).rejects.toThrow('feeds of different batches: x 3, y 1');
      await expect(session.run('loss', { x: list(3, Math.sin) })).rejects.toThrow('missing feed: y');
    }
    expect(engine.tensors()).toBe(held);
    await session.close();
    expect(engine.tensors()).toBe(before);
  });

  test('says what is wrong with a name or a length', async () => {
    const session = await open();
    await expect(session.run('walk')).rejects.toThrow('no such entry: walk');
    await expect(session.set('v', new Float32Array(6))).rejects.toThrow('no such variable: v');
    await expect(session.get('v')).rejects.toThrow('no such variable: v');
    await expect(session.set('w', new Float32Array(5))).rejects.toThrow('w [3, 2] got 5 numbers');
    await expect(session.run('step', { ...batch(2), x: new Float32Array(7) })).rejects.toThrow('x [batch, 3] got 7 numbers');
    await session.close();
  });
});

test.each(engines.filter(({ engine }) => !engine.description.precisions.includes('float64')))('$name refuses float64 with a sentence', async ({ engine }) => {
  await expect(engine.load(drafted('float64'))).rejects.toThrow(/computes in float32 only; float64 needs the TensorFlow engine/);
});

test.each(engines.filter(({ engine }) => !engine.description.bfloat16))('$name refuses bfloat16 with a sentence', async ({ engine }) => {
  const program = draftProgram();
  program.entry('round', { x: cast(cast(program.feed('x', [2]).value, 'bfloat16')) });
  await expect(engine.load(program)).rejects.toThrow(/ has no fast bfloat16; that takes the TensorFlow engine and a processor with avx512_bf16 or amx_bf16 \(isthmus doctor tells what there is\)\. Take float32\.$/);
});
