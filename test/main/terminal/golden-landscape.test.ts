import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasReference, reference } from '../../reference';
import { temporaryFolder } from '../../temporary';
import { goldenNetwork } from '../golden-network';
import { buildIsthmus, document, isthmus, type Desk } from './isthmus';

const file = (name: string) => reference('landscape', name);

interface Row {
  readonly a: number;
  readonly loss: number | null;
  readonly accuracy: number | null;
}

describe.skipIf(!hasReference)('golden landscapes on the command line', () => {
  const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };
  const write = (name: string, content: unknown) => writeFileSync(join(desk.folder, name), JSON.stringify(content));
  const golden = hasReference
    ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as { centre: { loss: number }; interpolation: { x: number[]; rows: Record<string, { loss: (number | null)[]; accuracy: (number | null)[] }> } })
    : undefined;
  const ids: string[] = [];

  beforeAll(async () => {
    await buildIsthmus();
    write('golden.json', { blocks: goldenNetwork().blocks });
    for (const one of ['a', 'b']) ids.push((await isthmus(desk, 'import', file(`weights_${one}.safetensors`), '--network', 'golden.json', '--classes', '5', '--input', '12x12x3')).out.trim());
  });

  const rowsOf = async (setup: object): Promise<Row[]> => {
    const data = [file('images.npy'), file('labels.npy')];
    write('setup.json', { kind: 'landscape', seed: 1, setup: { weights: ids[0], dataset: `npy:${[...data, ...data].join(',')}?normalise=none`, ...setup } });
    const { code, out, err } = await isthmus(desk, 'run', 'setup.json', '--quiet');
    expect(code, err).toBe(0);
    return document<Row[]>(desk, 'rows', out.trim());
  };
  const near = (found: number | null, expected: number | null) => {
    if (expected === null || found === null) expect(found).toBe(expected);
    else expect(Math.abs(found - expected)).toBeLessThanOrEqual(2e-5 * Math.max(1, expected));
  };

  it.each([['states', 'interpolated'], ['parameters', 'kept'], ['recomputed', 'recomputed']])('the line to other weights with %s is the golden one', async (name, statistics) => {
    const rows = await rowsOf({ directions: 'towards other weights', other: ids[1], points: 21, statistics });
    expect(rows.length).toBe(21);
    for (const [k, { loss, accuracy }] of rows.entries()) {
      near(loss, golden!.interpolation.rows[name].loss[k]);
      near(accuracy, golden!.interpolation.rows[name].accuracy[k]);
    }
  });

  it('the centre of a surface is the golden loss', async () => {
    const rows = await rowsOf({ side: 3 });
    near(rows[4].loss, golden!.centre.loss);
  });
});
