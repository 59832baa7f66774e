import { describe, expect, it } from 'vitest';
import { decodeNpy, encodeNpy, type NpyArray, type NpyNumbers } from '../../src-shared/npy';

const arrays: Readonly<Record<string, NpyArray>> = {
  float32: { shape: [2, 3], data: Float32Array.of(1, -2.5, 3e30, 0, -0, 1e-30) },
  float64: { shape: [3], data: Float64Array.of(Math.PI, Number.MAX_VALUE, -1) },
  uint8: { shape: [1, 2, 2], data: Uint8Array.of(0, 1, 254, 255) },
  int32: { shape: [2, 1], data: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) },
  int64: { shape: [2], data: BigInt64Array.of(-1n, 2n ** 62n) },
  'a single number': { shape: [], data: Float32Array.of(7) },
  'no numbers': { shape: [0, 4], data: new Float32Array(0) },
};

/** A header as NumPy writes it, with numbers behind it. */
function file(header: string, numbers: NpyNumbers = new Float64Array(4)): Uint8Array {
  const text = header.padEnd(117) + '\n';
  return Uint8Array.from([...'\x93NUMPY\x01\x00\x76\x00', ...text].map((letter) => letter.charCodeAt(0)).concat([...new Uint8Array(numbers.buffer)]));
}

describe('npy', () => {
  it.each(Object.entries(arrays))('gives back what was written: %s', (_, array) => {
    expect(decodeNpy(encodeNpy(array), 'a.npy')).toEqual(array);
  });

  it('begins the numbers at a multiple of 64 bytes and writes the header NumPy writes', () => {
    const bytes = encodeNpy({ shape: [5], data: new Float32Array(5) });
    expect(bytes.length - 20).toBe(128);
    expect(String.fromCharCode(...bytes.subarray(0, 128))).toBe(`\x93NUMPY\x01\x00\x76\x00{'descr': '<f4', 'fortran_order': False, 'shape': (5,), }`.padEnd(127) + '\n');
  });

  it('reads numbers that lie at an odd place in memory', () => {
    const bytes = encodeNpy(arrays.float64);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(decodeNpy(moved.subarray(1), 'a.npy')).toEqual(arrays.float64);
  });

  it('does not write numbers that do not fill the shape', () => {
    expect(() => encodeNpy({ shape: [2, 2], data: new Float32Array(3) })).toThrow('shape (2, 2) does not fit the numbers: 3');
  });

  it.each([
    ['Fortran order', file("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }"), /x\.npy is in Fortran order.*ascontiguousarray/],
    ['half precision', file("{'descr': '<f2', 'fortran_order': False, 'shape': (16,), }"), /x\.npy holds numbers of type <f2; float32.*astype/],
    ['big-endian numbers', file("{'descr': '>f8', 'fortran_order': False, 'shape': (4,), }"), /type >f8/],
    ['records', file("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (4,), }"), /holds records/],
    ['a file that is cut off', file("{'descr': '<f8', 'fortran_order': False, 'shape': (5,), }"), /x\.npy has 160 bytes, but an array of shape \(5\) needs 168: it is cut off/],
    ['a file that is too long', file("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }"), /longer than it says/],
    ['a header that is cut off', encodeNpy(arrays.float32).subarray(0, 60), /ends within its header/],
    ['an empty file', new Uint8Array(0), /ends within its header/],
    ['something else', Uint8Array.from('PK\x03\x04 a zip file', (letter) => letter.charCodeAt(0)), /x\.npy is not a \.npy file/],
  ])('refuses %s and names the file', (_, bytes, sentence) => {
    expect(() => decodeNpy(bytes, 'x.npy')).toThrow(sentence);
  });
});
