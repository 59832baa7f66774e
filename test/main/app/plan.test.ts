import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../../src-main/experiments';
import { openLibrary } from '../../../src-main/library/library';
import type { Fields } from '../../../src-shared/kind';
import type { Kind } from '../../../src-main/experiments/kind';
import { Misfit } from '../../../src-main/experiments/misfit';
import { temporaryFolder } from '../../temporary';
import { openLaboratory, type Laboratory } from './laboratory';

/** A kind that nobody has heard of. */
const fields = { dice: { type: 'number', label: 'Dice', initial: 2, min: 1, max: 9, whole: true }, fair: { type: 'switch', label: 'Fair', initial: true } } as const satisfies Fields;
const gambling = {
  name: 'gambling', title: 'Gambling', about: 'Throws dice.', fields, columns: { sum: { label: 'Sum' } }, figures: [{ draw: 'lines', x: 'sum', y: ['sum'] }],
  check({ dice, fair }: { dice: number; fair: boolean }) {
    if (!fair && dice > 1) throw new Misfit('dice', dice, 'only one can be loaded.', 1);
  },
  count: ({ dice }: { dice: number }) => 6 ** dice, divisible: () => true, load: () => Promise.reject(new Error('not here')),
} as unknown as Kind;

let here: Laboratory;
const plan = (setup: Readonly<Record<string, unknown>>, kind = 'training') => here.ask.plan({ kind, setup });
const whyOf = async (setup: Readonly<Record<string, unknown>>, kind?: string) => Object.fromEntries((await plan(setup, kind)).problems.map(({ field = 'all', why }) => [field, why]));

beforeAll(async () => { here = await openLaboratory({ kinds: { ...kinds, gambling } }); });
afterAll(() => here.lab.close());

describe('a plan', () => {
  it('counts rows and tells what is worth knowing, without an engine', async () => {
    const { rows, problems, facts } = await plan({ network: 'resnet-20', dataset: 'cifar10', length: 15 });
    expect([rows, problems]).toEqual([16, []]);
    expect(facts).toEqual(expect.arrayContaining([
      { label: 'Parameters', value: '272,474' },
      { label: 'Images', value: '50,000 to train on, 10,000 to test on' },
      { label: 'Size', value: '32 x 32 x 3, 10 classes' },
    ]));
  });

  it('has the figure that the kind makes of the answers, once they are right', async () => {
    const { preview } = await plan({ network: 'resnet-20', schedule: 'sgdr', cycle: 2, length: 6 });
    expect(preview?.figure.uprights).toEqual({ at: [2], label: 'Restarts' });
    expect(structuredClone(preview)).toEqual(preview);
    expect((await plan({ network: 'resnet-20', warmup: 11 })).preview).toBeUndefined();
    expect((await plan({ dice: 3 }, 'gambling')).preview).toBeUndefined();
  });

  it('says of every wrong answer why, beside its field', async () => {
    expect(await whyOf({ length: -1, batch: 'many', optimiser: 'magic', dataset: 'glyphs?sides=3', rate: 0.1 })).toEqual({
      network: expect.stringMatching(/^This needs an answer: a network's name/) as string,
      length: 'This must be a whole number of at least 0.',
      batch: 'This must be a whole number of at least 1.',
      optimiser: expect.stringMatching(/^This must be one of "sgd"/) as string,
    });
    expect(await whyOf({ network: 'resnet-21x', dataset: 'glyphs?sides=3' })).toEqual({
      network: expect.stringContaining('There is no network called resnet-21x') as string,
      dataset: expect.stringContaining('Did you mean side?') as string,
    });
  });

  it('says what is wrong among answers that are right by themselves, and of answers to no field', async () => {
    expect(await whyOf({ network: 'resnet-20', length: 3, warmup: 5 })).toEqual({ warmup: expect.stringContaining('The run ends after 3 epochs: shorten the one') as string });
    expect(await whyOf({ network: 'resnet-20', lenght: 3 })).toEqual({ all: expect.stringContaining('did you mean "length"?') as string });
    expect(await whyOf({ network: 'lenet-5', dataset: 'glyphs?side=8' })).toEqual({ network: expect.any(String) as string });
  });

  it('says beside its field which answer does not go with the others, and what would do', async () => {
    expect((await plan({ dice: 3, fair: false }, 'gambling')).problems).toEqual([{ field: 'dice', why: 'Only one can be loaded.', instead: 1 }]);
    await expect(here.ask.start({ kind: 'gambling', name: 'Loaded', setup: { dice: 3, fair: false }, seed: 0 })).rejects.toThrow('Dice: Only one can be loaded.');
  });

  it('knows weights by their reference', async () => {
    expect(await whyOf({ weights: 'k3@40' }, 'landscape')).toEqual({ weights: expect.stringContaining('There is no experiment "k3"') as string });
    expect(await whyOf({ weights: ['k3', 'k4@40'] }, 'ensemble')).toEqual({ weights: expect.stringContaining('There is no experiment "k3"') as string });
    expect(await whyOf({}, 'ensemble')).toEqual({ weights: expect.stringContaining('two members or more') as string });
  });

  it('knows experiments, and which of them left arrays behind', async () => {
    const { id } = await (await openLibrary(here.library)).create({ kind: 'landscape', name: 'Surface', seed: 0, setup: {} });
    const why = async (source: string) => (await whyOf({ weights: id, directions: 'from an experiment', source }, 'landscape'))['source'];
    expect(await why('nowhere')).toContain('There is no experiment "nowhere"');
    expect(await whyOf({ weights: id, directions: 'plane through three weights', other: id, third: id, curves: [id, 'k3'] }, 'landscape')).toMatchObject({ curves: expect.stringContaining('There is no experiment "k3"') as string });
    expect(await why(id)).toBe('Surface has left no arrays behind yet: choose another experiment.');
    const arrays = join(await (await openLibrary(here.library)).folderOf(id), 'arrays');
    mkdirSync(arrays);
    writeFileSync(join(arrays, 'direction-1.npy'), '');
    expect(await why(id)).toBeUndefined();
  });

  it('refuses a kind that is not there', async () => {
    await expect(plan({}, 'trainin')).rejects.toThrow('did you mean "training"?');
  });
});

describe('places', () => {
  const data = temporaryFolder();
  const own = join(data, 'mine.json');
  const blocks = [{ layer: 'flatten' }, { layer: 'dense', name: 'fc', out: 'classes' }];
  writeFileSync(own, JSON.stringify({ blocks }));
  mkdirSync(join(data, 'idx'));

  it('named by the window are refused, and so are handles that were not issued', async () => {
    expect(await whyOf({ network: own, dataset: `cifar10:${data}?train=100` })).toEqual({
      network: `The file "${own}" cannot be named here: choose it instead.`,
      dataset: `The place "${data}" cannot be named here: choose its files or folder instead.`,
    });
    const why = 'That file or folder is not known here (any more): choose it again.';
    expect(await whyOf({ network: '@h1', dataset: 'npy:@h1,@h2' })).toEqual({ network: why, dataset: why });
    const { handle } = here.lab.issue(data);
    expect(await whyOf({ network: 'resnet-20', dataset: `npy:@${handle},${data}/labels.npy` })).toHaveProperty('dataset');
  });

  it('are kept in the setup in place of their handles, networks as what their files describe', async () => {
    const [folder, file] = [here.lab.issue(data), here.lab.issue(own)];
    expect([folder.name, folder.handle.includes(data)]).toEqual([data.split('/').at(-1), false]);
    const setup = { network: `@${file.handle}`, dataset: `cifar10:@${folder.handle}?train=100`, length: 0 };
    expect((await plan(setup)).problems).toEqual([]);
    const id = await here.ask.start({ kind: 'training', name: '', setup, seed: 0 });
    const { experiment } = await here.ask.open({ id });
    expect(experiment).toMatchObject({ name: 'Training', setup: { network: JSON.stringify({ blocks }), dataset: `cifar10:${data}?train=100` } });
    expect((await plan(experiment.setup)).problems).toEqual([]);
    expect((await plan({ ...experiment.setup, dataset: `cifar10:${data}?train=200` })).problems).toEqual([]);
    expect(await whyOf({ ...experiment.setup, dataset: `cifar10:${data}/idx` })).toHaveProperty('dataset');
  });
});

it('a wrong setup is not started, and leaves nothing behind', async () => {
  const before = await here.ask.list(null);
  await expect(here.ask.start({ kind: 'training', name: 'x', setup: { network: 'resnet-20', length: -1 }, seed: 0 })).rejects.toThrow('Length: This must be a whole number of at least 0.');
  expect(await here.ask.list(null)).toEqual(before);
});

describe('a made-up kind', () => {
  it('is told of, planned and opened with no other change', async () => {
    const { kinds: told } = await here.ask.about(null);
    expect(told.find(({ name }) => name === 'gambling')).toEqual({ name: 'gambling', title: 'Gambling', about: 'Throws dice.', fields, columns: gambling.columns, figures: gambling.figures });
    expect(await plan({ dice: 3 }, 'gambling')).toEqual({ rows: 216, problems: [], facts: [] });
    expect(await whyOf({ dice: 0, fair: 'very' }, 'gambling')).toEqual({ dice: 'This must be a whole number from 1 to 9.', fair: 'This must be true or false.' });
    const { id } = await (await openLibrary(here.library)).create({ kind: 'gambling', name: 'Night', seed: 0, setup: { dice: 2, fair: true } });
    expect(await here.ask.open({ id })).toMatchObject({ figures: gambling.figures, columns: gambling.columns });
  });
});

it('tells what there is as data that can cross to a window', async () => {
  const about = await here.ask.about(null);
  expect(structuredClone(about)).toEqual(about);
  expect(about).toMatchObject({ library: here.library, ways: { dialog: false, places: [] } });
  expect(about.networks).toContain('resnet-20');
  expect(about.recipes[0]).toMatchObject({ name: 'first-look', scales: ['smoke', 'desk'] });
  const placeOf = (name: string) => about.datasets.find((dataset) => dataset.name === name)?.place;
  expect([placeOf('glyphs'), placeOf('cifar10'), placeOf('idx'), placeOf('npy')]).toEqual([undefined, { what: 'folder', isOptional: true }, { what: 'folder' }, { what: 'files' }]);
});

describe('a file in a setup', () => {
  const reading = { ...gambling, name: 'reading', fields: { file: { type: 'file', label: 'File', endings: ['npy'] } }, count: () => 1 } as unknown as Kind;
  let lab: Laboratory;
  const why = async (file: unknown) => (await lab.ask.plan({ kind: 'reading', setup: { file } })).problems.map(({ why: sentence }) => sentence).join();
  beforeAll(async () => { lab = await openLaboratory({ kinds: { reading } }); });
  afterAll(() => lab.lab.close());

  it('is named by a handle, or by its path once an experiment has it', async () => {
    const path = join(lab.desk, 'a.npy');
    writeFileSync(path, 'bytes');
    expect(await why(path)).toContain('cannot be named here: choose it instead.');
    expect(await why(`@${lab.lab.issue(path).handle}`)).toBe('');
    await (await openLibrary(lab.library)).create({ kind: 'reading', name: 'One', seed: 0, setup: { file: path } });
    expect(await why(path)).toBe('');
  });

  it('must be there and have the right ending', async () => {
    expect(await why(`@${lab.lab.issue(join(lab.desk, 'b.pt')).handle}`)).toBe('The file b.pt cannot be taken here: it must end in .npy.');
    expect(await why(`@${lab.lab.issue(join(lab.desk, 'gone.npy')).handle}`)).toContain('it does not exist');
    expect(await why('@nothing')).toContain('choose it again');
    expect(await why(undefined)).toBe('This needs an answer: the path of a file ending in .npy.');
  });
});
