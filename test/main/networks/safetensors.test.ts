import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTensors, tensorPieces } from '../../../src-main/networks/safetensors';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-tensors-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'some.safetensors');

/** A file with the header as given, and some bytes behind it. */
const fileOf = (header: unknown, bytes: Uint8Array, length?: number): string => {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const first = Buffer.alloc(8);
  first.writeBigUInt64LE(BigInt(length ?? json.length));
  writeFileSync(path, Buffer.concat([first, json, bytes]));
  return path;
};
const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const one = (dtype: string, view: ArrayBufferView, count: number) => fileOf({ x: { dtype, shape: [count], data_offsets: [0, view.byteLength] } }, bytesOf(view));

test('tensors and metadata come back as they were written', async () => {
  const tensors = [
    { name: 'bytes', shape: [3], data: Uint8Array.of(1, 2, 255) },
    { name: 'doubles', shape: [2, 1], data: Float64Array.of(Math.PI, -1e300) },
    { name: 'whole', shape: [], data: Int32Array.of(-7) },
    { name: 'none', shape: [0, 4], data: new Float32Array(0) },
    { name: 'floats', shape: [2, 2], data: Float32Array.of(1, -2.5, NaN, Infinity) },
  ];
  writeFileSync(path, Buffer.concat([...tensorPieces(tensors, { why: 'a test' })]));
  const read = await readTensors(path);
  expect([...read.tensors.values()]).toEqual(tensors);
  expect(read.metadata).toEqual({ why: 'a test' });
});

test('the header is padded, so that the tensors begin at a multiple of eight bytes', () => {
  for (const name of ['a', 'ab', 'abc', 'abcd']) {
    const [top] = [...tensorPieces([{ name, shape: [1], data: Float32Array.of(1) }])];
    expect(top.length % 8).toBe(0);
    expect(Number(new DataView(top.buffer).getBigUint64(0, true))).toBe(top.length - 8);
  }
});

test.each<[string, ArrayBufferView, readonly number[]]>([
  ['F16', Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7c00, 0x3555), [1, -2, 2 ** -24, Infinity, 0.333251953125]],
  ['BF16', Uint16Array.of(0x3f80, 0xc000, 0x7f80), [1, -2, Infinity]],
  ['I64', BigInt64Array.of(5n, -(2n ** 40n)), [5, -(2 ** 40)]],
  ['I16', Int16Array.of(-3, 400), [-3, 400]],
  ['I8', Int8Array.of(-128, 127), [-128, 127]],
  ['BOOL', Uint8Array.of(0, 1), [0, 1]],
])('numbers of type %s are read', async (type, view, numbers) => {
  const { tensors } = await readTensors(one(type, view, numbers.length));
  expect(Array.from(tensors.get('x')!.data)).toEqual(numbers);
});

test.each<[string, () => string, RegExp]>([
  ['an empty file', () => (writeFileSync(path, ''), path), /it ends at byte 0, but the header's length goes on to byte 8/],
  ['a file cut off in the header', () => fileOf('{"x": {', new Uint8Array(), 500), /it ends at byte 15, but the header goes on to byte 508/],
  ['a file of something else', () => (writeFileSync(path, 'not tensors, but text'), path), /promise a header of \d+ bytes/],
  ['a header that is not JSON', () => fileOf('{"x": ', new Uint8Array()), /the header, from byte 8 on, is not the JSON it should be/],
  ['a header that is a list', () => fileOf('[]', new Uint8Array()), /the header, from byte 8 on, is not the JSON it should be/],
  ['an unknown type', () => one('F4', new Uint8Array(4), 8), /describes the tensor x wrongly \(dtype/],
  ['a shape that does not fit its bytes', () => one('F32', new Float32Array(3), 4), /the tensor x has 4 entries of type F32 but 12 bytes/],
  ['a file cut off in a tensor', () => fileOf({ x: { dtype: 'F32', shape: [4], data_offsets: [0, 16] } }, new Uint8Array(9)), /it ends at byte \d+, but the tensor x goes on to byte \d+/],
  ['a tensor over another', () => fileOf({ x: { dtype: 'U8', shape: [4], data_offsets: [0, 4] }, y: { dtype: 'U8', shape: [2], data_offsets: [2, 4] } }, new Uint8Array(4)), /fill 6 bytes, but end at byte 4/],
  ['bytes too many', () => fileOf({ x: { dtype: 'U8', shape: [4], data_offsets: [0, 4] } }, new Uint8Array(9)), /its tensors end at byte \d+, but it has \d+ bytes/],
])('%s is refused, naming the file and the place', async (_, file, message) => {
  const at = file();
  await expect(readTensors(at)).rejects.toThrow(message);
  await expect(readTensors(at)).rejects.toThrow(`The file ${path} is not a whole safetensors file`);
});

test('every cut of a file is noticed', async () => {
  const whole = Buffer.concat([...tensorPieces([{ name: 'x', shape: [4], data: Float32Array.of(1, 2, 3, 4) }])]);
  for (let length = 0; length < whole.length; length += 5) {
    writeFileSync(path, whole.subarray(0, length));
    await expect(readTensors(path)).rejects.toThrow(/is not a whole safetensors file/);
  }
  expect(readFileSync(path).length).toBeLessThan(whole.length);
});

test('a file that is not there is refused by its path', async () => {
  await expect(readTensors(join(folder, 'none'))).rejects.toThrow(`The file ${join(folder, 'none')} could not be read: there is no such file.`);
});
