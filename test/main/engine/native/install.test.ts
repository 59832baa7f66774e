import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloads } from '../../../../src-main/engine/native/find';
import { installEngine } from '../../../../src-main/engine/native/install';
import { engineStory, gpuReason } from '../../../../src-main/engine/native/story';
import { libraryIn, type Library } from '../../../../src-main/engine/native/library';
import { temporaryFolder } from '../../../temporary';
import { fakeLibrary, write } from './fake-machine';

const bare = () => ({ cache: temporaryFolder(), env: { PATH: '/nowhere' }, driver: undefined });

test('on a bare machine everything to install is named at once, before anything is downloaded', async () => {
  const { ready, ...rest } = await installEngine(bare());
  expect(ready).toBeUndefined();
  expect(rest).toEqual({ missing: expect.stringMatching(/C\+\+ compiler is needed.*pip is needed/) });
});

test('the story of a bare machine tells the same', async () => {
  const { library, notTaken, needs, withoutGpu } = await engineStory(bare());
  expect(library).toBeUndefined();
  expect(notTaken).toHaveLength(4);
  expect(needs).toHaveLength(2);
  expect(withoutGpu).toBe('No NVIDIA driver was found.');
});

test('a wrong path comes back as a sentence, in the installation and in the story', async () => {
  const search = { ...bare(), env: { PATH: '/nowhere', ISTHMUS_TENSORFLOW: '/wrong' } };
  expect(await installEngine(search)).toEqual({ missing: expect.stringContaining('/wrong') });
  expect((await engineStory(search)).needs[0]).toContain('/wrong');
});

test('a cache that cannot be written to comes back as a sentence', async () => {
  const file = write(join(temporaryFolder(), 'file'), '');
  expect(await installEngine({ ...bare(), cache: join(file, 'cache') })).toEqual({ missing: expect.stringContaining('cannot be written to') });
});

test('what is ready needs nothing, not even to be asked', async () => {
  const search = bare();
  const folder = fakeLibrary(join(downloads(search.cache), '2.21.0-cpu'));
  write(join(folder, 'tfjs_binding.node'), '');
  const installed = await installEngine({ ...search, ask: () => Promise.reject(new Error('asked without a GPU')) });
  expect(installed.ready?.library).toMatchObject({ folder, source: 'cache' });
});

test('with a GPU a person is asked once for CUDA; who declines keeps the processor\'s library and is told how to change it', async () => {
  const search = { ...bare(), driver: { gpus: ['RTX'] } };
  write(join(fakeLibrary(join(downloads(search.cache), '2.21.0-cpu')), 'tfjs_binding.node'), '');
  let asked = 0;
  const ask = () => Promise.resolve(++asked < 0);
  for (let time = 0; time < 2; time++) {
    const installed = await installEngine({ ...search, ask });
    expect(installed).toMatchObject({ ready: { library: { cuda: false } }, advice: expect.stringContaining('engine install --cuda') });
  }
  expect(asked).toBe(1);
});

test('where CUDA was wanted and cannot be downloaded, the library there is still serves', async () => {
  const search = bare();
  write(join(fakeLibrary(join(downloads(search.cache), '2.21.0-cpu')), 'tfjs_binding.node'), '');
  expect(await installEngine({ ...search, cuda: true })).toMatchObject({ ready: { library: { cuda: false } }, advice: expect.any(String) });
});

test('why no GPU is used is one sentence', () => {
  const site = temporaryFolder();
  const forCuda = libraryIn(fakeLibrary(site, { cuda: true })) as Library;
  const forCpu = libraryIn(fakeLibrary(temporaryFolder())) as Library;
  const driver = { gpus: ['RTX'] };
  expect(gpuReason(forCuda, undefined, {}, 'linux')).toBe('No NVIDIA driver was found.');
  expect(gpuReason(forCpu, driver, {}, 'linux')).toContain('was built without CUDA');
  expect(gpuReason(forCuda, driver, { CUDA_VISIBLE_DEVICES: '' }, 'linux')).toContain('CUDA_VISIBLE_DEVICES');
  expect(gpuReason(forCuda, driver, {}, 'linux')).toContain('cudnn');
  for (const part of ['cublas', 'cuda_runtime', 'cudnn', 'cufft', 'cusolver', 'cusparse', 'nvjitlink']) write(join(site, 'nvidia', part, 'lib/lib.so'), '');
  expect(gpuReason(forCuda, driver, {}, 'linux')).toBeUndefined();
});
