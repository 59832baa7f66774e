import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { addonPath, addonRefusal, builtAddon, compilerArguments } from '../../../../src-main/engine/native/addon';
import { type Library, libraryIn } from '../../../../src-main/engine/native/library';
import { readyLibrary } from '../../../../src-main/engine/native/ready';
import { temporaryFolder } from '../../../temporary';
import { fakeLibrary, fakeProgram, fakePython, write } from './fake-machine';

const library = (options = {}): Library => libraryIn(fakeLibrary(temporaryFolder(), options)) as Library;
const silent = 'if [ "$1" = --version ]; then exit 0; fi';

test('without a compiler the sentence names what to install, and nothing is remembered against the library', async () => {
  const [cache, some] = [temporaryFolder(), library()];
  await expect(builtAddon(some, cache, { PATH: '/nowhere' })).rejects.toThrow(/^A C\+\+ compiler is needed once/);
  expect(addonRefusal(some, cache)).toBeUndefined();
});

test('without headers the sentence says so', async () => {
  await expect(builtAddon(library({ headers: false }), temporaryFolder(), {})).rejects.toThrow(/not its C headers/);
});

test('a library that the addon cannot be built against is remembered, and the compiler not tried again', async () => {
  const [cache, some] = [temporaryFolder(), library()];
  const compiler = fakeProgram('g++', `${silent}\nprintf x >> "$0.asked"\necho "c_api.h:3: error: old TensorFlow" >&2; exit 1`);
  await expect(builtAddon(some, cache, { PATH: compiler.folder })).rejects.toThrow(`The TensorFlow library in ${some.folder} cannot be used: the addon could not be built with g++: c_api.h:3: error: old TensorFlow`);
  expect(addonRefusal(some, cache)).toContain('old TensorFlow');
  await expect(readyLibrary({ cache, env: { PATH: compiler.folder, ISTHMUS_TENSORFLOW: some.folder }, driver: undefined })).rejects.toThrow('old TensorFlow');
  expect(readFileSync(`${compiler.path}.asked`, 'utf8')).toBe('x');
});

test('an addon that does not load is not left behind as if it did', async () => {
  const [cache, some] = [temporaryFolder(), library()];
  const compiler = fakeProgram('g++', `${silent}\nwhile [ "$1" != -o ]; do shift; done; echo nonsense > "$2"`);
  await expect(builtAddon(some, cache, { PATH: compiler.folder })).rejects.toThrow(/does not load/);
  expect(existsSync(addonPath(some, cache))).toBe(false);
});

test('where one library cannot be used, the next place is taken', async () => {
  const [cache, site] = [temporaryFolder(), temporaryFolder()];
  const bundled = fakeLibrary(temporaryFolder());
  const good = fakeLibrary(site);
  // A prebuilt addon beside the library needs no compiler.
  write(join(good, 'tfjs_binding.node'), '');
  const folder = fakePython(good, site).folder;
  fakeProgram('g++', `${silent}\necho "error: no" >&2; exit 1`, folder);
  const ready = await readyLibrary({ cache, bundled, env: { PATH: folder }, driver: undefined });
  expect(ready.library.folder).toBe(good);
  expect(ready.addon).toBe(join(good, 'tfjs_binding.node'));
  expect(ready.notTaken).toContainEqual(expect.stringMatching(/^The library bundled with the application cannot be used: .*error: no/));
});

test('the addon is told to load the library from where it stands', () => {
  const some = library();
  const args = compilerArguments(some, some.headers as string, '/out.node', 'linux');
  expect(args).toContain(`-Wl,-rpath,${some.folder}`);
  expect(args).toContain(join(some.folder, 'libtensorflow_cc.so.2'));
  expect(args.filter((argument) => argument.endsWith('.cc')).every((path) => existsSync(path))).toBe(true);
  expect(existsSync(join(args[args.lastIndexOf('-I') + 1] as string, 'node_api.h'))).toBe(true);
  expect(dirname(args.at(-1) as string)).toBe('/');
});
