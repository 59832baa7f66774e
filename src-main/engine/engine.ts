/** What every engine can do: load a program, hold its variables, run its entries. */
import type { Precision, Program } from '../graph/program';

export type EngineName = 'tensorflow' | 'wasm' | 'cpu';

/** What computes: shown beside every number it made. */
export interface EngineDescription {
  readonly name: EngineName;
  /** For people: "TensorFlow 2.21.0", "WebAssembly (SIMD)". */
  readonly title: string;
  /** "CPU", or the GPU's name. */
  readonly device: string;
  readonly threads: number;
  /** Precisions that it can compute in. */
  readonly precisions: readonly Precision[];
  /** Whether programs may hold bfloat16 values: where it is quicker with them than with float32. */
  readonly bfloat16: boolean;
  /** Where float32 products are rounded to TF32 (GPUs), undefined where the question does not arise. */
  readonly tf32?: boolean;
  /** Why no better engine was taken, a sentence each. */
  readonly notTaken: readonly string[];
}

export type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;
export type Fed = number | Numbers;
export type Fetched = Readonly<Record<string, Numbers>>;

/** A loaded program with its variables. Give it back with close(). */
export interface Session {
  /** Gives a variable its value (in the order of its shape). */
  set(variable: string, values: Numbers): Promise<void>;
  get(variable: string): Promise<Numbers>;
  /** Runs an entry; the batch is as long as its feeds are. Throws where a feed is missing. */
  run(entry: string, feeds?: Readonly<Record<string, Fed>>): Promise<Fetched>;
  close(): Promise<void>;
}

export interface Engine {
  readonly description: EngineDescription;
  /** Throws a Refusal where the engine cannot compute in the program's precision, or with its bfloat16 values. */
  load(program: Program): Promise<Session>;
  /** Tensors held now, for tests of leaks. */
  tensors(): number;
}
