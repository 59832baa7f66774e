import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../src-main/datasets/npy-file';
import { openEngine } from '../../../src-main/engine/open';
import { optimisers, type OptimiserName } from '../../../src-main/fitting/optimisers';
import { draftProgram } from '../../../src-main/graph/program';
import { hasReference, reference } from '../../reference';

interface Case {
  readonly rule: OptimiserName;
  readonly file: string;
  readonly rates: number[];
  readonly decay: number;
  readonly tolerance: number;
  readonly state: Record<string, number[]>;
  readonly state_tolerance: number;
  readonly decayed?: number[];
  readonly frozen?: number[];
  readonly frozen_updates?: number;
}

interface Golden {
  readonly size: number;
  readonly updates: number;
  readonly momentum: number;
  readonly betas: [number, number];
  readonly epsilon: number;
  readonly cases: Record<string, Case>;
}

const read = async (file: string) => Float64Array.from((await readNpy(reference('schedules', file))).data as Float64Array);
const worst = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((m, x, i) => Math.max(m, Math.abs(x - b[i])), 0);

describe.skipIf(!hasReference)('optimisers', async () => {
  const golden: Golden = hasReference ? JSON.parse(readFileSync(reference('schedules', 'expected.json'), 'utf8')).optimisers : { cases: {} };
  const engine = await openEngine();

  for (const [name, { rule, file, rates, decay, tolerance, state, state_tolerance, decayed, frozen, frozen_updates = 0 }] of Object.entries(golden.cases)) {
    it(`${name}: every update and the state after the last equal PyTorch's`, async () => {
      const { size, momentum, betas, epsilon } = golden;
      const settings = { momentum, betas, epsilon, decay };
      const program = draftProgram();
      const weights = program.variable('weights', [size]);
      const slots = optimisers[rule].slots.map((slot) => program.variable(slot, [size]));
      const gradient = program.feed('gradient', [size]).value;
      const mask = program.feed('decayed', [size]).value;
      const free = program.feed('free', [size]).value;
      const next = optimisers[rule].update(settings, { program, weights: weights.value, gradient, slots: slots.map((s) => s.value), decayed: decayed && mask, free: frozen && free });
      program.entry('step', {}, [[weights, next.weights], ...slots.map((slot, i) => [slot, next.slots[i]] as const)]);
      const session = await engine.load(program);
      await session.set('weights', await read('start.npy'));
      for (const slot of slots) await session.set(slot.name, new Float32Array(size));

      const [gradients, expected] = [await read('gradients.npy'), await read(file)];
      const ones = (at: (i: number) => boolean) => Float32Array.from({ length: size }, (_, i) => (at(i) ? 1 : 0));
      for (let k = 0; k < golden.updates; k++) {
        await session.run('step', {
          gradient: Float32Array.from(gradients.subarray(k * size, (k + 1) * size)),
          decayed: ones((i) => !decayed || decayed.includes(i)),
          free: ones((i) => k >= frozen_updates || !frozen?.includes(i)),
          ...optimisers[rule].feeds(settings, rates[k], k),
        });
        expect(worst(await session.get('weights'), expected.subarray(k * size, (k + 1) * size))).toBeLessThanOrEqual(tolerance);
      }
      const kept = Object.values(state);
      for (const [i, slot] of slots.entries()) expect(worst(await session.get(slot.name), kept[i])).toBeLessThanOrEqual(state_tolerance);
      await session.close();
    });
  }
});
