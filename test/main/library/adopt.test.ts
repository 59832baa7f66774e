import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { adopt } from '../../../src-main/library/adopt';
import { openLibrary, type Library } from '../../../src-main/library/library';
import { encodeRow } from '../../../src-main/library/rows-file';
import { temporaryFolder } from '../../temporary';

let library: Library;
beforeAll(async () => { library = await openLibrary(temporaryFolder()); });

const experiment = { format: 1, id: 'abc123', kind: 'counting', name: 'Made elsewhere', setup: {}, seed: 1, status: 'running', rows: 7, created: '2025-01-01T00:00:00.000Z', changed: '2025-01-01T00:00:00.000Z', seconds: 3 };
const fill = (rows: string) => (folder: string): Promise<void> => {
  mkdirSync(join(folder, 'weights'));
  writeFileSync(join(folder, 'weights', 'epoch-0001.safetensors'), 'weights');
  writeFileSync(join(folder, 'experiment.json'), JSON.stringify(experiment));
  writeFileSync(join(folder, 'rows.jsonl'), rows);
  return Promise.resolve();
};

it('takes an experiment in under its own identifier, then under a new one, with its rows and files', async () => {
  const rows = encodeRow(0, { x: 1 }) + encodeRow(1, { x: 2 });
  const [first, second] = [await adopt(library, fill(rows)), await adopt(library, fill(rows))];
  expect(first).toMatchObject({ id: 'abc123', name: 'Made elsewhere', status: 'paused', rows: 2, seconds: 3 });
  expect(second.id).not.toBe(first.id);
  for (const { id } of [first, second]) {
    expect(await library.rows(id)).toEqual([{ n: 0, row: { x: 1 } }, { n: 1, row: { x: 2 } }]);
    expect(readFileSync((await library.weightsPath(`${id}@1`)).path, 'utf8')).toBe('weights');
  }
  expect((await library.list()).headings.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
});

it('leaves the library as it was where what comes is damaged or no experiment', async () => {
  const before = readdirSync(library.folder);
  await expect(adopt(library, fill(encodeRow(0, { x: 1 }).replace('1', '2')))).rejects.toThrow('is damaged');
  await expect(adopt(library, () => Promise.resolve())).rejects.toThrow('experiment.json is missing');
  await expect(adopt(library, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(readdirSync(library.folder)).toEqual(before);
});
