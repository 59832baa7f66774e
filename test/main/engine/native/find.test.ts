import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addonPath } from '../../../../src-main/engine/native/addon';
import { downloads, findLibrary } from '../../../../src-main/engine/native/find';
import { type Library, libraryIn } from '../../../../src-main/engine/native/library';
import { temporaryFolder } from '../../../temporary';
import { fakeLibrary, fakePython, write } from './fake-machine';

const nowhere = { PATH: '/nowhere' };

/** A machine with a library in every place, and the search that sees them all. */
function everywhere() {
  const cache = temporaryFolder();
  const site = temporaryFolder();
  const named = fakeLibrary(temporaryFolder());
  const bundled = fakeLibrary(temporaryFolder());
  const python = fakeLibrary(site);
  const kept = fakeLibrary(join(downloads(cache), '2.21.0-cpu'));
  const env = { PATH: fakePython(python, site).folder, ISTHMUS_TENSORFLOW: named };
  return { named, bundled, python, kept, search: { cache, bundled, env, driver: undefined } };
}

describe('of several libraries', () => {
  test('the named one goes before the bundled, Python\'s and the downloaded one, in this order', async () => {
    const { named, bundled, python, kept, search } = everywhere();
    const taken = async (change: object) => (await findLibrary({ ...search, ...change })).library;
    expect(await taken({})).toMatchObject({ folder: named, source: 'named' });
    const env = { PATH: search.env.PATH };
    expect(await taken({ env })).toMatchObject({ folder: bundled, source: 'bundled' });
    expect(await taken({ env, bundled: undefined })).toMatchObject({ folder: python, source: 'python' });
    expect(await taken({ env: nowhere, bundled: undefined })).toMatchObject({ folder: kept, source: 'cache' });
  });

  test('each better place that had none is told in a sentence', async () => {
    const { search } = everywhere();
    const { notTaken } = await findLibrary({ ...search, bundled: undefined, env: nowhere });
    expect(notTaken).toEqual(['No library is named by ISTHMUS_TENSORFLOW.', 'No library is bundled with the application.', 'No Python was found on PATH.']);
  });

  test('where there is an NVIDIA driver, one for CUDA goes first, save before a named one', async () => {
    const { named, python, search } = everywhere();
    const withCuda = fakeLibrary(join(downloads(search.cache), '2.21.0-cuda'), { cuda: true });
    const driver = { gpus: ['RTX'] };
    expect((await findLibrary({ ...search, driver })).library?.folder).toBe(named);
    const found = await findLibrary({ ...search, driver, bundled: undefined, env: { PATH: search.env.PATH } });
    expect(found.library?.folder).toBe(withCuda);
    expect(found.notTaken).toContainEqual(expect.stringMatching(/^The TensorFlow 2\.21\.0 of .*python3 was built without CUDA/));
    const without = await findLibrary({ ...search, bundled: undefined, env: { PATH: search.env.PATH } });
    expect(without.library?.folder).toBe(python);
  });

  test('one whose addon was found not to load is passed over, with the reason', async () => {
    const { bundled, python, search } = everywhere();
    write(join(dirname(addonPath(libraryIn(bundled) as Library, search.cache)), 'refused.txt'), 'it does not load: wrong machine');
    const found = await findLibrary({ ...search, env: { PATH: search.env.PATH } });
    expect(found.library?.folder).toBe(python);
    expect(found.notTaken).toContain('The library bundled with the application cannot be used: it does not load: wrong machine');
  });
});

test('a wrong path that a person named is refused, not replaced', async () => {
  const { search } = everywhere();
  await expect(findLibrary({ ...search, env: { ISTHMUS_TENSORFLOW: '/no/such/folder' } })).rejects.toThrow(/no such folder/);
  await expect(findLibrary({ ...search, env: { ISTHMUS_TENSORFLOW: temporaryFolder() } })).rejects.toThrow(/does not hold TensorFlow's C library/);
});

test('a bare machine has no library and a sentence for each place', async () => {
  const { library, notTaken } = await findLibrary({ cache: temporaryFolder(), env: nowhere, driver: undefined });
  expect(library).toBeUndefined();
  expect(notTaken).toHaveLength(4);
});

test('a Python is asked once, and again when its packages change', async () => {
  const site = temporaryFolder();
  const cache = temporaryFolder();
  const python = fakePython(null, site);
  const asked = () => readFileSync(join(python.folder, 'asked'), 'utf8').length;
  const look = () => findLibrary({ cache, env: { PATH: python.folder }, driver: undefined });
  expect((await look()).notTaken).toContain(`Python 3.12.1 (${python.path}) has no TensorFlow.`);
  await look();
  expect(asked()).toBe(1);
  writeFileSync(join(site, 'package.py'), '');
  utimesSync(site, 2e9, 2e9);
  await look();
  expect(asked()).toBe(2);
});

test('the active environment is asked before the Python on PATH', async () => {
  const [site, environment] = [temporaryFolder(), temporaryFolder()];
  const active = fakeLibrary(join(environment, 'packages'));
  fakePython(active, site, join(environment, 'bin'));
  const other = fakePython(fakeLibrary(site), site);
  const { library } = await findLibrary({ cache: temporaryFolder(), env: { VIRTUAL_ENV: environment, PATH: other.folder }, driver: undefined });
  expect(library?.folder).toBe(active);
});
