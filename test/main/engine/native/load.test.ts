import { expect, test } from 'vitest';
import { loadNative, settings } from '../../../../src-main/engine/native/load';
import { isRefusal } from '../../../../src-shared/refusal';

const native = await loadNative({ threads: 2, gpu: 'none' }).catch((error: unknown) => {
  if (isRefusal(error)) return error.message;
  throw error;
});
const missing = typeof native === 'string' ? native : undefined;

test.skipIf(missing)(`native TensorFlow multiplies two matrices${missing ? ` (${missing})` : ''}`, () => {
  if (typeof native === 'string') return;
  const { binding } = native;
  const [a, b] = [[1, 2, 3, 4], [5, 6, 7, 8]].map((values) => binding.createTensor([2, 2], binding.TF_FLOAT, new Float32Array(values))) as [number, number];
  const [product] = binding.executeOp('MatMul', [
    { name: 'transpose_a', type: binding.TF_ATTR_BOOL, value: false },
    { name: 'transpose_b', type: binding.TF_ATTR_BOOL, value: true },
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
  ], [a, b], 1);
  expect(product?.shape).toEqual([2, 2]);
  expect([...binding.tensorDataSync(product?.id as number)]).toEqual([17, 23, 39, 53]);
  for (const id of [a, b, product?.id as number]) binding.deleteTensor(id);
  expect(binding.getNumOfTensors()).toBe(0);
});

test.skipIf(missing)('what was loaded is told as it is', async () => {
  if (typeof native === 'string') return;
  expect(native).toMatchObject({ device: 'CPU', threads: 2, oneDNN: process.env['TF_ENABLE_ONEDNN_OPTS'] === '1', tf32: undefined });
  expect(native.library.version).toBe(native.binding.TF_Version);
  expect((await loadNative({ threads: 7 })).threads).toBe(2);
});

test.skipIf(missing)('what TensorFlow refuses is an error, not the end of the process', () => {
  if (typeof native === 'string') return;
  expect(() => native.binding.executeOp('NoSuchOp', [], [], 1)).toThrow(/NoSuchOp/);
});

test('TensorFlow is told threads, oneDNN, growing memory and one device', () => {
  expect(settings(3, 'auto', {})).toEqual({
    TF_ENABLE_ONEDNN_OPTS: '1', TF_NUM_INTRAOP_THREADS: '3', TF_NUM_INTEROP_THREADS: '3',
    TF_CPP_MIN_LOG_LEVEL: '3', TF_FORCE_GPU_ALLOW_GROWTH: 'true', CUDA_VISIBLE_DEVICES: '0',
  });
  expect(settings(1, 'auto', { CUDA_VISIBLE_DEVICES: '2,3' })).toMatchObject({ CUDA_VISIBLE_DEVICES: '2' });
  expect(settings(1, 'none', { CUDA_VISIBLE_DEVICES: '2' })).toMatchObject({ CUDA_VISIBLE_DEVICES: '-1' });
});
