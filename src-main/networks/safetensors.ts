/**
 * Files of tensors in the safetensors format: the header's length (64 bits, little end first), the header as JSON (for each tensor its type,
 * shape and place; `__metadata__` holds strings), then the tensors' bytes, one after the other.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { isRefusal, Refusal } from '../../src-shared/refusal';

export type TensorData = Float32Array | Float64Array | Int32Array | Uint8Array;

export interface FileTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, FileTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Floats of 16 bits become float32; whole numbers of 64 bits become doubles, exact below 2^53. */
const READERS = {
  F64: { bytes: 8, read: (b: ArrayBuffer) => new Float64Array(b) },
  F32: { bytes: 4, read: (b: ArrayBuffer) => new Float32Array(b) },
  F16: { bytes: 2, read: (b: ArrayBuffer) => Float32Array.from(new Uint16Array(b), half) },
  BF16: { bytes: 2, read: (b: ArrayBuffer) => new Float32Array(Uint32Array.from(new Uint16Array(b), (bits) => bits << 16).buffer) },
  I64: { bytes: 8, read: (b: ArrayBuffer) => Float64Array.from(new BigInt64Array(b) as unknown as ArrayLike<bigint>, Number) },
  I32: { bytes: 4, read: (b: ArrayBuffer) => new Int32Array(b) },
  I16: { bytes: 2, read: (b: ArrayBuffer) => Int32Array.from(new Int16Array(b)) },
  I8: { bytes: 1, read: (b: ArrayBuffer) => Int32Array.from(new Int8Array(b)) },
  U8: { bytes: 1, read: (b: ArrayBuffer) => new Uint8Array(b) },
  BOOL: { bytes: 1, read: (b: ArrayBuffer) => new Uint8Array(b) },
} as const;

/** A float of 16 bits (IEEE 754). */
function half(bits: number): number {
  const fraction = bits & 0x3ff;
  const exponent = (bits >> 10) & 31;
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? (fraction ? NaN : Infinity) : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}

const whole = z.int().min(0);
const header = z.looseObject({ __metadata__: z.record(z.string(), z.string()).optional() });
const entry = z.object({ dtype: z.enum(Object.keys(READERS) as (keyof typeof READERS)[]), shape: z.array(whole), data_offsets: z.tuple([whole, whole]) });

/** No real header is longer (the format's own limit). */
const LONGEST_HEADER = 100_000_000;

/** Reads all tensors of a file; throws a Refusal naming the file and the place where it is cut off or broken. */
export async function readTensors(path: string): Promise<TensorFile> {
  try {
    const file = await open(path);
    try {
      return await readAll(path, file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isRefusal(error)) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Refusal(`The file ${path} could not be read: ${missing ? 'there is no such file' : (error as Error).message}.`, { cause: error });
  }
}

async function readAll(path: string, file: FileHandle): Promise<TensorFile> {
  const { size } = await file.stat();
  const broken = (why: string): never => {
    throw new Refusal(`The file ${path} is not a whole safetensors file: ${why}.`);
  };
  const bytes = async (at: number, length: number, what: string): Promise<ArrayBuffer> => {
    if (at + length > size) broken(`it ends at byte ${size}, but ${what} goes on to byte ${at + length}`);
    const into = new Uint8Array(length);
    // One call may read less than was asked for.
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(into, done, Math.min(length - done, 2 ** 30), at + done);
      if (bytesRead === 0) broken(`it ends at byte ${at + done}, but ${what} goes on to byte ${at + length}`);
      done += bytesRead;
    }
    return into.buffer;
  };

  const length = Number(new DataView(await bytes(0, 8, "the header's length")).getBigUint64(0, true));
  if (length > LONGEST_HEADER) broken(`its first 8 bytes promise a header of ${length} bytes`);
  const text = new TextDecoder().decode(await bytes(8, length, 'the header'));
  const { __metadata__: metadata = {}, ...entries } = parsed(text, broken);
  const tensors = new Map<string, FileTensor>();
  let end = 0;
  let filled = 0;
  for (const [name, described] of Object.entries(entries)) {
    const found = entry.safeParse(described);
    if (!found.success) return broken(`its header describes the tensor ${name} wrongly (${found.error.issues[0].path.join('.')}: ${found.error.issues[0].message})`);
    const { dtype, shape, data_offsets: [from, to] } = found.data;
    const count = shape.reduce((n, d) => n * d, 1);
    if (to - from !== count * READERS[dtype].bytes) broken(`the tensor ${name} has ${count} entries of type ${dtype} but ${to - from} bytes`);
    tensors.set(name, { name, shape, data: READERS[dtype].read(await bytes(8 + length + from, to - from, `the tensor ${name}`)) });
    end = Math.max(end, to);
    filled += to - from;
  }
  if (8 + length + end !== size) broken(`its tensors end at byte ${8 + length + end}, but it has ${size} bytes`);
  if (filled !== end) broken(`its tensors fill ${filled} bytes, but end at byte ${end} of them, so that some lie over one another or leave holes`);
  return { tensors, metadata };
}

function parsed(text: string, broken: (why: string) => never): z.infer<typeof header> {
  try {
    return header.parse(JSON.parse(text));
  } catch {
    return broken('the header, from byte 8 on, is not the JSON it should be');
  }
}

const TYPE_NAMES = new Map<unknown, string>([[Float32Array, 'F32'], [Float64Array, 'F64'], [Int32Array, 'I32'], [Uint8Array, 'U8']]);

/** The bytes of a file of tensors, piece by piece. */
export function* tensorPieces(tensors: Iterable<FileTensor>, metadata: Readonly<Record<string, string>> = {}): Generator<Uint8Array, void, void> {
  const list = [...tensors];
  const described: Record<string, unknown> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
  let offset = 0;
  for (const { name, shape, data } of list) {
    described[name] = { dtype: TYPE_NAMES.get(data.constructor), shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(described));
  // Spaces behind the header let the tensors begin at a multiple of 8.
  const top = new Uint8Array(8 + Math.ceil(json.length / 8) * 8).fill(0x20);
  new DataView(top.buffer).setBigUint64(0, BigInt(top.length - 8), true);
  top.set(json, 8);
  yield top;
  for (const { data } of list) yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
