import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Library, libraryFiles, libraryIn, libraryKey } from '../../../../src-main/engine/native/library';
import { temporaryFolder } from '../../../temporary';
import { fakeLibrary, write } from './fake-machine';

test('a library is found in the tensorflow folder, in the packages around it and in the environment around those', () => {
  const environment = temporaryFolder();
  const site = join(environment, 'lib/python3.12/site-packages');
  const folder = fakeLibrary(site, { version: '2.20.1', cuda: true });
  for (const named of [folder, site, environment]) {
    expect(libraryIn(named)).toEqual({ folder, version: '2.20.1', cuda: true, headers: join(folder, 'include') });
  }
});

test('packages whose names only begin like TensorFlow\'s do not tell its version', () => {
  const site = temporaryFolder();
  const folder = join(site, 'tensorflow');
  for (const file of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']) write(join(folder, file), '');
  write(join(site, 'tensorflow_datasets-4.9.0.dist-info/METADATA'), '');
  expect(libraryIn(site, 'linux')).toEqual({ folder, version: 'unknown', cuda: false });
});

test('half a library is none', () => {
  const folder = temporaryFolder();
  write(join(folder, 'libtensorflow_cc.so.2'), '');
  expect(libraryIn(folder, 'linux')).toBeUndefined();
});

test('a library that was replaced has another key, the same one the same', () => {
  const folder = fakeLibrary(temporaryFolder());
  const library = libraryIn(folder) as Library;
  const before = libraryKey(library);
  expect(libraryKey(library)).toBe(before);
  const [file] = libraryFiles();
  writeFileSync(join(folder, file), 'another build');
  utimesSync(join(folder, file), 1e9, 1e9);
  expect(libraryKey(library)).not.toBe(before);
});
