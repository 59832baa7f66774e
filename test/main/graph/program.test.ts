import { expect, test } from 'vitest';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { sum } from '../../../src-main/graph/ops/sum';
import { draftProgram, goals } from '../../../src-main/graph/program';

test('a program holds what was drafted, by name', () => {
  const program = draftProgram('float64');
  const w = program.variable('w', [3]);
  const x = program.feed('x', [-1, 3], 'int32');
  const product = multiply(w.value, w.value);
  program.entry('go', { total: sum(product) }, [[w, product]]);
  expect(program.precision).toBe('float64');
  expect([...program.variables.keys(), ...program.feeds.keys(), ...program.entries.keys()]).toEqual(['w', 'x', 'go']);
  expect(x.value).toMatchObject({ shape: [-1, 3], type: 'int32' });
  const entry = program.entries.get('go')!;
  expect(goals(entry)).toEqual([entry.fetches['total'], product]);
});

test('float32 is the precision unless another is asked for', () => expect(draftProgram().precision).toBe('float32'));

test('a name is given once', () => {
  const program = draftProgram();
  program.variable('w', [3]);
  program.feed('x', [3]);
  program.entry('go', {});
  expect(() => program.variable('w', [2])).toThrow('name used twice: w');
  expect(() => program.feed('x', [2])).toThrow('name used twice: x');
  expect(() => program.entry('go', {})).toThrow('name used twice: go');
});

test('a variable takes only what is shaped and typed as it is', () => {
  const program = draftProgram();
  const w = program.variable('w', [3]);
  const x = program.feed('x', [2]);
  const labels = program.feed('labels', [3], 'int32');
  expect(() => program.entry('go', {}, [[w, x.value]])).toThrow('w [3] cannot become [2]');
  expect(() => program.entry('go', {}, [[w, labels.value]])).toThrow('w [3] cannot become [3]');
});
