/** One attribute of an operation: its name, its kind (one of the binding's `TF_ATTR_` constants) and its value. */
export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: boolean | number | string | readonly number[] | readonly boolean[] | readonly (readonly number[])[] | null;
}

/** A tensor that native TensorFlow handed back: who reads it must also delete it. */
export interface NativeTensor {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** What the binding takes and gives as a tensor's values; strings travel as bytes. */
export type NativeValues = Float32Array | Int32Array | Uint8Array | BigInt64Array | readonly Uint8Array[];

/**
 * The native part of `@tensorflow/tfjs-node-gpu`: TensorFlow's C API, by tensor ids.
 * Every call blocks until the work is done; what TensorFlow refuses is thrown as an `Error`.
 */
export interface Binding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  readonly TF_BOOL: number;
  readonly TF_COMPLEX64: number;
  readonly TF_STRING: number;
  readonly TF_RESOURCE: number;
  readonly TF_UINT8: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  /** The id of a new tensor; a typed array is taken over, not copied, and must not be changed afterwards. */
  createTensor(shape: readonly number[], dtype: number, values: NativeValues): number;
  deleteTensor(id: number): void;
  /** The values of a tensor, copied out. */
  tensorDataSync(id: number): Float32Array | Int32Array | Uint8Array | BigInt64Array;
  executeOp(name: string, attributes: readonly OpAttribute[], inputs: readonly number[], outputs: number): NativeTensor[];
  /** The id of a session over the SavedModel in the folder; `tags` are joined by commas. */
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  /** Runs a session: names are `node:output`, joined by commas, in the order of the ids given and of the tensors returned. */
  runSavedModel(id: number, inputs: readonly number[], inputNames: string, outputNames: string): NativeTensor[];
  isUsingGpuDevice(): boolean;
  getNumOfTensors(): number;
  getNumOfSavedModels(): number;
}
