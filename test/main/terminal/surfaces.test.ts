import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src-shared/experiment';
import type { Row } from '../../../src-shared/kind';
import { hdf5Bytes, maybeNumbers, readingHdf5 } from '../../../src-main/interchange/hdf5';
import { openLibrary } from '../../../src-main/library/library';
import { parseXml } from '../../shared/figures/xml';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, document, isthmus, type Desk } from './isthmus';

const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };
const at = (name: string) => join(desk.folder, name);
const loss = (a: number, b: number) => 10 + a ** 2 + 3 * b + a * b;

/** A finished experiment with these rows. */
async function keep(name: string, kind: string, setup: object, rows: readonly Row[]): Promise<string> {
  const library = await openLibrary(desk.library);
  const { id } = await library.create({ kind, name, setup: { ...setup }, seed: 0, of: rows.length });
  const claim = await library.claim(id);
  rows.forEach((row, n) => claim.append(n, row));
  await claim.update({ status: 'done' });
  await claim.release();
  return id;
}

// Coarse to fine, as a landscape tells them; three by five, so that turned axes would show.
const points = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => ({ a, b }))).concat([-1, 0, 1].flatMap((a) => [-0.5, 0.5].map((b) => ({ a, b }))));
const rowsOf = (repeat: number): Row[] => points.map(({ a, b }) => ({ a, b, loss: repeat * loss(a, b), accuracy: (a + 2) / 4, testLoss: null, testAccuracy: null, repeat }));

beforeAll(buildIsthmus);

describe('a landscape on the command line', () => {
  it('goes out as loss-landscape has it, and comes in again as a finished landscape with the same values', async () => {
    const id = await keep('Bowl', 'landscape', { weights: 'nowhere', dimensions: '2' }, rowsOf(1));
    expect(await isthmus(desk, 'export', id, '--format', 'h5')).toMatchObject({ code: 0, out: `bowl-${id}.h5\n` });
    await readingHdf5(at(`bowl-${id}.h5`), (root) => {
      expect(maybeNumbers(root, 'xcoordinates')!.data).toEqual(Float64Array.of(-1, 0, 1));
      expect(maybeNumbers(root, 'ycoordinates')!.data).toEqual(Float64Array.of(-1, -0.5, 0, 0.5, 1));
      expect(maybeNumbers(root, 'train_loss')!.data[4]).toBe(loss(0, -0.5));
      expect(maybeNumbers(root, 'train_acc')!.data[5]).toBe(75);
    });

    const taken = await document<Experiment>(desk, 'import', `bowl-${id}.h5`, '--name', 'Theirs');
    expect(taken).toMatchObject({ kind: 'landscape', name: 'Theirs', status: 'done', rows: 15, of: 15, note: expect.stringContaining('the file does not say') as string });
    const rows = await document<Row[]>(desk, 'rows', taken.id);
    expect(rows.length).toBe(15);
    for (const { a, b, loss: z } of rows) expect(z).toBeCloseTo(loss(Number(a), Number(b)), 12);
    expect((await document<{ figures: { title: string }[] }>(desk, 'show', taken.id)).figures.map(({ title }) => title)).toContain('Loss surface');
    expect((await isthmus(desk, 'export', taken.id, '--format', 'svg', '--out', 'theirs.svg')).code).toBe(0);
    expect((await isthmus(desk, 'export', taken.id, '--format', 'h5', '--out', 'again.h5')).code).toBe(0);
    const lossesIn = (file: string) => readingHdf5(at(file), (root) => maybeNumbers(root, 'train_loss'));
    expect(await lossesIn('again.h5')).toEqual(await lossesIn(`bowl-${id}.h5`));
    expect(await isthmus(desk, 'loss', taken.id, '--dataset', 'glyphs')).toMatchObject({ code: 2, err: expect.stringContaining('weights') as string });
    expect((await isthmus(desk, 'resume', taken.id)).err).toContain('is done already');
  });

  it('goes to ParaView cut and on a logarithmic scale', async () => {
    const id = await keep('Hill', 'landscape', { weights: 'nowhere', dimensions: '2' }, rowsOf(1));
    expect((await isthmus(desk, 'export', id, '--format', 'vtp', '--log', '--top', '9', '--out', 'hill.vtp')).code).toBe(0);
    const text = readFileSync(at('hill.vtp'), 'utf8');
    expect(parseXml(text).find(({ name }) => name === 'Piece')!.attributes).toMatchObject({ NumberOfPoints: '15', NumberOfPolys: '8' });
    const heights = /Name="zvalue"[^>]*>\s*([^<]*)</.exec(text)![1].trim().split(' ').map(Number);
    expect(Math.max(...heights)).toBeCloseTo(Math.log(9.1), 12);
  });

  it('with several repeats goes out one at a time', async () => {
    const id = await keep('Twice', 'landscape', { weights: 'nowhere', dimensions: '2', repeats: 2 }, [...rowsOf(1), ...rowsOf(2)]);
    expect(await isthmus(desk, 'export', id, '--format', 'h5')).toMatchObject({ code: 2, err: expect.stringContaining('one for each repeat: choose by "repeat"; there are 1, 2.') as string });
    expect((await isthmus(desk, 'export', id, '--format', 'h5', '--repeat', '2')).out).toBe(`twice-${id}-repeat-2.h5\n`);
    await readingHdf5(at(`twice-${id}-repeat-2.h5`), (root) => expect(maybeNumbers(root, 'train_loss')!.data[4]).toBe(2 * loss(0, -0.5)));
  });

  it('on a line is an h5 file, and no relief', async () => {
    const id = await keep('Line', 'landscape', { weights: 'nowhere', dimensions: '1' }, [1, -1, 0].map((a) => ({ a, b: null, loss: loss(a, 0), accuracy: 0.5, testLoss: 2, testAccuracy: 0.25, repeat: 1 })));
    expect((await isthmus(desk, 'export', id, '--format', 'h5', '--out', 'line.h5')).code).toBe(0);
    await readingHdf5(at('line.h5'), (root) => {
      expect(root.keys().sort()).toEqual(['test_acc', 'test_loss', 'train_acc', 'train_loss', 'xcoordinates']);
      expect(maybeNumbers(root, 'test_acc')!.data).toEqual(Float64Array.of(25, 25, 25));
    });
    const { id: taken } = await document<Experiment>(desk, 'import', 'line.h5');
    expect((await document<{ figures: { draw: string }[] }>(desk, 'show', taken)).figures[0].draw).toBe('lines');
    expect(await isthmus(desk, 'export', id, '--format', 'vtp')).toMatchObject({ code: 2, err: expect.stringContaining('points on a line') as string });
  });
});

describe('what is refused with a sentence', () => {
  it('is an experiment of another kind', async () => {
    const id = await keep('Training', 'training', {}, [{ epoch: 1, trainLoss: 2 }]);
    for (const format of ['h5', 'vtp']) expect(await isthmus(desk, 'export', id, '--format', format)).toMatchObject({ code: 2, err: expect.stringContaining(`${id} is of the kind "training"`) as string });
  });

  it('is a file of another make, and the library stays as it was', async () => {
    writeFileSync(at('directions.h5'), await hdf5Bytes((file) => void file.create_group('xdirection')));
    writeFileSync(at('other.h5'), await hdf5Bytes((file) => void file.create_dataset({ name: 'weights', data: Float64Array.of(1) })));
    writeFileSync(at('model.pth'), 'a pickle');
    const before = readdirSync(desk.library);
    for (const [file, why] of [['directions.h5', 'holds directions'], ['other.h5', 'it has weights'], ['model.pth', 'save_file(torch.load("model.pth"']]) {
      const { code, out, err } = await isthmus(desk, 'import', file);
      expect([code, out], file).toEqual([2, '']);
      expect(err).toContain(why);
    }
    expect(readdirSync(desk.library)).toEqual(before);
  });
});
