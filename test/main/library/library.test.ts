import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { libraryFolder } from '../../../src-main/library/folder';
import { tryHold } from '../../../src-main/library/hold';
import { identifierOf } from '../../../src-main/library/identifier';
import { openLibrary, type Library } from '../../../src-main/library/library';
import { isRefusal } from '../../../src-shared/refusal';
import { built } from '../../built';
import { temporaryFolder } from '../../temporary';

const beginning = { kind: 'counting', name: 'First', setup: { rows: 3 }, seed: 1 };
const namesIn = async (library: Library): Promise<string[]> => (await library.list()).headings.map(({ name }) => name);
const indexOf = (library: Library): string => join(library.folder, 'library.json');

let library: Library;
const fresh = (): Promise<Library> => openLibrary(temporaryFolder());
beforeAll(async () => { library = await fresh(); });

it('knows its place on each system', () => {
  expect(libraryFolder({ ISTHMUS_LIBRARY: '/x' })).toBe('/x');
  expect(libraryFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/a')).toBe('/data/isthmus/library');
  expect(libraryFolder({}, 'linux', '/home/a')).toBe('/home/a/.local/share/isthmus/library');
  expect(libraryFolder({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/Isthmus/library');
});

it('gives identifiers that sort by time and start with a letter', () => {
  const times = [0, 1, 60, 3600, 86_400, 31_536_000, 600_000_000].map((seconds) => identifierOf(Date.UTC(2025, 0, 1) + seconds * 1000));
  expect([...times].sort()).toEqual(times);
  expect(new Set(times).size).toBe(times.length);
  for (const id of times) expect(id).toMatch(/^[a-z][0-9a-z]{5}$/);
});

it('creates, reads, renames and deletes, and moves nothing else', async () => {
  const one = await library.create(beginning);
  const two = await library.create({ ...beginning, name: 'Second', share: [1, 2], of: 2 });
  expect(await library.read(one.id)).toEqual(one);
  expect(two).toMatchObject({ format: 1, share: [1, 2], of: 2, status: 'waiting', rows: 0, seconds: 0 });
  await library.rename(one.id, ' Renamed ');
  expect(await namesIn(library)).toEqual(['Renamed', 'Second']);
  const before = readFileSync(join(library.folder, two.id, 'experiment.json'), 'utf8');
  await library.delete(one.id);
  expect(await namesIn(library)).toEqual(['Second']);
  expect(readFileSync(join(library.folder, two.id, 'experiment.json'), 'utf8')).toBe(before);
  expect(readdirSync(library.folder).sort()).toEqual([two.id, 'library.json'].sort());
});

it('refuses an unknown experiment and suggests the one meant', async () => {
  const { id } = await library.create(beginning);
  const wrong = `${id.slice(0, 5)}${id[5] === '0' ? '1' : '0'}x`;
  await expect(library.read(wrong)).rejects.toThrow(`There is no experiment "${wrong}" in ${library.folder}; did you mean`);
  await expect(library.read('../etc')).rejects.toSatisfy(isRefusal);
});

it('takes the beginning of an identifier where no other has it', async () => {
  const alone = await fresh();
  const { id } = await alone.create(beginning);
  expect((await alone.read(id.slice(0, 3))).id).toBe(id);
  await alone.create(beginning);
  await expect(alone.read(id.slice(0, 2))).rejects.toThrow('Several experiments begin with');
});

it('lists a broken experiment as unreadable, naming file and offset, and the others as ever', async () => {
  const mixed = await fresh();
  const ids = [];
  for (const name of ['one', 'two', 'three', 'four']) ids.push((await mixed.create({ ...beginning, name })).id);
  const torn = join(mixed.folder, ids[1], 'experiment.json');
  truncateSync(torn, 40);
  const foreign = join(mixed.folder, ids[2], 'experiment.json');
  writeFileSync(foreign, '{"format": 2}');
  const folder = join(mixed.folder, ids[3], 'experiment.json');
  rmSync(folder);
  mkdirSync(folder);
  const { headings, unreadable } = await mixed.list();
  expect(headings.map(({ name }) => name)).toEqual(['one']);
  expect(unreadable.map(({ id }) => id)).toEqual(ids.slice(1));
  expect(unreadable[2].why).toContain('could not be read (EISDIR)');
  expect(unreadable[0].why).toMatch(new RegExp(`^${torn} .* byte \\d+`));
  expect(unreadable[1].why).toContain(`${foreign} is not what Isthmus writes there, at "format" (made by a later version of Isthmus)`);
  await expect(mixed.read(ids[1])).rejects.toThrow(torn);
  await mixed.delete(ids[1]);
  expect((await mixed.list()).unreadable.map(({ id }) => id)).toEqual(ids.slice(2));
});

it('needs no index: torn, missing, outdated or foreign, the folders say what is there', async () => {
  const indexed = await fresh();
  const { id } = await indexed.create(beginning);
  await indexed.create({ ...beginning, name: 'Second' });
  const whole = readFileSync(indexOf(indexed), 'utf8');
  for (const text of ['', whole.slice(0, 50), '[]', whole.replace('First', 'Faked').replace(/"mark": "[^"]*"/, '"mark": "0"')]) {
    writeFileSync(indexOf(indexed), text);
    expect(await namesIn(indexed)).toEqual(['First', 'Second']);
  }
  rmSync(indexOf(indexed));
  await indexed.rebuild();
  expect(JSON.parse(readFileSync(indexOf(indexed), 'utf8'))).toEqual(JSON.parse(whole));
  rmSync(join(indexed.folder, id), { recursive: true });
  expect(await namesIn(indexed)).toEqual(['Second']);
});

it('refuses a place that cannot be a library', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(openLibrary(file)).rejects.toThrow(`${file} could not be written, since a file stands where a folder should be`);
  await expect(openLibrary(join(file, 'library'))).rejects.toSatisfy(isRefusal);
});

it('loses nothing when two processes make 600 updates each', async () => {
  const entry = await built('main/library/updates.ts');
  const busy = await fresh();
  const [shared, left, right] = [await busy.create({ ...beginning, name: 'Ours' }), await busy.create(beginning), await busy.create(beginning)];
  const updates = 600;
  const children = [['left', left.id], ['right', right.id]].map(([name, own]) => fork(entry, [busy.folder, name, shared.id, own, String(updates)], { execArgv: [] }));
  expect(await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number))).toEqual([0, 0]);
  const { headings: fromIndex } = JSON.parse(readFileSync(indexOf(busy), 'utf8')) as { headings: Record<string, { name: string }> };
  const names = Object.values(fromIndex).map(({ name }) => name);
  for (const name of ['left', 'right']) for (let i = 3; i <= updates; i += 3) expect(names).toContain(`${name} ${i}`);
  expect(names).toHaveLength(3 + (2 * updates) / 3);
  expect((await busy.read(shared.id)).seconds).toBe((2 * updates) / 3);
  expect([fromIndex[left.id].name, fromIndex[right.id].name]).toEqual(['left 599', 'right 599']);
  expect(readdirSync(busy.folder).filter((name) => name.includes('lock') || name.startsWith('.'))).toEqual([]);
});

describe('a claim', () => {
  it('keeps rows, progress and what made them', async () => {
    const { id } = await library.create(beginning);
    const claim = await library.claim(id);
    const madeWith = { app: '1', engine: 'e', device: 'd', precision: 'float32', threads: 2 };
    await claim.update({ status: 'running', madeWith });
    claim.append(0, { x: 1 });
    claim.append(1, { x: null });
    expect(await library.rows(id)).toEqual([{ n: 0, row: { x: 1 } }, { n: 1, row: { x: null } }]);
    await claim.update({ status: 'done' });
    await claim.release();
    const kept = await library.read(id);
    expect(kept).toMatchObject({ status: 'done', rows: 2, madeWith });
    expect(kept.seconds).toBeGreaterThan(0);
  });

  it('is refused, and deleting too, while a living process has it', async () => {
    const { id } = await library.create(beginning);
    const claim = await library.claim(id);
    await expect(library.claim(id)).rejects.toThrow(`Experiment ${id} is being worked on by process ${process.pid} on ${hostname()}`);
    await expect(library.delete(id)).rejects.toThrow('pause it before deleting it');
    await claim.release();
    await (await library.claim(id)).release();
    await library.delete(id);
  });

  it('is taken over from a process that was killed, from one whose number another has now, and from a silent host', async () => {
    const { id } = await library.create(beginning);
    const lease = join(library.folder, id, 'lease');
    const card = join(lease, 'holder.json');
    const dead = spawn('sleep', ['60']);
    dead.kill('SIGKILL');
    await once(dead, 'exit');
    const holder = { process: dead.pid, host: hostname(), started: 'once', since: new Date().toISOString(), token: 'dead' };
    for (const wrong of [holder, { ...holder, process: process.pid, token: 'reused' }, { ...holder, host: 'elsewhere', token: 'silent' }]) {
      mkdirSync(lease);
      writeFileSync(card, JSON.stringify(wrong));
      if (wrong.host === 'elsewhere') {
        await expect(library.claim(id)).rejects.toThrow('on elsewhere');
        utimesSync(card, new Date(), new Date(Date.now() - 31_000));
      }
      await (await library.claim(id)).release();
    }
  });

  it('goes to one of many that ask at once for a dead one’s', async () => {
    const { id } = await library.create(beginning);
    const lease = join(library.folder, id, 'lease');
    for (let round = 0; round < 5; round++) {
      mkdirSync(lease);
      writeFileSync(join(lease, 'holder.json'), JSON.stringify({ process: 2 ** 22 + 1, host: hostname(), started: 'x', since: 'y', token: `gone ${round}` }));
      const asked = await Promise.all(Array.from({ length: 12 }, async (_, i) => {
        await wait(i % 4);
        return tryHold(lease);
      }));
      const won = asked.flatMap((each) => ('hold' in each ? [each.hold] : []));
      expect(won).toHaveLength(1);
      // One that found the dead holder before, and is late to act on it, cannot move the living one's away.
      expect(() => renameSync(lease, `${lease}.gone ${round}`)).toThrow('ENOTEMPTY');
      await won[0].release();
    }
  });

  it('cuts a torn last row and says so', async () => {
    const { id } = await library.create(beginning);
    const claim = await library.claim(id);
    for (let n = 0; n < 3; n++) claim.append(n, { n });
    await claim.release();
    const path = join(library.folder, id, 'rows.jsonl');
    truncateSync(path, readFileSync(path).length - 5);
    const again = await library.claim(id);
    expect(again.rows).toHaveLength(2);
    expect(again.mended[0]).toContain('the last row was torn at byte');
    again.append(2, { n: 2 });
    await again.release();
    expect(await library.rows(id)).toHaveLength(3);
  });

  it('is refused where rows are damaged, until they are repaired', async () => {
    const { id } = await library.create(beginning);
    const claim = await library.claim(id);
    for (let n = 0; n < 3; n++) claim.append(n, { n });
    await claim.update({ status: 'done' });
    await claim.release();
    const path = join(library.folder, id, 'rows.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"n":1', '"n":7'));
    await expect(library.rows(id)).rejects.toThrow(`${path}: line 2`);
    await expect(library.claim(id)).rejects.toThrow(`${path}: line 2`);
    expect(await library.repair(id)).toBe(1);
    expect(await library.read(id)).toMatchObject({ status: 'paused', rows: 2 });
    expect((await library.rows(id)).map(({ n }) => n)).toEqual([0, 2]);
  });

  it('drops the rows from a number on', async () => {
    const { id } = await library.create(beginning);
    const claim = await library.claim(id);
    for (let n = 0; n < 5; n++) claim.append(n, { n });
    await claim.cut(2);
    claim.append(2, { n: 'again' });
    await claim.release();
    expect(await library.rows(id)).toEqual([{ n: 0, row: { n: 0 } }, { n: 1, row: { n: 1 } }, { n: 2, row: { n: 'again' } }]);
    expect((await library.read(id)).rows).toBe(3);
  });

  it('hears a wish to pause, which is not kept for the next', async () => {
    const { id } = await library.create(beginning);
    expect(await library.askPause(id)).toBe(false);
    const claim = await library.claim(id);
    expect(await library.askPause(id)).toBe(true);
    expect(claim.wantsPause()).toBe(true);
    await claim.release();
    const next = await library.claim(id);
    expect(next.wantsPause()).toBe(false);
    await next.release();
  });

  it('removes what a killed process left half-written', async () => {
    const { id } = await library.create(beginning);
    const weights = join(library.folder, id, 'weights');
    mkdirSync(weights);
    const half = join(weights, '.epoch-0001.safetensors.0123456789ab.half');
    writeFileSync(half, 'half');
    await (await library.claim(id)).release();
    expect(existsSync(half)).toBe(false);
  });
});
