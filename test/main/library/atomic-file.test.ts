import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isHalfWritten, writeFileAtomically } from '../../../src-main/library/atomic-file';
import { diskRefusal } from '../../../src-main/library/disk-refusal';
import { isRefusal } from '../../../src-shared/refusal';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();

it('writes pieces in their order, making the folder', async () => {
  const path = join(folder, 'deep', 'file');
  await writeFileAtomically(path, [Buffer.from('one '), 'two']);
  expect(readFileSync(path, 'utf8')).toBe('one two');
});

it('leaves the old file, and no half-written one, when the pieces fail midway', async () => {
  const path = join(folder, 'kept');
  writeFileSync(path, 'old');
  async function* failing(): AsyncGenerator<string> {
    yield 'new';
    expect(readdirSync(folder).filter(isHalfWritten)).toHaveLength(1);
    await Promise.resolve();
    throw new Error('no more');
  }
  await expect(writeFileAtomically(path, failing())).rejects.toThrow('no more');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder).filter(isHalfWritten)).toEqual([]);
});

it('refuses in a sentence where a part of the path is a file', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(writeFileAtomically(join(file, 'x'), ['x'])).rejects.toSatisfy(isRefusal);
});

it('lets one of many writers win whole', async () => {
  const path = join(folder, 'contested');
  await Promise.all(Array.from({ length: 20 }, (_, i) => writeFileAtomically(path, Array<string>(50).fill(String.fromCharCode(97 + i)))));
  expect(readFileSync(path, 'utf8')).toMatch(/^(.)\1{49}$/);
});

it.each([['ENOSPC', 'the disk is full'], ['EACCES', 'you may not write there'], ['EROFS', 'the disk can only be read']])('turns %s into a sentence', (code, words) => {
  const error = diskRefusal(Object.assign(new Error(code), { code }), '/library/x');
  expect(isRefusal(error) && error.message).toContain(`/library/x could not be written, since ${words}`);
});

it('leaves a fault of ours as it is', () => {
  const fault = new Error('missing column: loss');
  expect(diskRefusal(fault, 'x')).toBe(fault);
});
