import { stream } from '../../../src-shared/math/random';
import type { Bench } from '../../../src-main/experiments/bench';
import type { DiceRow, DiceSetup } from './setup';

export async function* run({ throws, loaded }: DiceSetup, bench: Bench): AsyncGenerator<DiceRow, void, void> {
  const draws = stream(bench.seed, 'dice');
  await bench.madeWith({ app: 'test', engine: 'a cup', device: 'a table', precision: 'whole', threads: 1 });
  for (const n of bench.remaining(Array.from({ length: throws }, (_, i) => i))) yield { n, eyes: loaded && n % 2 === 0 ? 6 : 1 + draws.integer(n, 6) };
}
