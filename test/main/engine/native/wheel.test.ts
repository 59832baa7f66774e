import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { downloads } from '../../../../src-main/engine/native/find';
import { cpuWheels, cudaWheels, type Pin } from '../../../../src-main/engine/native/pins';
import { pipArguments, pipComplaint } from '../../../../src-main/engine/native/pip';
import { downloadLibrary, neededOfCuda, neededOfTensorflow, wheelsFor } from '../../../../src-main/engine/native/wheel';
import { temporaryFolder } from '../../../temporary';
import { fakeProgram } from './fake-machine';

const shelf = temporaryFolder();

/** A small wheel on the shelf that fakePip downloads from, and the pin that fits it. */
async function wheel(name: string, files: readonly string[], executable?: string): Promise<Pin> {
  const zip = new ZipFile();
  for (const file of files) zip.addBuffer(Buffer.from(`content of ${file}`), file, { mode: file === executable ? 0o100755 : 0o100644 });
  zip.end();
  const bytes = await buffer(zip.outputStream);
  const path = join(shelf, `${name.replaceAll('-', '_')}-1.0-py3-none-any.whl`);
  writeFileSync(path, bytes);
  return { name, version: '1.0', platform: 'any', sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** A Python whose pip takes wheels from the shelf, and notes each; it is offline where the shelf has none. */
const fakePip = () =>
  fakeProgram('python3', `
if [ "$3" = --version ]; then exit 0; fi
name=$(echo "$4" | /usr/bin/tr - _); name=\${name%%==*}
while [ "$1" != --dest ]; do shift; done
echo "$name" >> ${shelf}/asked
/bin/cp ${shelf}/$name-1.0-*.whl "$2/" 2>/dev/null || { echo "ERROR: Max retries exceeded with url" >&2; exit 1; }`);

const pin = { name: 'tensorflow-cpu', version: '1.0', platform: 'any', sha256: '', bytes: 1 };
const needed = neededOfTensorflow(pin);
const tensorflow = () => wheel('tensorflow-cpu', [...needed, 'tensorflow/keras/big.py']);

test('of a wheel only what the engine needs is kept, where TensorFlow looks for it, and the wheel is thrown away', async () => {
  const cache = temporaryFolder();
  const cuda = await wheel('nvidia-cudnn-cu12', ['nvidia/cudnn/lib/libcudnn.so.9', 'nvidia/cudnn/include/cudnn.h', 'nvidia/cuda_nvcc/bin/ptxas'], 'nvidia/cuda_nvcc/bin/ptxas');
  const told: string[] = [];
  const library = await downloadLibrary(cache, { name: '1.0-cuda', pins: [await tensorflow(), cuda] }, { PATH: fakePip().folder }, ({ doing }) => told.push(doing));
  expect(library).toMatchObject({ folder: join(downloads(cache), '1.0-cuda/tensorflow'), version: '1.0' });
  const all = (readdirSync(dirname(library.folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(dirname(library.folder).length + 1));
  expect(all.sort()).toEqual([...needed, 'nvidia/cudnn/lib/libcudnn.so.9', 'nvidia/cuda_nvcc/bin/ptxas'].sort());
  expect(told).toContain('unpacking tensorflow-cpu 1.0');
});

test('an interrupted download goes on with the wheel that is missing, and shows no library before', async () => {
  const cache = temporaryFolder();
  const env = { PATH: fakePip().folder };
  const late = { ...(await wheel('nvidia-late-cu12', ['nvidia/late/lib/liblate.so'])), name: 'nvidia-absent-cu12' };
  const wheels = { name: '1.0-cuda', pins: [await tensorflow(), late] };
  await expect(downloadLibrary(cache, wheels, env, () => {})).rejects.toThrow('pip could not download nvidia-absent-cu12 1.0: the Python package index could not be reached.');
  expect(existsSync(join(downloads(cache), '1.0-cuda'))).toBe(false);
  writeFileSync(join(shelf, 'asked'), '');
  await downloadLibrary(cache, { ...wheels, pins: [wheels.pins[0] as Pin, { ...late, name: 'nvidia-late-cu12' }] }, env, () => {});
  expect(readFileSync(join(shelf, 'asked'), 'utf8')).toBe('nvidia_late_cu12\n');
});

test('a wheel that is not the pinned one to the byte is thrown away', async () => {
  const cache = temporaryFolder();
  const expected = { ...(await tensorflow()), sha256: 'f'.repeat(64) };
  await expect(downloadLibrary(cache, { name: '1.0-cpu', pins: [expected] }, { PATH: fakePip().folder }, () => {})).rejects.toThrow(/is not the one expected: its SHA-256 is [0-9a-f]{64}/);
  expect((readdirSync(downloads(cache), { recursive: true }) as string[]).filter((name) => name.endsWith('.whl'))).toEqual([]);
});

test('a wheel without the C library is refused by name of what it lacks', async () => {
  const bare = await wheel('tensorflow-cpu', needed.slice(1));
  await expect(downloadLibrary(temporaryFolder(), { name: '1.0-cpu', pins: [bare] }, { PATH: fakePip().folder }, () => {})).rejects.toThrow(needed[0]);
});

test('two that want the same library download it once', async () => {
  const cache = temporaryFolder();
  const wheels = { name: '1.0-cpu', pins: [await tensorflow()] };
  writeFileSync(join(shelf, 'asked'), '');
  const env = { PATH: fakePip().folder };
  const both = await Promise.all([1, 2].map(() => downloadLibrary(cache, wheels, env, () => {})));
  expect(both[0]).toEqual(both[1]);
  expect(readFileSync(join(shelf, 'asked'), 'utf8')).toBe('tensorflow_cpu\n');
});

test('no room is told before anything is downloaded', async () => {
  const huge = { ...(await tensorflow()), bytes: 1e18 };
  await expect(downloadLibrary(temporaryFolder(), { name: '1.0-cpu', pins: [huge] }, { PATH: fakePip().folder }, () => {})).rejects.toThrow(/GB are free\. Make room/);
});

test('every system has its pinned wheels, or a sentence', () => {
  expect(wheelsFor(false, 'linux-x64').pins).toEqual([cpuWheels['linux-x64']]);
  expect(wheelsFor(true, 'linux-x64').pins).toEqual(cudaWheels);
  expect(() => wheelsFor(false, 'win32-x64')).toThrow(/WSL2/);
  expect(() => wheelsFor(false, 'darwin-x64')).toThrow(/no C library for darwin-x64/);
  expect(() => wheelsFor(true, 'darwin-arm64')).toThrow(/for Linux on x64 only/);
  for (const { sha256 } of [...Object.values(cpuWheels), ...cudaWheels]) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('pip is asked for the pinned Python\'s wheel, whatever Python it runs on', () => {
  const args = pipArguments(cpuWheels['linux-x64'] as Pin, '/to').join(' ');
  expect(args).toContain('download tensorflow-cpu==2.21.0 --no-deps --only-binary=:all: --platform manylinux_2_27_x86_64 --python-version 3.11 --implementation cp --abi cp311 --dest /to');
});

test('pip\'s complaints are told in few words', () => {
  expect(pipComplaint('WARNING: x\nERROR: Could not install: [Errno 28] No space left on device\n')).toBe('the disk is full');
  expect(pipComplaint('WARNING: Retrying (Retry(total=4)) after connection broken by NewConnectionError\nERROR: No matching distribution found\n')).toBe('the Python package index could not be reached');
  expect(pipComplaint('ERROR: No matching distribution found for tensorflow-cpu==2.21.0\n')).toBe('No matching distribution found for tensorflow-cpu==2.21.0');
});

test('of NVIDIA\'s wheels libraries and the device\'s compiler are kept', () => {
  expect(neededOfCuda('nvidia/cublas/lib/libcublas.so.12')).toBe(true);
  expect(neededOfCuda('nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc')).toBe(true);
  expect(neededOfCuda('nvidia/cublas/include/cublas.h')).toBe(false);
});
