import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { carryEngine } from '../../../../src-main/engine/native/carry';
import { type Library, libraryIn } from '../../../../src-main/engine/native/library';
import { readyLibrary } from '../../../../src-main/engine/native/ready';
import { temporaryFolder } from '../../../temporary';
import { fakeLibrary, fakeProgram } from './fake-machine';

const library = (options = {}): Library & { readonly source: 'cache' } => ({ ...(libraryIn(fakeLibrary(temporaryFolder(), options)) as Library), source: 'cache' });
/** A compiler that keeps what it was asked. */
const compiler = () => fakeProgram('g++', 'if [ "$1" = --version ]; then exit 0; fi\nprintf "%s\\n" "$@" > "$0.asked"; while [ "$1" != -o ]; do shift; done; echo addon > "$2"');

test('a carried engine is found in its folder without compiler or Python, the addon beside the library that it finds from there', async () => {
  const [folder, { path, folder: programs }, some] = [join(temporaryFolder(), 'engine'), compiler(), library()];
  await carryEngine({ library: some }, folder, { PATH: programs });
  const asked = readFileSync(`${path}.asked`, 'utf8').split('\n');
  expect(asked).toContain(process.platform === 'darwin' ? '-Wl,-rpath,@loader_path' : '-Wl,-rpath,$ORIGIN');
  expect(asked.filter((argument) => argument.includes(some.folder) && !argument.includes('include'))).toEqual([]);

  const ready = await readyLibrary({ cache: temporaryFolder(), bundled: folder, env: { PATH: '/nowhere' }, driver: undefined });
  expect(ready.library).toMatchObject({ source: 'bundled', version: some.version });
  expect(ready.addon).toBe(join(ready.library.folder, 'tfjs_binding.node'));
  expect(existsSync(ready.addon)).toBe(true);
});

test('what is carried already is not carried again, until the library is another', async () => {
  const [folder, { path, folder: programs }, some] = [join(temporaryFolder(), 'engine'), compiler(), library()];
  await carryEngine({ library: some }, folder, { PATH: programs });
  const first = statSync(`${path}.asked`).mtimeMs;
  await carryEngine({ library: some }, folder, { PATH: programs });
  expect(statSync(`${path}.asked`).mtimeMs).toBe(first);
  await carryEngine({ library: library() }, folder, { PATH: programs });
  expect(statSync(`${path}.asked`).mtimeMs).toBeGreaterThan(first);
});

test('without headers, or a compiler, the sentence says so', async () => {
  await expect(carryEngine({ library: library({ headers: false }) }, temporaryFolder(), {})).rejects.toThrow(/came without C headers/);
  await expect(carryEngine({ library: library() }, temporaryFolder(), { PATH: '/nowhere' })).rejects.toThrow(/A C\+\+ compiler is needed/);
});
