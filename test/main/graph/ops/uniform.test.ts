import { expect, test } from 'vitest';
import { uniform } from '../../../../src-main/graph/ops/uniform';
import { draftProgram } from '../../../../src-main/graph/program';
import { benches } from '../../engine/engines';

test.each(await benches())('uniform numbers on $name fill [0, 1) evenly and are decided by the seed', async ({ engine, precision }) => {
  const program = draftProgram(precision);
  const like = program.feed('like', [-1, 100]);
  const seed = program.feed('seed', [2], 'int32');
  program.entry('draw', { numbers: uniform(like.value, seed.value) });
  const session = await engine.load(program);
  const draw = async (...words: number[]) => [...(await session.run('draw', { like: new Float32Array(5_000), seed: Int32Array.from(words) }))['numbers']];
  const numbers = await draw(3, 5);
  expect(numbers).toHaveLength(5_000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  // Each tenth holds 500 of 5,000, give or take five standard deviations of 21.
  for (let tenth = 0; tenth < 10; tenth++) expect(Math.abs(numbers.filter((v) => Math.floor(v * 10) === tenth).length - 500)).toBeLessThan(107);
  expect(await draw(3, 5)).toEqual(numbers);
  expect(await draw(3, 6)).not.toEqual(numbers);
  expect(await draw(4, 5)).not.toEqual(numbers);
  await session.close();
});

test('a seed is two whole numbers', () => {
  const program = draftProgram();
  const like = program.feed('like', [4]).value;
  expect(() => uniform(like, program.feed('one', [1], 'int32').value)).toThrow('a seed is two whole numbers');
  expect(() => uniform(like, like)).toThrow('a seed is two whole numbers');
});
