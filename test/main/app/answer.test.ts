import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer } from '../../../src-main/app/answer';
import { schemas } from '../../../src-main/app/schemas';
import { kinds } from '../../../src-main/experiments';
import type { RequestName, Requests, Wanted } from '../../../src-shared/messages';
import { openLaboratory, type Laboratory } from './laboratory';

let here: Laboratory;
beforeAll(async () => { here = await openLaboratory(); });
afterAll(() => here.lab.close());

const dish = { recipe: 'first-look', scale: 'smoke', seed: 0 } as const;
const source = { experiments: [{ id: 'k3', label: 'one' }] };
const figure = {
  what: 'figure', source, format: 'png', dpi: 300, view: { azimuth: 1, elevation: 2, zoom: 1.5 }, paper: { width: '3in', theme: 'dark', colours: 'magma' },
  spec: { draw: 'surface', x: 'a', y: 'b', z: 'loss', scale: 'log', top: null, where: { a: 1 }, marks: [{ x: 0, y: 0 }], bands: { loss: ['low', 'high'] }, titles: { x: 'a' } },
} satisfies Wanted;

/** Questions as the window asks them, and as it never would. */
const questions: { readonly [Name in RequestName]: { readonly right: readonly Parameters<Requests[Name]>[0][]; readonly wrong: readonly unknown[] } } = {
  about: { right: [null], wrong: [{}, 'now'] },
  engine: { right: [null], wrong: [1] },
  list: { right: [null], wrong: [[]] },
  weights: { right: [null], wrong: [{ id: 'k3' }] },
  open: { right: [{ id: 'k3' }], wrong: [{ id: 3 }, { id: 'k3', path: '/etc' }] },
  rows: { right: [{ id: 'k3' }], wrong: [{ id: '' }] },
  plan: { right: [{ kind: 'training', setup: { rate: 'x' } }], wrong: [{ kind: 'training' }, { kind: 'training', setup: [] }] },
  start: { right: [{ kind: 'training', name: '', setup: {}, seed: 0 }], wrong: [{ kind: 'training', name: '', setup: {}, seed: -1 }, { kind: 'training', name: '', setup: {}, seed: 0.5 }] },
  resume: { right: [{ id: 'k3' }], wrong: ['k3'] },
  pause: { right: [{ id: 'k3' }], wrong: [{ ids: ['k3'] }] },
  cancel: { right: [{ id: 'k3' }], wrong: [{}] },
  rename: { right: [{ id: 'k3', name: 'New' }], wrong: [{ id: 'k3' }, { id: 'k3', name: '' }] },
  remove: { right: [{ ids: ['k3'] }], wrong: [{ ids: [] }, { ids: 'k3' }] },
  restore: { right: [{ ids: ['k3'] }], wrong: [{ ids: [1] }] },
  recipe: { right: [dish], wrong: [{ ...dish, scale: 'moon' }] },
  cook: { right: [dish], wrong: [{ ...dish, seed: '0' }] },
  save: {
    right: [figure, { ...figure, format: 'svg', source: { dish, figure: 'x' } }, { what: 'rows', source }, { what: 'weights', reference: 'k3@40' }, { what: 'array', id: 'k3', name: 'direction-1' }, { what: 'project', id: 'k3' }],
    wrong: [{ ...figure, format: 'pdf' }, { ...figure, path: '/tmp/x.svg' }, { ...figure, spec: { ...figure.spec, draw: 'cake' } }, { what: 'rows', source: { experiments: [] } }, { what: 'project', reference: 'k3' }],
  },
  choose: { right: [{ what: 'file', title: 'Weights', endings: ['safetensors'] }], wrong: [{ what: 'disk', title: '' }] },
  takeIn: { right: [{ handle: 'abc', network: 'resnet-20', classes: 10, name: 'Mine' }], wrong: [{ handle: 'abc', classes: 1 }, { path: '/tmp/x.safetensors' }] },
};

describe.each(Object.entries(questions))('the request %s', (name, { right, wrong }) => {
  it('takes what the window asks', () => {
    for (const asked of right) expect(schemas[name as RequestName].parse(asked)).toEqual(asked);
  });

  it.each([...wrong, undefined, 7, () => undefined])('refuses %j in a sentence, without doing anything', async (asked) => {
    const untouched = new Proxy({} as Requests, { get: () => { throw new Error('asked for'); } });
    const reply = await answer(untouched, name, asked);
    expect(reply).toEqual({ refusal: expect.stringMatching(new RegExp(`^The question "${name}" is not as it should be.*\\.$`)) as string });
  });
});

it.each(['', 'close', 'hear', 'toString', '__proto__', 'constructor', 7, null, undefined, {}])('does not know a request called %j', async (name) => {
  expect(await answer(here.ask, name, null)).toEqual({ refusal: expect.stringContaining('does not know') as string });
});

it('gives answers, and refusals as sentences', async () => {
  expect(await answer(here.ask, 'list', null)).toEqual({ answer: { headings: [], unreadable: [] } });
  expect(await answer(here.ask, 'open', { id: 'k3' })).toEqual({ refusal: `There is no experiment "k3" in ${here.library}.` });
});

it('tells of a fault without its trace, which is printed for whoever started the lab', async () => {
  const print = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const broken = { ...here.ask, list: () => Promise.reject(new Error('missing shelf: 3')) };
  expect(await answer(broken, 'list', null)).toEqual({ fault: 'missing shelf: 3' });
  expect(print.mock.calls.join('')).toMatch(/missing shelf: 3\n {4}at .*answer\.test/s);
  print.mockRestore();
});

it('takes every figure of every kind as one to be saved', () => {
  for (const { name, figures } of Object.values(kinds)) {
    for (const spec of figures) {
      const asked = { what: 'figure', source: { experiments: [{ id: 'a', label: '' }] }, spec, paper: {}, format: 'svg' };
      expect(schemas.save.safeParse(JSON.parse(JSON.stringify(asked))).success, `${name}: ${spec.title}`).toBe(true);
    }
  }
});
