import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasBfloat16 } from '../../../../src-main/engine/tensorflow/has-bfloat16';
import { temporaryFolder } from '../../../temporary';

const told = (text: string): boolean => {
  const path = join(temporaryFolder(), 'cpuinfo');
  writeFileSync(path, text);
  return hasBfloat16(path);
};
const processor = (flags: string) => `processor\t: 0\nmodel name\t: Some processor\nflags\t\t: fpu sse2 ${flags}\nbugs\t\t: amx_bf16\n`;

test('a processor has bfloat16 where it lists instructions for it', () => {
  expect(['avx512f avx512_bf16 clzero', 'amx_bf16'].map((flags) => told(processor(flags)))).toEqual([true, true]);
  expect(['avx2 fma', 'avx512f avx512_vnni', 'avx512_bf16x'].map((flags) => told(processor(flags)))).toEqual([false, false, false]);
});

test('it has none where nothing tells', () => {
  expect([told(''), hasBfloat16('/nowhere/cpuinfo')]).toEqual([false, false]);
});
