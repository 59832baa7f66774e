/** NumPy's .npy files (format 1 to 3): little-endian numbers in C order behind a short header. */
import { Refusal } from './refusal';

export type NpyNumbers = Float32Array | Float64Array | Uint8Array | Int32Array | BigInt64Array;

export interface NpyArray<T extends NpyNumbers = NpyNumbers> {
  readonly shape: readonly number[];
  readonly data: T;
}

export interface NpyHeader {
  readonly type: NpyType;
  readonly shape: readonly number[];
  /** How many numbers there are, and the byte at which they begin. */
  readonly count: number;
  readonly offset: number;
}

const constructors = { '<f4': Float32Array, '<f8': Float64Array, '|u1': Uint8Array, '<i4': Int32Array, '<i8': BigInt64Array } as const;
export type NpyType = keyof typeof constructors;

const MAGIC = '\x93NUMPY';
/** No header that NumPy writes for plain numbers is longer than this. */
export const NPY_HEADER_MOST = 65536;

/** Room for the numbers a header announces. */
export function npyRoom({ type, count }: NpyHeader): NpyNumbers {
  return new constructors[type](count);
}

export const bytesPerNumber = (type: NpyType): number => constructors[type].BYTES_PER_ELEMENT;

/** Reads the header at the start of a file; throws a Refusal, naming the file, where it is broken or of a kind that is not read. */
export function readNpyHeader(start: Uint8Array, file: string): NpyHeader {
  const latin = (from: number, to: number) => String.fromCharCode(...start.subarray(from, to));
  const short = new Refusal(`The file ${file} ends within its header: it is cut off.`);
  if (start.length < 10 && MAGIC.startsWith(latin(0, Math.min(6, start.length)))) throw short;
  if (latin(0, 6) !== MAGIC) throw new Refusal(`The file ${file} is not a .npy file: it does not begin with \\x93NUMPY. Save it with numpy.save.`);
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const major = view.getUint8(6);
  if (major < 1 || major > 3) throw new Refusal(`The file ${file} is of .npy format ${major}; formats 1 to 3 are read.`);
  const begin = major === 1 ? 10 : 12;
  if (start.length < begin) throw short;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const offset = begin + length;
  if (length > NPY_HEADER_MOST) throw new Refusal(`The file ${file} has a header of ${length} bytes, which plain numbers do not need: it is broken.`);
  if (start.length < offset) throw short;
  const header = latin(begin, offset);
  const descr = /'descr'\s*:\s*(?:'([^']*)'|(\[))/.exec(header);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header);
  const dimensions = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header);
  if (!descr || !order || !dimensions) throw new Refusal(`The file ${file} has a header that is not understood: ${header.trim().slice(0, 120)}`);
  const type = descr[1] === '<u1' ? '|u1' : descr[1];
  if (type === undefined || !Object.hasOwn(constructors, type)) {
    throw new Refusal(`The file ${file} holds ${type === undefined ? 'records' : `numbers of type ${type}`}; float32, float64, uint8, int32 and int64 (little-endian) are read. Convert it with array.astype('float32').`);
  }
  const shape = dimensions[1].split(',').map((size) => size.trim()).filter(Boolean).map(Number);
  if (order[1] === 'True' && shape.length > 1) throw new Refusal(`The file ${file} is in Fortran order; only C order is read. Save it with numpy.save(file, numpy.ascontiguousarray(array)).`);
  const count = shape.reduce((product, size) => product * size, 1);
  if (!Number.isSafeInteger(count)) throw new Refusal(`The file ${file} announces a shape that no file can have: (${shape.join(', ')}).`);
  return { type: type as NpyType, shape, count, offset };
}

/** Says that a file is too short or too long for its header, or nothing if it fits. */
export function checkNpySize({ type, count, offset, shape }: NpyHeader, size: number, file: string): void {
  const expected = offset + count * bytesPerNumber(type);
  if (size !== expected) {
    throw new Refusal(`The file ${file} has ${size.toLocaleString('en')} bytes, but an array of shape (${shape.join(', ')}) needs ${expected.toLocaleString('en')}: it is ${size < expected ? 'cut off' : 'longer than it says'}.`);
  }
}

/** The array in the bytes of a file, without copying where the numbers are aligned; throws a Refusal naming the file. */
export function decodeNpy(bytes: Uint8Array, file: string): NpyArray {
  const header = readNpyHeader(bytes, file);
  checkNpySize(header, bytes.length, file);
  const { type, shape, count, offset } = header;
  const aligned = (bytes.byteOffset + offset) % bytesPerNumber(type) === 0;
  const from = aligned ? bytes : bytes.slice(offset);
  return { shape, data: new constructors[type](from.buffer as ArrayBuffer, from.byteOffset + (aligned ? offset : 0), count) };
}

/** The header of a .npy file (format 1), its end aligned to 64 bytes. */
export function npyHeader({ shape, data }: NpyArray): Uint8Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count !== data.length) throw new Error(`shape (${shape.join(', ')}) does not fit the numbers: ${data.length}`);
  const type = (Object.keys(constructors) as NpyType[]).find((name) => data instanceof constructors[name]);
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const start = `${MAGIC}\x01\x00${String.fromCharCode(length & 255, length >> 8)}`;
  return Uint8Array.from(start + text.padEnd(length - 1) + '\n', (letter) => letter.charCodeAt(0));
}

/** The bytes of a .npy file. */
export function encodeNpy(array: NpyArray): Uint8Array {
  const header = npyHeader(array);
  const { data } = array;
  const out = new Uint8Array(header.length + data.byteLength);
  out.set(header);
  out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return out;
}
