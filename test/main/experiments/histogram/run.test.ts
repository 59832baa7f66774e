import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { histogram } from '../../../../src-main/experiments/histogram';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { training } from '../../../../src-main/experiments/training';
import { openNetwork } from '../../../../src-main/networks';
import { tensorPieces, type FileTensor } from '../../../../src-main/networks/safetensors';
import { temporaryFolder } from '../../../temporary';
import { tinyShelf, tinyTraining } from '../tiny';

let tiny: Shelf;
beforeAll(async () => {
  tiny = await tinyShelf();
});

async function look(answers: object = {}, weights = tiny) {
  const { rows, notes, madeWith } = await runInMemory(histogram, { weights: 'tiny', ...answers }, { weights });
  const column = (name: string) => rows.map(({ row }) => Number(row[name]));
  return { notes, madeWith, column, total: column('count').reduce((sum, count) => sum + count, 0) };
}

/** A shelf with one file of the tensors given. */
async function shelfOf(...tensors: FileTensor[]): Promise<Shelf> {
  const path = join(temporaryFolder(), 'own.safetensors');
  await writeFile(path, Buffer.concat([...tensorPieces(tensors, {})]));
  return { ...tiny, weightsPath: async (reference) => ({ ...(await tiny.weightsPath(reference)), path }) };
}

describe('the bins', () => {
  it('hold every parameter, and the filters alone where these are asked for', async () => {
    const { layout } = openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] });
    const filters = layout.trainable.filter(({ shape }) => shape.length > 1).reduce((n, { size }) => n + size, 0);
    expect((await look()).total).toBe(layout.parameters);
    expect((await look({ parameters: 'filters only' })).total).toBe(filters);
    expect((await look({ reach: 0.01 })).total).toBe(layout.parameters);
  });

  it('have a density whose integral is 1', async () => {
    const { column } = await look({ bins: 7 });
    expect(column('density').reduce((sum, density, k) => sum + density * column('width')[k], 0)).toBeCloseTo(1, 12);
  });

  it('are one where all weights are equal, and empty where there are no filters', async () => {
    const equal = await shelfOf({ name: 'conv.weight', shape: [2, 2], data: Float32Array.of(3, 3, 3, 3) }, { name: 'bn.running_mean', shape: [1], data: Float32Array.of(9) });
    const { column, notes } = await look({ bins: 3 }, equal);
    expect(column('count')).toEqual([0, 0, 4]);
    expect(notes).toEqual(['2-norm 6.00000, over 4 parameters; the largest is 3.000.']);
    const flat = await look({ bins: 3, parameters: 'filters only' }, await shelfOf({ name: 'bias', shape: [3], data: Float32Array.of(1, 2, 3) }));
    expect([flat.column('count'), flat.column('density')]).toEqual([[0, 0, 0], [0, 0, 0]]);
  });
});

it('tells the norm that the training told', async () => {
  const { notes: [note], madeWith } = await look();
  const { rows } = await runInMemory(training, tinyTraining, { seed: 1 });
  const [, norm] = /^2-norm ([\d.]+), over/.exec(note) ?? [];
  expect(Number(norm) / Number(rows.at(-1)!.row['norm'])).toBeCloseTo(1, 5);
  expect(madeWith?.engine).toBe('Isthmus itself');
});

it('refuses weights that are not finite, in a sentence', async () => {
  await expect(look({}, await shelfOf({ name: 'w', shape: [1], data: Float32Array.of(NaN) }))).rejects.toThrow('The weights tiny are not all finite numbers');
});
