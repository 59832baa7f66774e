import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../src-main/library/library';
import { temporaryFolder } from '../../temporary';

const beginning = { kind: 'counting', name: 'First', setup: { rows: 3 }, seed: 1 };

async function withRows() {
  const library = await openLibrary(temporaryFolder());
  const { id } = await library.create(beginning);
  const claim = await library.claim(id);
  claim.append(0, { x: 1 });
  await claim.update({ status: 'done' });
  return { library, id, claim, aside: join(library.folder, '.aside') };
}

it('what is put aside is not in the library, and comes back as it was, to be worked on by whoever claims it', async () => {
  const { library, id, claim } = await withRows();
  await claim.release();
  const before = await library.read(id);
  expect(await library.putAside(id.slice(0, 5))).toBe(id);
  expect((await library.list()).headings).toEqual([]);
  await expect(library.read(id)).rejects.toThrow(`There is no experiment "${id}"`);
  await library.restore(id);
  expect(await library.read(id)).toEqual(before);
  expect((await library.list()).headings).toHaveLength(1);
  expect(await library.rows(id)).toEqual([{ n: 0, row: { x: 1 } }]);
  await (await library.claim(id)).release();
});

it('what is worked on is not put aside', async () => {
  const { library, id, claim } = await withRows();
  await expect(library.putAside(id)).rejects.toThrow('pause it before removing it');
  claim.append(1, { x: 2 });
  await claim.release();
  expect((await library.read(id)).rows).toBe(2);
});

it('what is let go is gone, and what was put aside just now stays where only old things are let go', async () => {
  const { library, id, claim, aside } = await withRows();
  await claim.release();
  const { id: other } = await library.create(beginning);
  for (const each of [id, other]) await library.putAside(each);
  utimesSync(join(aside, other), new Date(), new Date(Date.now() - 5000));
  await library.letGo({ olderThan: 4000 });
  expect(readdirSync(aside)).toEqual([id]);
  await expect(library.restore(other)).rejects.toThrow(`Experiment ${other} cannot be brought back: it was removed for good.`);
  await expect(library.restore('../..')).rejects.toThrow('removed for good');
  await library.letGo({ ids: ['..', id] });
  expect([existsSync(aside), existsSync(library.folder)]).toEqual([false, true]);
});
