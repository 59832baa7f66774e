import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../src-main/library/make-folder';
import { isRefusal } from '../../../src-shared/refusal';
import { temporaryFolder } from '../../temporary';

it('makes a folder and those above it, and leaves one that is there alone', async () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c');
  await Promise.all([makeFolder(folder), makeFolder(folder)]);
  await makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('throws where a file stands in the way', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it.runIf(existsSync('/proc/self'))('refuses where the file system makes no folders, in place of trying for ever', async () => {
  await expect(makeFolder('/proc/isthmus/library')).rejects.toSatisfy(isRefusal);
});
