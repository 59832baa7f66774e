import { expect, test } from 'vitest';
import { peakBytes } from '../../../src-main/graph/memory';
import { cast } from '../../../src-main/graph/ops/cast';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { reshape } from '../../../src-main/graph/ops/reshape';
import { sum } from '../../../src-main/graph/ops/sum';
import { tanh } from '../../../src-main/graph/ops/tanh';
import { draftProgram, type Precision } from '../../../src-main/graph/program';

function drafted(precision: Precision) {
  const program = draftProgram(precision);
  const w = program.variable('w', [4]);
  const data = program.variable('data', [10], 'uint8');
  const x = program.feed('x', [-1, 4]).value;
  // Numbers held beside the variables' 4 (and 10 bytes), for a batch of b:
  const first = tanh(x); //                       x and this: 8b
  const flat = reshape(first, [-4]); //           shares the memory of first: 4b, x having ended
  const second = multiply(reshape(flat, [-1, 4]), w.value); // first and this: 8b
  const total = sum(second); //                   second and this: 4b + 1
  program.entry('go', { total });
  program.entry('keep', { total, first });
  return { program, data };
}

test('peak memory is what a count by hand gives', () => {
  const { program } = drafted('float32');
  const go = program.entries.get('go')!;
  expect(peakBytes(program, go, 2)).toBe(10 + 4 * (4 + 16));
  expect(peakBytes(program, go, 5)).toBe(10 + 4 * (4 + 40));
});

test('what an entry gives back is held to its end', () => {
  const { program } = drafted('float32');
  expect(peakBytes(program, program.entries.get('keep')!, 2)).toBe(10 + 4 * (4 + 8 + 8 + 1));
});

test('float64 takes twice the room, whole numbers and bytes the same', () => {
  const { program } = drafted('float64');
  expect(peakBytes(program, program.entries.get('go')!, 2)).toBe(10 + 8 * (4 + 16));
});

test('bfloat16 takes half the room', () => {
  const program = draftProgram();
  // The fed numbers and the rounded ones: 4b + 2b; then twice 2b, the fed having ended.
  program.entry('go', { y: tanh(cast(program.feed('x', [-1]).value, 'bfloat16')) });
  expect(peakBytes(program, program.entries.get('go')!, 5)).toBe(6 * 5);
});
