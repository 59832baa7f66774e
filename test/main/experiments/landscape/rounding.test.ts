import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { landscape } from '../../../../src-main/experiments/landscape';
import { sayRounding } from '../../../../src-main/experiments/landscape/rounding';
import { openEngine } from '../../../../src-main/engine/open';
import { tinyShelf } from '../tiny';

let weights: Shelf;
beforeAll(async () => {
  weights = await tinyShelf();
});

const { title, bfloat16 } = (await openEngine()).description;
const run = (setup: object) => runInMemory(landscape, { weights: 'tiny@2', examples: 60, sets: 'train and test', side: 5, reach: 0.5, ...setup }, { seed: 7, weights });
const losses = ({ rows }: Awaited<ReturnType<typeof run>>) => rows.map(({ row }) => Number(row['loss']));

if (!bfloat16) console.warn(`not tested in bfloat16: ${title} has none here`);

it.skipIf(bfloat16)('a landscape in bfloat16 is refused where it would not be fast', async () => {
  await expect(run({ precision: 'bfloat16' })).rejects.toThrow(/has no fast bfloat16; that takes the TensorFlow engine and a processor with avx512_bf16 or amx_bf16 .*Take float32\.$/);
});

describe.skipIf(!bfloat16)('a landscape in bfloat16', () => {
  it('has nearly the losses of one in float32, but not the same, and says by how much they differ', async () => {
    const [exact, rounded] = [await run({}), await run({ precision: 'bfloat16' })];
    const [here, there] = [losses(rounded), losses(exact)];
    const differences = here.map((loss, k) => Math.abs(loss - there[k]) / there[k]);
    expect(differences.filter((d) => d === 0).length).toBeLessThan(13);
    expect(Math.max(...differences)).toBeLessThan(0.02);
    expect([exact, rounded].map(({ madeWith }) => madeWith?.precision)).toEqual(['float32', 'bfloat16']);
    expect(exact.caption).toBeUndefined();

    // The corners, the middles of the edges and the centre of a grid of five, row by row.
    const tried = [0, 2, 4, 10, 12, 14, 20, 22, 24].map((n) => differences[n]);
    const percent = (share: number) => `${Number((100 * share).toPrecision(2))}%`;
    const mean = tried.reduce((sum, d) => sum + d, 0) / 9;
    expect(rounded.caption).toBe(`Computed in bfloat16: at 9 points on the same 60 images the loss differs from that in float32 by ${percent(Math.max(...tried))} at most and ${percent(mean)} on average.`);
    expect(rounded.notes[0].startsWith(`In float32 the centre equals the network's own loss exactly: ${there[12]}. In bfloat16 it is ${here[12]}. `)).toBe(true);
    expect(rounded.notes[0].endsWith(String(rounded.caption))).toBe(true);
  });

  it('is compared with float32 on a line too, and where statistics move with the weights', async () => {
    for (const statistics of ['kept', 'interpolated', 'recomputed']) {
      const { caption } = await run({ directions: 'towards other weights', other: 'tiny@1', points: 5, precision: 'bfloat16', statistics });
      expect(caption).toMatch(/^Computed in bfloat16: at 5 points on the same 60 images the loss differs from that in float32 by \d/);
    }
  });

  it('says how exact an adaptive drawing is in both respects', async () => {
    const { caption, notes } = await run({ precision: 'bfloat16', drawing: 'adaptive', side: 9 });
    expect(caption).toMatch(/^Drawn adaptively, .* Computed in bfloat16: at 9 points/);
    expect(notes.at(-1)).toMatch(/^In float32 the centre .*\nComputed in bfloat16: .*\n.* points were computed/);
  });
});

describe('what is said of rounding', () => {
  it('takes all weights together', () => {
    expect(sayRounding([{ differences: [0.001, 0.002], images: 1000 }, { differences: [0.0123], images: 1000 }])).toBe('Computed in bfloat16: at 3 points on the same 1,000 images the loss differs from that in float32 by 1.2% at most and 0.51% on average.');
  });

  it('does not claim what could not be compared', () => {
    expect(sayRounding([{ differences: [], images: 10 }])).toBe('Computed in bfloat16; where that was to be compared with float32 the loss was not a finite number.');
  });
});
