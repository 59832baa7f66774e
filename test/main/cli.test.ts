import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../src-shared/experiment';
import { decodeNpy, encodeNpy } from '../../src-shared/npy';
import { stream } from '../../src-shared/math/random';
import { temporaryFolder } from '../temporary';
import { buildIsthmus, document, entries, isthmus, linesOf, start, type Desk } from './terminal/isthmus';

const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };
const at = (name: string): string => join(desk.folder, name);
const write = (name: string, setup: unknown): string => {
  writeFileSync(at(name), typeof setup === 'string' ? setup : JSON.stringify(setup));
  return name;
};
const npy = (name: string) => decodeNpy(readFileSync(at(name)), name);

const glyphs = 'glyphs?train=64&test=32&side=16';
const training = { kind: 'training', name: 'Tiny', setup: { network: 'resnet-8-x0.25', dataset: glyphs, length: 2, batch: 32, rate: 0.05, augmentation: 'none', snapshots: [1] }, seed: 1 };

/** A training run, and the landscape around its weights. */
let trained: string;
let surface: string;
const around = (setup: object = {}) => ({ kind: 'landscape', name: 'Around', setup: { weights: trained, side: 3, examples: 64, ...setup }, seed: 2 });

beforeAll(async () => {
  await buildIsthmus();
  trained = (await isthmus(desk, 'run', write('training.json', training))).out.trim();
  surface = (await isthmus(desk, 'run', write('landscape.json', around()))).out.trim();
});

describe('lists', () => {
  it('are one JSON document, and a table for people', async () => {
    for (const list of ['kinds', 'datasets', 'recipes', 'list']) {
      const found = await document<{ name: string }[]>(desk, list);
      expect(found.length, list).toBeGreaterThan(0);
      const { code, out, err } = await isthmus(desk, list);
      expect([code, err], list).toEqual([0, '']);
      for (const { name } of found) expect(out, list).toContain(name);
    }
  });

  it('tell every field of a kind with its default and its limits', async () => {
    const kinds = await document<{ name: string; fields: { name: string }[] }[]>(desk, 'kinds');
    expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(['training', 'landscape']));
    const side = kinds.find(({ name }) => name === 'landscape')?.fields.find(({ name }) => name === 'side');
    expect(side).toMatchObject({ type: 'number', default: 21, min: 3, max: 501, whole: true });
    expect((await isthmus(desk, 'kinds', 'landscape')).out).toContain('A setup: {"kind":"landscape","name":"...","setup":{"weights":"..."},"seed":0}');
    expect((await isthmus(desk, 'kinds', 'ensemble')).out).toContain('"setup":{"weights":["...","..."]}');
    expect((await isthmus(desk, 'kinds', 'landscap')).err).toContain('did you mean "landscape"?');
  });

  it('tell parameters, buffers, layers and FLOPs of networks', async () => {
    const networks = await document<{ name: string }[]>(desk, 'networks');
    expect(networks.find(({ name }) => name === 'resnet-20')).toMatchObject({ parameters: 272_474, buffers: 1568 });
    const [lenet] = await document<{ layers: object[] }[]>(desk, 'networks', 'lenet-5', '--input', '28x28x1');
    expect(lenet.layers).toContainEqual({ name: 'conv1', layer: 'conv', shape: [24, 24, 6] });
    expect((await isthmus(desk, 'networks', 'resnet-20', '--input', '32x32')).code).toBe(2);
  });
});

it('the doctor tells what computes and why nothing better does, and holds every engine that starts to plain JavaScript', async () => {
  const found = await document<{ used: string; engines: { name: string; starts: boolean; checks?: { passed: boolean }[]; why?: string }[] }>(desk, 'doctor');
  expect(found.used).toBe('wasm');
  for (const { name, starts, checks, why } of found.engines) {
    if (starts) expect(checks?.filter(({ passed }) => !passed), name).toEqual([]);
    else expect(why, name).toMatch(/\.$/);
  }
  const { code, err } = await isthmus({ ...desk, engine: 'abacus' }, 'doctor');
  expect([code, err]).toEqual([2, 'There is no engine called abacus; there are auto, tensorflow, wasm, cpu.\n']);
});

it('no command loads an engine into its own process', () => {
  const parts = (name: string): string => readFileSync(join(entries, name), 'utf8');
  const loaded = new Set<string>();
  const follow = (name: string, pattern: RegExp): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const [, part] of parts(name).matchAll(pattern)) follow(join(dirname(name), part), fromStatic);
  };
  const fromStatic = /(?:from|^import) ?"(\.[^"]+)"/gm;
  const anywhere = /(?:from|import) ?\(?"(\.[^"]+)"/g;
  follow('cli.js', anywhere);
  expect(loaded.size).toBeGreaterThan(20);
  for (const name of loaded) expect(parts(name), name).not.toMatch(/(from|import) ?\(?"@tensorflow/);
});

describe('mistakes in the call', () => {
  it.each([
    [['lst'], "Unknown command 'lst'. Did you mean list?"],
    [['list', '--jsn'], "Unknown option '--jsn'. Did you mean --json?"],
    [['show'], "Missing required argument 'id'."],
    [['rows', 'x', '--format', 'xml'], "Option '--format <name>' argument 'xml' is invalid. Allowed choices are jsonl, csv."],
    [['export', 'x'], "Required option '--format <name>' not specified."],
  ])('%j end with code 2 and one sentence', async (args, sentence) => {
    expect(await isthmus(desk, ...args)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it('do not keep the help and the version from being had', async () => {
    expect((await isthmus(desk, '--help')).out).toContain('Usage: isthmus');
    expect(await isthmus(desk, 'run', '--help')).toMatchObject({ code: 0, err: '' });
    expect((await isthmus(desk, '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('mistakes in a setup', () => {
  it.each([
    ['not JSON', '{"kind": "training",\n "seed" 1}', 'The setup file wrong.json is not JSON from line 2, column 9 on.'],
    ['no object', [], 'The setup file wrong.json must be an object'],
    ['an unknown part', { kind: 'training', sed: 1 }, 'The setup file wrong.json has a part "sed"; did you mean "seed"?'],
    ['a seed that is none', { kind: 'training', seed: 0.5 }, 'The setup file wrong.json is wrong at "seed": it must be a whole number of at least 0.'],
    ['an unknown kind', { kind: 'trainin' }, 'did you mean "training"?'],
    ['an unknown field', { kind: 'training', setup: { netwrk: 'lenet-5' } }, 'did you mean "network"?'],
    ['a wrong answer', { kind: 'training', setup: { network: 'lenet-5', rate: 'fast' } }, '"rate" is "fast"; it must be a number of at least 0.'],
    ['an unknown network', { ...training, setup: { ...training.setup, network: 'lenet-6' } }, 'There is no network called lenet-6. Did you mean lenet-5?'],
    ['an unknown dataset', { ...training, setup: { ...training.setup, dataset: 'glyhs' } }, 'There is no dataset called "glyhs". Did you mean glyphs?'],
    ['data that are not there', { ...training, setup: { ...training.setup, dataset: 'cifar10:nowhere' } }, 'nowhere could not be read: it does not exist.'],
    ['weights that are not there', { kind: 'landscape', setup: { weights: 'zzzz' } }, 'There is no experiment "zzzz"'],
  ])('%s: code 2, a sentence, and nothing is left behind', async (_, setup, sentence) => {
    const before = readdirSync(desk.library);
    const { code, out, err } = await isthmus(desk, 'run', write('wrong.json', setup));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err.trim()).not.toContain('\n');
    expect(readdirSync(desk.library)).toEqual(before);
  });

  it('a file that is not there, and a place that can be no library', async () => {
    expect(await isthmus(desk, 'run', 'none.json')).toMatchObject({ code: 2, err: 'The setup file none.json could not be read: it does not exist.\n' });
    for (const place of [at('training.json'), '/proc/isthmus']) {
      const { code, err } = await isthmus(desk, 'run', 'training.json', '--library', place);
      expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
      expect(err).toContain(place);
    }
  });

  it('a run that fails ends with code 3 and says why, and so does the library', async () => {
    const { code, out, err } = await isthmus(desk, 'run', write('diverging.json', { ...training, name: 'Diverging', setup: { ...training.setup, rate: 1e30 } }));
    expect(code).toBe(3);
    expect(err).toContain('Training diverged');
    expect(await document<Experiment>(desk, 'show', out.trim())).toMatchObject({ status: 'failed', note: expect.stringContaining('Training diverged') as string });
    expect((await isthmus(desk, 'delete', out.trim())).code).toBe(0);
  });
});

/** Lines as a set: a surface's rows are told from coarse to fine and kept row by row. */
const sorted = (lines: string): string[] => lines.trim().split('\n').sort();

describe('an experiment', () => {
  it('is shown with its setup, what made it and what it left behind', async () => {
    expect(await document<object>(desk, 'show', trained)).toMatchObject({
      id: trained, kind: 'training', name: 'Tiny', status: 'done', rows: 3, of: 3, seed: 1, weights: [`${trained}@1`, `${trained}@2`],
      madeWith: { precision: 'float32' }, setup: { network: 'resnet-8-x0.25', momentum: 0.9 },
    });
    const { out } = await isthmus(desk, 'show', surface);
    expect(out).toContain('arrays     direction-1, direction-2');
    expect(out).not.toContain('Loss and accuracy');
  });

  it('gives its rows as JSON lines, as one document and as CSV', async () => {
    const rows = await document<Record<string, string | number | null>[]>(desk, 'rows', surface);
    const { out: lines } = await isthmus(desk, 'rows', surface);
    expect(lines.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const [heading, ...cells] = (await isthmus(desk, 'rows', surface, '--format', 'csv')).out.trim().split('\r\n').map((line) => line.split(','));
    expect(cells.map((line) => Object.fromEntries(line.map((cell, i) => [heading[i], cell === '' ? null : Number.isNaN(Number(cell)) ? cell : Number(cell)])))).toEqual(rows);
  });

  it('streams its rows where they are asked for in place of the id', async () => {
    const { code, out } = await start(desk, ['run', '-', '--rows', '--quiet'], JSON.stringify(around())).ended;
    expect([code, sorted(out)]).toEqual([0, sorted((await isthmus(desk, 'rows', surface)).out)]);
  });

  it('writes one JSON document, and progress elsewhere', async () => {
    const { code, out, err } = await isthmus(desk, 'run', 'landscape.json', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([0, { status: 'done', rows: 9 }]);
    expect(err).toContain('WebAssembly');
    expect((await isthmus(desk, 'run', 'landscape.json', '--json', '--quiet')).err).toBe('');
    expect((await isthmus(desk, 'run', 'landscape.json', '--json', '--rows')).code).toBe(2);
  });

  it('is renamed and deleted', async () => {
    const { out } = await isthmus(desk, 'run', 'landscape.json');
    await isthmus(desk, 'rename', out.trim(), 'Another');
    expect((await document<Experiment>(desk, 'show', out.trim())).name).toBe('Another');
    expect(await isthmus(desk, 'delete', out.trim())).toMatchObject({ code: 0, out: `${out.trim()} is deleted.\n` });
    expect(await isthmus(desk, 'show', out.trim())).toMatchObject({ code: 2, out: '' });
  });

  it('made in shares and merged equals the whole, and a missing share is made by a resume', async () => {
    const shares = [];
    for (const share of ['1/2', '2/2']) shares.push((await isthmus(desk, 'run', 'landscape.json', '--share', share)).out.trim());
    const whole = (await isthmus(desk, 'rows', surface)).out;
    const merged = await document<{ id: string; missing: number[] }>(desk, 'merge', ...shares);
    expect(merged.missing).toEqual([]);
    expect((await isthmus(desk, 'rows', merged.id)).out).toBe(whole);
    const half = await isthmus(desk, 'merge', shares[0], '--name', 'Half');
    expect(half.err).toContain(`4 rows are missing (1, 3, 5, 7); make them with: isthmus resume ${half.out.trim()}`);
    expect((await isthmus(desk, 'resume', half.out.trim())).code).toBe(0);
    expect((await isthmus(desk, 'rows', half.out.trim())).out).toBe(whole);
    expect(await isthmus(desk, 'run', 'training.json', '--share', '1/2')).toMatchObject({ code: 2, out: '' });
    expect(await isthmus(desk, 'run', 'landscape.json', '--share', '3/2')).toMatchObject({ code: 2, out: '' });
  });
});

describe('weights at work', () => {
  it('have the loss that the middle of the landscape has, and that the training told', async () => {
    const [, , , , middle] = await document<{ loss: number; accuracy: number }[]>(desk, 'rows', surface);
    const train = await document<{ loss: number; accuracy: number; examples: number }>(desk, 'loss', trained, '--split', 'train');
    expect(train.examples).toBe(64);
    expect(train.accuracy).toBe(middle.accuracy);
    expect(Math.abs(train.loss - middle.loss)).toBeLessThanOrEqual(2e-5 * train.loss);
    const rows = await document<{ testLoss: number; testAccuracy: number }[]>(desk, 'rows', trained);
    for (const epoch of [1, 2]) {
      const test = await document<{ loss: number; accuracy: number }>(desk, 'loss', `${trained}@${epoch}`, '--dataset', glyphs);
      expect(test.accuracy).toBe(rows[epoch].testAccuracy);
      expect(Math.abs(test.loss - rows[epoch].testLoss)).toBeLessThanOrEqual(2e-5 * test.loss);
    }
  });

  it('give logits and activations, the last layer\'s being the logits', async () => {
    const images = stream(3, 'images').fillNormal(new Float32Array(3 * 16 * 16 * 3));
    writeFileSync(at('images.npy'), encodeNpy({ shape: [3, 16, 16, 3], data: images }));
    expect(await document<object>(desk, 'logits', trained, '--data', 'images.npy', '--out', 'logits.npy')).toMatchObject({ shape: [3, 10] });
    await document(desk, 'activations', trained, '--layer', 'linear', '--data', 'images.npy', '--out', 'linear.npy');
    expect(npy('linear.npy')).toEqual(npy('logits.npy'));
    await document(desk, 'activations', trained, '--layer', 'layer1', '--data', 'images.npy', '--out', 'layer1.npy');
    expect(npy('layer1.npy').shape).toEqual([3, 16, 16, 4]);
    const { code, err } = await isthmus(desk, 'activations', trained, '--layer', 'linea', '--data', 'images.npy', '--out', 'x.npy');
    expect([code, err]).toEqual([2, expect.stringContaining('has no layer "linea". Did you mean linear?')]);
  });

  it('refuse what are no images, naming the file', async () => {
    writeFileSync(at('flat.npy'), encodeNpy({ shape: [3, 768], data: new Float32Array(3 * 768) }));
    writeFileSync(at('bytes.npy'), encodeNpy({ shape: [1, 16, 16, 3], data: new Uint8Array(768) }));
    for (const data of ['flat.npy', 'bytes.npy', 'none.npy']) {
      const { code, out, err } = await isthmus(desk, 'logits', trained, '--data', data, '--out', 'x.npy');
      expect([code, out], data).toEqual([2, '']);
      expect(err).toContain(data);
    }
  });

  it('go out as a file and come in again as the same weights', async () => {
    expect((await isthmus(desk, 'export', `${trained}@1`, '--format', 'safetensors', '--out', 'weights.safetensors')).code).toBe(0);
    const { id } = await document<Experiment>(desk, 'import', 'weights.safetensors', '--network', 'resnet-8-x0.25', '--input', '16x16x3');
    expect(await document<object>(desk, 'show', id)).toMatchObject({ kind: 'imported', status: 'done', setup: { network: 'resnet-8-x0.25', classes: 10 }, weights: [`${id}@weights`] });
    expect(await document(desk, 'loss', id, '--dataset', glyphs)).toEqual(await document(desk, 'loss', `${trained}@1`));
    expect(await isthmus(desk, 'loss', id)).toMatchObject({ code: 2, out: '' });
    const { code, err } = await isthmus(desk, 'import', 'weights.safetensors', '--network', 'resnet-20');
    expect([code, err]).toEqual([2, expect.stringContaining('does not hold weights of resnet-20')]);
  });
});

describe('files', () => {
  it('are figures by number, at the size asked for', async () => {
    await isthmus(desk, 'export', surface, '--format', 'svg', '--figure', '2', '--width', '3.25in', '--font', 'Georgia', '--out', 'contour.svg');
    const svg = readFileSync(at('contour.svg'), 'utf8');
    expect(svg).toContain('width="234pt"');
    expect(svg).toMatch(/font-family="'?Georgia/);
    expect(svg).toContain('<title>Loss contours');
    await isthmus(desk, 'export', surface, '--format', 'png', '--width', '3.25in', '--dpi', '100', '--out', 'surface.png');
    const png = readFileSync(at('surface.png'));
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 325]);
    expect((await isthmus(desk, 'export', surface, '--format', 'svg', '--figure', '9')).err).toContain('it has 1 (Loss surface), 2 (Loss contours)');
    expect((await isthmus(desk, 'export', surface, '--format', 'svg', '--width', '3.25')).code).toBe(2);
  });

  it('are named for the experiment unless named, and hold its rows', async () => {
    const { out } = await isthmus(desk, 'export', surface, '--format', 'csv');
    expect(out).toBe(`around-${surface}.csv\n`);
    expect(readFileSync(at(out.trim()), 'utf8')).toBe((await isthmus(desk, 'rows', surface, '--format', 'csv')).out);
    await isthmus(desk, 'export', surface, '--format', 'npy', '--out', 'rows.npy');
    const rows = await document<Record<'a' | 'b' | 'loss' | 'accuracy' | 'error' | 'images' | 'repeat', number>[]>(desk, 'rows', surface);
    expect(npy('rows.npy')).toEqual({ shape: [9, 7], data: Float64Array.from(rows.flatMap(({ a, b, loss, accuracy, error, images, repeat }) => [a, b, loss, accuracy, error, images, repeat])) });
    const { code, err } = await isthmus(desk, 'export', surface, '--format', 'docx');
    expect([code, err]).toEqual([2, expect.stringContaining('there are svg, png, csv, npy, safetensors, h5, vtp, isthmus')]);
  });

  it('hold a whole experiment, which comes in again under its own name or a new one', async () => {
    await isthmus(desk, 'export', surface, '--format', 'isthmus', '--out', 'surface.isthmus');
    const other = { ...desk, library: temporaryFolder() };
    const both = [];
    for (const name of ['First', 'Second']) both.push((await document<Experiment>(other, 'import', 'surface.isthmus', '--name', name)).id);
    expect(both[0]).toBe(surface);
    expect(both[1]).not.toBe(surface);
    for (const id of both) expect((await isthmus(other, 'rows', id)).out).toBe((await isthmus(desk, 'rows', surface)).out);
    expect((await document<Experiment[]>(other, 'list')).map(({ name, status }) => [name, status])).toEqual([['First', 'done'], ['Second', 'done']]);
  });

  it('that are damaged, cut off or of another sort leave the library as it was', async () => {
    await isthmus(desk, 'export', surface, '--format', 'isthmus', '--out', 'whole.isthmus');
    const bytes = readFileSync(at('whole.isthmus'));
    writeFileSync(at('cut.isthmus'), bytes.subarray(0, bytes.length / 2));
    writeFileSync(at('damaged.isthmus'), Buffer.from(bytes).fill(7, 2000, 2010));
    copyFileSync(at('training.json'), at('text.safetensors'));
    const before = readdirSync(desk.library);
    for (const file of ['cut.isthmus', 'damaged.isthmus', 'text.safetensors', 'training.json', 'none.npy']) {
      const { code, out, err } = await isthmus(desk, 'import', file, ...(file.endsWith('tensors') ? ['--network', 'lenet-5'] : []));
      expect([code, out], file).toEqual([2, '']);
      expect(err).toContain(file);
    }
    expect(readdirSync(desk.library)).toEqual(before);
  });
});

describe('an interruption', () => {
  const long = () => write('long.json', around({ side: 201 }));

  it('pauses the run with code 130 and says how to go on; what goes on adds to the rows', async () => {
    const { child, ended } = start(desk, ['run', long(), '--rows']);
    await linesOf(child, 3);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code).toBe(130);
    const [, id] = /go on with: isthmus resume (\w+)/.exec(err) ?? [];
    expect(sorted((await isthmus(desk, 'rows', id)).out)).toEqual(sorted(out));

    const again = start(desk, ['resume', id, '--rows']);
    await linesOf(again.child, 3);
    expect(await isthmus(desk, 'delete', id)).toMatchObject({ code: 2 });
    expect(await isthmus(desk, 'resume', id)).toMatchObject({ code: 2, err: expect.stringContaining('is being worked on by process') as string });
    expect((await isthmus(desk, 'pause', id)).out).toContain(`${id} is paused after`);
    const more = await again.ended;
    expect(more.code).toBe(130);
    expect(sorted((await isthmus(desk, 'rows', id)).out)).toEqual(sorted(out + more.out));
    expect(await isthmus(desk, 'pause', id)).toMatchObject({ code: 2, err: `No process is at work on experiment ${id}: it is paused.\n` });
  });

  it('comes of a reader that has gone, without a crash', async () => {
    const { child, ended } = start(desk, ['run', long(), '--rows']);
    await linesOf(child, 2);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 130, err: expect.stringContaining('Paused after') as string });
  });
});
