import { describe, expect, test } from 'vitest';
import { gradient } from '../../../../src-main/graph/gradient';
import { maxPool } from '../../../../src-main/graph/ops/max-pool';
import { maxPoolPick } from '../../../../src-main/graph/ops/max-pool-pick';
import { multiply } from '../../../../src-main/graph/ops/multiply';
import { relu } from '../../../../src-main/graph/ops/relu';
import { sum } from '../../../../src-main/graph/ops/sum';
import { draftProgram } from '../../../../src-main/graph/program';
import { symmetric, type Window } from '../../../../src-main/graph/window';
import { stream } from '../../../../src-shared/math/random';
import { benches } from '../../engine/engines';
import { expectClose } from '../close';
import { plain } from '../plain/array';
import { evaluator } from '../plain/evaluate';

const engines = await benches();
const numbers = stream(3, 'ties');

describe.each<[string, Window, number, number]>([
  ['2x2, stride 2', { size: [2, 2], stride: 2, padding: symmetric(0) }, 8, 1],
  ['2x2, stride 1', { size: [2, 2], stride: 1, padding: symmetric(0) }, 8, 16],
  ['3x3, stride 2, padding 1', { size: [3, 3], stride: 2, padding: symmetric(1) }, 9, 3],
  ['3x3, stride 2, an image of 33', { size: [3, 3], stride: 2, padding: symmetric(0) }, 33, 16],
])('max pooling of many equals, %s', (_, window, size, channels) => {
  test.each(engines)('lets the first in order of rows win on $name', async ({ engine, precision }) => {
    const batch = 2;
    const program = draftProgram(precision);
    const x = program.feed('x', [-1, size, size, channels]);
    const active = relu(x.value);
    const y = maxPool(active, window);
    const dy = program.feed('dy', y.shape);
    const d = program.feed('d', x.shape);
    const [dx] = gradient(sum(multiply(y, dy.value)), [active]);
    program.entry('all', { y, dx, picked: maxPoolPick(active, y, d.value, window) });

    const whole = batch * size * size * channels;
    const given = {
      // Whole numbers, so that windows are full of ties, most of them zeros after the ReLU.
      x: Float64Array.from({ length: whole }, (_, i) => numbers.integer(i, 5) - 3),
      dy: Float64Array.from({ length: (whole / size / size) * y.shape[1] * y.shape[2] }, (_, i) => numbers.normal(whole + i)),
      d: Float64Array.from({ length: whole }, (_, i) => numbers.normal(3 * whole + i)),
    };
    const session = await engine.load(program);
    const seen = await session.run('all', given);
    const [expectedY, expectedDx, expectedPick] = evaluator([y, dx, program.entries.get('all')!.fetches['picked']])(
      new Map([
        [x.value, plain([batch, ...x.shape.slice(1)], given.x)],
        [dy.value, plain([batch, ...dy.shape.slice(1)], given.dy)],
        [d.value, plain([batch, ...d.shape.slice(1)], given.d)],
      ]),
      batch,
    );
    expect(Array.from(seen['y'])).toEqual(Array.from(expectedY.data));
    expectClose(seen['dx'], expectedDx.data, 1e-6);
    expectClose(seen['picked'], expectedPick.data, 1e-6);
    await session.close();
  });
});
