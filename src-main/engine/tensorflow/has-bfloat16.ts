import { readFileSync } from 'node:fs';

/** How Linux names the instructions that multiply bfloat16 numbers. */
const INSTRUCTIONS = ['avx512_bf16', 'amx_bf16'];

/**
 * Whether the processor has instructions that multiply bfloat16 numbers; without them TensorFlow computes the same more slowly than in float32.
 * Told by Linux; elsewhere there is no such processor that TensorFlow makes use of, as far as is known.
 */
export function hasBfloat16(cpuinfo = '/proc/cpuinfo'): boolean {
  try {
    const flags = /^flags\s*:(.*)$/m.exec(readFileSync(cpuinfo, 'utf8'))?.[1].split(/\s+/) ?? [];
    return INSTRUCTIONS.some((name) => flags.includes(name));
  } catch {
    return false;
  }
}
