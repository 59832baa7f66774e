import { describe, expect, test } from 'vitest';
import { ops } from '../../../src-main/graph/ops';
import { orderOf } from '../../../src-main/graph/order';
import { draftProgram, type Precision } from '../../../src-main/graph/program';
import type { Value } from '../../../src-main/graph/value';
import { benches } from '../engine/engines';
import { cases } from './cases';
import { expectClose } from './close';
import { finiteDifferences } from './differences';
import { oracles } from './plain';
import { evaluator } from './plain/evaluate';
import { writeTrial, type Trial } from './trial';

/** Ops whose numbers are each engine's own; their tests are elsewhere. */
const DRAWN = ['uniform'];

/** One image, where a mistake in the batch hides, and three. */
const BATCHES = [1, 3];

/** Sums of at most a few hundred products: about a hundred roundings, in second derivatives of numbers some ten times as large. */
const TOLERANCE: Record<Precision, number> = { float32: 3e-5, float64: 1e-12 };

const engines = await benches();

function trialsOf(name: string, precision: Precision) {
  const program = draftProgram(precision);
  const trials = cases[name].map((use, i) => writeTrial(program, `case-${i}`, use));
  const fetches: Record<string, Value> = {};
  for (const [i, { y, scalar, again }] of trials.entries()) {
    fetches[`${i} value`] = y;
    scalar?.gradient.forEach((value, k) => (fetches[`${i} gradient ${k}`] = value));
    again?.gradient.forEach((value, k) => (fetches[`${i} gradient of the gradient ${k}`] = value));
  }
  program.entry('all', fetches);
  return { program, trials, fetches };
}

const givenTo = (trials: readonly Trial[], batch: number) => new Map(trials.flatMap((trial) => [...trial.given(batch)]));

describe.each(ops.filter(({ name }) => !DRAWN.includes(name)))('$name', (op) => {
  test('has an oracle, and cases that use it', () => {
    expect(oracles[op.name]).toBeTypeOf('function');
    for (const { of, y } of trialsOf(op.name, 'float32').trials) expect(orderOf([y]).map((node) => node.op), of).toContain(op);
  });

  test('has the gradient, and the gradient of the gradient, that finite differences have', () => {
    for (const { of, scalar, again, given } of trialsOf(op.name, 'float64').trials) {
      for (const batch of BATCHES) {
        for (const [what, derived] of Object.entries({ gradient: scalar, 'gradient of the gradient': again })) {
          if (!derived) continue;
          const numbers = given(batch);
          const differences = finiteDifferences(derived.value, derived.by, numbers, batch);
          evaluator(derived.gradient)(numbers, batch).forEach(({ data }, i) => expectClose(data, differences[i], 1e-7, `${of}, batch ${batch}, ${what} ${i}`));
        }
      }
    }
  });

  test.each(engines)('gives on $name what the oracle gives, derivatives included', async ({ engine, precision }) => {
    const { program, trials, fetches } = trialsOf(op.name, precision);
    const before = engine.tensors();
    const session = await engine.load(program);
    const evaluate = evaluator(Object.values(fetches));
    for (const batch of BATCHES) {
      const given = givenTo(trials, batch);
      const feeds = Object.fromEntries([...program.feeds.values()].map(({ name, value, type }) => {
        const { data } = given.get(value)!;
        return [name, type === 'float' ? data : type === 'uint8' ? Uint8Array.from(data) : Int32Array.from(data)];
      }));
      const expected = evaluate(given, batch);
      const seen = await session.run('all', feeds);
      Object.keys(fetches).forEach((key, i) => expectClose(seen[key], expected[i].data, TOLERANCE[precision], `${trials[parseInt(key)].of}, batch ${batch}, ${key}`));
    }
    await session.close();
    expect(engine.tensors()).toBe(before);
  });
});
