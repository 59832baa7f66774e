import { Refusal } from '../../src-shared/refusal';
import { hasBfloat16, type Program } from '../graph/program';
import type { EngineDescription } from './engine';

/** Throws a Refusal where a program holds bfloat16 values and the engine is not one that computes with them faster than with float32. */
export function refuseBfloat16(program: Program, { title, device, bfloat16 }: EngineDescription): void {
  if (bfloat16 || !hasBfloat16(program)) return;
  throw new Refusal(`${title} on ${device} has no fast bfloat16; that takes the TensorFlow engine and a processor with avx512_bf16 or amx_bf16 (isthmus doctor tells what there is). Take float32.`);
}
