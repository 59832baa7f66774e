import { expect, test } from 'vitest';
import type { Engine } from '../../../src-main/engine/engine';
import { openWasm } from '../../../src-main/engine/interpreted/wasm';
import { selfTest } from '../../../src-main/engine/self-test';
import { native } from './engines';

const engines = [await native(), await openWasm()].filter((engine) => engine !== undefined);

test.each(engines.map((engine) => ({ name: engine.description.name, engine })))('the self-test finds $name right, and leaves no tensor behind', async ({ engine }) => {
  const before = engine.tensors();
  const checks = await selfTest(engine);
  expect(checks).toHaveLength(9 * engine.description.precisions.length + (engine.description.bfloat16 ? 1 : 0));
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  // Float32 rounds; a difference of nothing would mean that nothing was compared.
  expect(Math.max(...checks.map(({ largestDifference }) => largestDifference))).toBeGreaterThan(0);
  expect(engine.tensors()).toBe(before);
});

test('the self-test finds out an engine that errs in one place, and one that gives no numbers', async () => {
  const engine = await openWasm();
  const erring = (spoil: (pooled: Float32Array) => void): Engine => ({
    ...engine,
    async load(program) {
      const session = await engine.load(program);
      return {
        ...session,
        async run(entry, feeds) {
          const fetched = await session.run(entry, feeds);
          spoil(fetched['pooling'] as Float32Array);
          return fetched;
        },
      };
    },
  });
  for (const spoil of [(list: Float32Array) => (list[3] += 0.1), (list: Float32Array) => (list[3] = NaN)]) {
    expect((await selfTest(erring(spoil))).filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(['pooling, float32']);
  }
});
