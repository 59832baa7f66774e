import { appendFileSync, existsSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutTornTail, encodeRow, openRowsFile, readRowsBehind, readRowsFile, refuseDamage, repairRowsFile } from '../../../src-main/library/rows-file';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
let files = 0;

function fileOf(count: number): string {
  const path = join(folder, `${files++}.jsonl`);
  const file = openRowsFile(path);
  for (let n = 0; n < count; n++) file.append(n, { n, word: 'Käse', loss: n === 2 ? null : n / 3 });
  file.close();
  return path;
}

it('reads back what was appended, in the order of the numbers', async () => {
  const path = fileOf(3);
  const file = openRowsFile(path);
  file.append(9, { b: true });
  file.append(5, { b: false });
  file.close();
  const { rows, damaged, torn } = await readRowsFile(path);
  expect(rows.map(({ n }) => n)).toEqual([0, 1, 2, 5, 9]);
  expect(rows[2].row).toEqual({ n: 2, word: 'Käse', loss: null });
  expect({ damaged, torn }).toEqual({ damaged: [], torn: 0 });
});

it('keeps every line readable as JSON by other programs', () => {
  const lines = readFileSync(fileOf(2), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { n: number });
  expect(lines.map(({ n }) => n)).toEqual([0, 1]);
});

it('cuts a tail torn at any byte, says where, and keeps every row before it', async () => {
  const whole = readFileSync(fileOf(4));
  const start = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (let length = start + 1; length < whole.length; length++) {
    const path = join(folder, `torn-${length}.jsonl`);
    writeFileSync(path, whole.subarray(0, length));
    const found = await readRowsFile(path);
    expect(found.rows).toHaveLength(3);
    expect(await cutTornTail(path, found)).toContain(`at byte ${start} (${length - start} bytes`);
    expect(readFileSync(path)).toEqual(whole.subarray(0, start));
  }
});

it('finds any single changed byte of a line in the middle, names its offset, and keeps the other rows', async () => {
  const path = fileOf(4);
  const whole = readFileSync(path);
  const start = whole.indexOf('\n') + 1;
  const end = whole.indexOf('\n', start);
  for (let at = start; at < end; at++) {
    const bytes = Buffer.from(whole);
    bytes[at] ^= 1;
    if (bytes[at] === 10) continue;
    writeFileSync(path, bytes);
    const found = await readRowsFile(path);
    expect(found.damaged).toEqual([{ line: 2, offset: start }]);
    expect(found.rows.map(({ n }) => n)).toEqual([0, 2, 3]);
    expect(() => refuseDamage(found, path)).toThrow(`${path}: line 2, from byte ${start} on, is damaged; the other 3 rows are whole.`);
  }
});

it('repairs by dropping damaged lines only, and keeps the file as it was', async () => {
  const path = fileOf(3);
  const before = readFileSync(path, 'utf8').replace('"n":1', '"n":8');
  writeFileSync(path, before);
  expect(await repairRowsFile(path)).toBe(1);
  expect((await readRowsFile(path)).rows.map(({ n }) => n)).toEqual([0, 2]);
  const copy = readdirSync(folder).find((name) => name.includes('.damaged-'));
  expect(readFileSync(join(folder, copy!), 'utf8')).toBe(before);
});

it('takes a foreign file for damage, not for a torn tail to be cut', async () => {
  const path = join(folder, 'foreign.jsonl');
  writeFileSync(path, '{"n":0,"row":{}}\nhello\n');
  const found = await readRowsFile(path);
  expect(found).toMatchObject({ rows: [], torn: 0, damaged: [{ line: 1 }, { line: 2 }] });
  expect(await cutTornTail(path, found)).toBeUndefined();
});

it('goes on appending after a cut, in the same file', async () => {
  const path = fileOf(4);
  const file = openRowsFile(path);
  await file.replace((await readRowsFile(path)).rows.slice(0, 2));
  file.append(2, { again: true });
  file.close();
  expect(readFileSync(path, 'utf8').endsWith(encodeRow(2, { again: true }))).toBe(true);
  expect((await readRowsFile(path)).rows).toHaveLength(3);
});

it('reads a row still being written by another process as not there yet', async () => {
  const path = fileOf(2);
  appendFileSync(path, encodeRow(2, { n: 2 }));
  truncateSync(path, readFileSync(path).length - 3);
  expect((await readRowsFile(path)).rows).toHaveLength(2);
});

it.runIf(existsSync('/dev/full'))('says in a sentence that the disk is full', () => {
  const path = join(folder, 'full.jsonl');
  symlinkSync('/dev/full', path);
  const file = openRowsFile(path);
  expect(() => file.append(0, { n: 0 })).toThrow(`${path} could not be written, since the disk is full: free some space there.`);
});

it('reads what has come behind a mark, whole lines only, and all anew where the file is another', async () => {
  const path = fileOf(2);
  const numbers = async (mark?: Parameters<typeof readRowsBehind>[1]) => {
    const { rows, anew, mark: next } = await readRowsBehind(path, mark);
    return { read: rows.map(({ n }) => n), anew, next };
  };
  const first = await numbers();
  expect(first).toMatchObject({ read: [0, 1], anew: true });
  expect(await numbers(first.next)).toEqual({ read: [], anew: false, next: first.next });
  const line = encodeRow(2, { n: 2 });
  appendFileSync(path, encodeRow(7, { n: 7 }) + line.slice(0, 9));
  const second = await numbers(first.next);
  expect(second).toMatchObject({ read: [7], anew: false });
  appendFileSync(path, line.slice(9));
  expect(await numbers(second.next)).toMatchObject({ read: [2], anew: false });
  const file = openRowsFile(path);
  await file.replace([{ n: 0, row: { n: 0 } }]);
  for (let n = 1; n < 9; n++) file.append(n, { n });
  file.close();
  expect(await numbers(second.next)).toMatchObject({ read: [0, 1, 2, 3, 4, 5, 6, 7, 8], anew: true });
});

it('reads nothing, and nothing anew, as long as no row has been made', async () => {
  const path = join(folder, 'none.jsonl');
  const { rows, mark } = await readRowsBehind(path);
  expect([rows, (await readRowsBehind(path, mark)).anew]).toEqual([[], false]);
  writeFileSync(path, encodeRow(0, { n: 0 }));
  expect((await readRowsBehind(path, mark)).rows).toHaveLength(1);
});
