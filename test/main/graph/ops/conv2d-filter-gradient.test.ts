import { expect, test } from 'vitest';
import { conv2dFilterGradient } from '../../../../src-main/graph/ops/conv2d-filter-gradient';
import { draftProgram } from '../../../../src-main/graph/program';
import { symmetric, type Window } from '../../../../src-main/graph/window';
import { benches } from '../../engine/engines';

const pointwise: Window = { size: [1, 1], stride: 2, padding: symmetric(0) };

// Where memory is written past its end, the process does not survive many of these.
test.each(await benches())('what 1x1 filters with a stride receive is the sum over the places that they see, whatever the number of images, on $name', async ({ engine, precision }) => {
  const [side, channels, out] = [16, 4, 8];
  const program = draftProgram(precision);
  const x = program.feed('x', [-1, side, side, channels]);
  const dy = program.feed('dy', [-1, 8, 8, out]);
  program.entry('filters', { filters: conv2dFilterGradient(x.value, dy.value, pointwise) });
  const session = await engine.load(program);
  for (const batch of [1, 7, 16, 17, 31, 33]) {
    // Places that no filter sees hold what would show; those seen hold their image's number.
    const images = Float32Array.from({ length: batch * side * side * channels }, (_, i) => {
      const at = Math.floor(i / channels);
      const [row, column] = [Math.floor(at / side) % side, at % side];
      return row % 2 === 0 && column % 2 === 0 ? 1 + Math.floor(at / (side * side)) / 64 : 1e6;
    });
    const received = new Float32Array(batch * 64 * out).fill(0.5);
    const expected = 32 * (batch + (batch * (batch - 1)) / 128);
    for (let run = 0; run < 10; run++) {
      const { filters } = await session.run('filters', { x: images, dy: received });
      expect(filters.length).toBe(channels * out);
      for (const value of filters) expect(Math.abs(value - expected) / expected).toBeLessThan(1e-5);
    }
  }
  await session.close();
});
