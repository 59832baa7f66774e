/**
 * A TensorFlow GraphDef, written node by node, and the SavedModel around it.
 * Field numbers are those of tensorflow/core/framework/{graph,node_def,attr_value,tensor,tensor_shape,types}.proto and
 * tensorflow/core/protobuf/{saved_model,meta_graph}.proto.
 */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

const TYPES = { float: 1, double: 2, int32: 3, uint8: 4, string: 7, int64: 9, bool: 10, bfloat16: 14, resource: 20 } as const;
export type TensorFlowType = keyof typeof TYPES;

/** An attribute of a node, tagged by its kind in attr_value.proto. */
export type Attribute =
  | { readonly type: TensorFlowType }
  | { readonly int: number }
  | { readonly float: number }
  | { readonly bool: boolean }
  | { readonly string: string }
  | { readonly ints: readonly number[] }
  /** Unknown dimensions are -1. */
  | { readonly shape: readonly number[] }
  | { readonly tensor: { readonly type: TensorFlowType; readonly shape: readonly number[]; readonly data: ArrayBufferView } };

export interface GraphWriter {
  /** The program's floating-point type in TensorFlow's words. */
  readonly float: 'float' | 'double';
  /** Adds a node and returns its name, which is also the name of its first output; the k-th output is `name:k`. `^name` orders without data. */
  add(op: string, inputs: readonly string[], attributes?: Readonly<Record<string, Attribute>>, name?: string): string;
  /** A constant; equal ones are written once. */
  ints(values: readonly number[], shape?: readonly number[]): string;
  floats(values: ArrayLike<number>, shape?: readonly number[]): string;
  /** The bytes of saved_model.pb. */
  finish(): Uint8Array;
}

const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function writeShape(w: BinaryWriter, field: number, shape: readonly number[]): void {
  w.tag(field, WireType.LengthDelimited).fork();
  for (const size of shape) w.tag(2, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int64(size).join();
  w.join();
}

function writeAttribute(w: BinaryWriter, value: Attribute): void {
  if ('type' in value) w.tag(6, WireType.Varint).int32(TYPES[value.type]);
  else if ('int' in value) w.tag(3, WireType.Varint).int64(value.int);
  else if ('float' in value) w.tag(4, WireType.Bit32).float(value.float);
  else if ('bool' in value) w.tag(5, WireType.Varint).bool(value.bool);
  else if ('string' in value) w.tag(2, WireType.LengthDelimited).bytes(new TextEncoder().encode(value.string));
  else if ('shape' in value) writeShape(w, 7, value.shape);
  else if ('ints' in value) {
    w.tag(1, WireType.LengthDelimited).fork().tag(3, WireType.LengthDelimited).fork();
    for (const i of value.ints) w.int64(i);
    w.join().join();
  } else {
    const { type, shape, data } = value.tensor;
    w.tag(8, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int32(TYPES[type]);
    writeShape(w, 2, shape);
    w.tag(4, WireType.LengthDelimited).bytes(bytesOf(data)).join();
  }
}

/** The version of the graph's semantics; 1395 is what TensorFlow 2.x writes, and every later one reads. */
const PRODUCER = 1395;

export function graphWriter(float: 'float' | 'double'): GraphWriter {
  const nodes = new BinaryWriter();
  const constants = new Map<string, string>();
  let count = 0;

  const add: GraphWriter['add'] = (op, inputs, attributes = {}, name = `${op}_${count}`) => {
    count++;
    nodes.tag(1, WireType.LengthDelimited).fork();
    nodes.tag(1, WireType.LengthDelimited).string(name).tag(2, WireType.LengthDelimited).string(op);
    // Control inputs must come last.
    for (const input of [...inputs].sort((a, b) => Number(a.startsWith('^')) - Number(b.startsWith('^')))) nodes.tag(3, WireType.LengthDelimited).string(input);
    for (const [key, value] of Object.entries(attributes)) {
      nodes.tag(5, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).string(key).tag(2, WireType.LengthDelimited).fork();
      writeAttribute(nodes, value);
      nodes.join().join();
    }
    nodes.join();
    return name;
  };

  const constant = (type: TensorFlowType, data: ArrayBufferView, shape: readonly number[]): string => {
    const small = data.byteLength <= 64;
    const key = small ? `${type} ${shape.join()} ${bytesOf(data).join()}` : '';
    const known = small ? constants.get(key) : undefined;
    if (known) return known;
    const name = add('Const', [], { dtype: { type }, value: { tensor: { type, shape, data } } });
    if (small) constants.set(key, name);
    return name;
  };

  return {
    float,
    add,
    ints: (values, shape = [values.length]) => constant('int32', Int32Array.from(values), shape),
    floats: (values, shape = [values.length]) => constant(float, float === 'float' ? Float32Array.from(values) : Float64Array.from(values), shape),
    finish() {
      const model = new BinaryWriter();
      model.tag(1, WireType.Varint).int64(1);
      model.tag(2, WireType.LengthDelimited).fork();
      model.tag(1, WireType.LengthDelimited).fork().tag(4, WireType.LengthDelimited).string('serve').join();
      model.tag(2, WireType.LengthDelimited).fork().raw(nodes.finish());
      model.tag(4, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int32(PRODUCER).join();
      model.join().join();
      return model.finish();
    },
  };
}
