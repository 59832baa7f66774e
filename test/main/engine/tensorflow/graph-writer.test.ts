import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { expect, test } from 'vitest';
import { graphWriter } from '../../../../src-main/engine/tensorflow/graph-writer';

/** The fields of a message: its number, and a whole number or bytes. */
function fields(message: Uint8Array): [number, number | Uint8Array][] {
  const reader = new BinaryReader(message);
  const found: [number, number | Uint8Array][] = [];
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (type === WireType.LengthDelimited) found.push([field, reader.bytes()]);
    else found.push([field, type === WireType.Bit32 ? reader.float() : Number(reader.int64())]);
  }
  return found;
}

const within = (message: Uint8Array, ...path: number[]): Uint8Array[] =>
  path.reduce<Uint8Array[]>((messages, number) => messages.flatMap((each) => fields(each).flatMap(([field, value]) => (field === number && value instanceof Uint8Array ? [value] : []))), [message]);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** SavedModel.meta_graphs (2), MetaGraphDef.graph_def (2), GraphDef.node (1); NodeDef: name 1, op 2, inputs 3. */
const nodes = (model: Uint8Array) => within(model, 2, 2, 1).map((node) => ({ node, name: text(within(node, 1)[0]), op: text(within(node, 2)[0]), inputs: within(node, 3).map(text) }));

test('a graph is a SavedModel tagged serve, with the version that its ops are meant in', () => {
  const model = graphWriter('float').finish();
  expect(fields(model)[0]).toEqual([1, 1]);
  expect(within(model, 2, 1, 4).map(text)).toEqual(['serve']);
  expect(within(model, 2, 2, 4).flatMap(fields)).toEqual([[1, 1395]]);
});

test('nodes keep their names, ops and inputs, those that only order coming last', () => {
  const graph = graphWriter('float');
  const first = graph.add('Placeholder', [], {}, 'first');
  const second = graph.add('NoOp', ['^first']);
  const third = graph.add('Identity', [`^${second}`, first, `${first}:1`]);
  const written = nodes(graph.finish());
  expect(written.map(({ name, op }) => [name, op])).toEqual([['first', 'Placeholder'], [second, 'NoOp'], [third, 'Identity']]);
  expect(new Set(written.map(({ name }) => name)).size).toBe(3);
  expect(written[2].inputs).toEqual(['first', 'first:1', `^${second}`]);
});

test('equal constants are written once, others apart', () => {
  const graph = graphWriter('double');
  const same = graph.ints([1, 2]);
  expect(graph.ints([1, 2])).toBe(same);
  const others = [graph.ints([1, 2], [2, 1]), graph.ints([2, 1]), graph.floats([1, 2]), graph.ints([1], []), graph.ints([1])];
  expect(new Set([same, ...others]).size).toBe(6);
  expect(nodes(graph.finish())).toHaveLength(6);
});

test('attributes are tagged as attr_value.proto has them', () => {
  const graph = graphWriter('float');
  graph.add('Op', [], {
    type: { type: 'double' }, int: { int: -3 }, float: { float: 0.5 }, bool: { bool: true }, string: { string: 'SAME' }, ints: { ints: [1, -1, 300] }, shape: { shape: [-1, 2] },
    tensor: { tensor: { type: 'float', shape: [2], data: Float32Array.of(1, 2) } },
  });
  const [{ node }] = nodes(graph.finish());
  const attributes = Object.fromEntries(within(node, 5).map((entry) => [text(within(entry, 1)[0]), fields(within(entry, 2)[0])[0]]));
  expect(attributes).toMatchObject({ type: [6, 2], int: [3, -3], float: [4, 0.5], bool: [5, 1], string: [2, new TextEncoder().encode('SAME')] });
  const packed = new BinaryReader(within(attributes['ints'][1] as Uint8Array, 3)[0]);
  expect([packed.int64(), packed.int64(), packed.int64()].map(Number)).toEqual([1, -1, 300]);
  expect(attributes['shape'][0]).toBe(7);
  expect(within(attributes['shape'][1] as Uint8Array, 2).flatMap(fields)).toEqual([[1, -1], [1, 2]]);
  const tensor = attributes['tensor'][1] as Uint8Array;
  expect(attributes['tensor'][0]).toBe(8);
  expect(fields(tensor)[0]).toEqual([1, 1]);
  expect(within(tensor, 4)[0]).toEqual(new Uint8Array(Float32Array.of(1, 2).buffer));
});
