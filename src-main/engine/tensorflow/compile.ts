/** A program as a TensorFlow graph: variables become resources, feeds placeholders, entries lists of names to fetch. */
import { compose } from '../../graph/compose';
import { typeIn } from '../../graph/elementwise';
import { orderOf } from '../../graph/order';
import { goals, type Named, type Program } from '../../graph/program';
import type { ElementType, Value } from '../../graph/value';
import { graphWriter, type Attribute } from './graph-writer';

export interface Compiled {
  /** The bytes of saved_model.pb. */
  readonly bytes: Uint8Array;
  /** For each entry: what to fetch, in order, the last being a number that is there once all updates are done. */
  readonly entries: ReadonlyMap<string, { readonly fetches: readonly string[]; readonly outputs: readonly string[]; readonly feeds: readonly string[] }>;
}

export const feedName = (name: string) => `feed.${name}`;
export const setName = (name: string) => `set.${name}`;
export const isSetName = (name: string) => `isset.${name}`;
export const getName = (name: string) => `get.${name}`;

/** How a value's dimensions read in TensorFlow: the batch is unknown. */
const known = (shape: readonly number[]) => shape.map((d) => (d < 0 ? -1 : d));

export function compile(program: Program): Compiled {
  const double = program.precision === 'float64';
  const graph = graphWriter(double ? 'double' : 'float');
  const type = (of: ElementType) => typeIn(graph, of);
  const names = new Map<Value, string>();
  const handles = new Map<Named, string>();

  // What is fed may lie in JavaScript's memory, which must not change under a variable, nor be freed by one of TensorFlow's threads.
  const copied = (name: string, of: ElementType) => graph.add('DeepCopy', [name], { T: type(of) });
  // The binding has no double: outside the graph doubles are pairs of int32.
  const isPair = (of: ElementType) => double && of === 'float';
  const placeholder = (name: string, { shape, type: of }: Pick<Named, 'shape' | 'type'>): string => {
    if (!isPair(of)) return copied(graph.add('Placeholder', [], { dtype: type(of), shape: { shape: known(shape) } }, name), of);
    const pairs = graph.add('Placeholder', [], { dtype: { type: 'int32' }, shape: { shape: [...known(shape), 2] } }, name);
    return copied(graph.add('Bitcast', [pairs], { T: { type: 'int32' }, type: { type: 'double' } }), of);
  };
  // Nor can it read bytes, nor bfloat16.
  const outside = (name: string, of: ElementType, as?: string): string => {
    if (isPair(of)) return graph.add('Bitcast', [name], { T: { type: 'double' }, type: { type: 'int32' } }, as);
    if (of === 'uint8') return graph.add('Cast', [name], { SrcT: { type: 'uint8' }, DstT: { type: 'int32' }, Truncate: { bool: false } }, as);
    if (of === 'bfloat16') return graph.add('Cast', [name], { SrcT: type(of), DstT: { type: graph.float }, Truncate: { bool: false } }, as);
    return graph.add('Identity', [name], { T: type(of) }, as);
  };
  const done = (after: readonly string[], as?: string) => graph.add('Identity', [graph.floats([1], []), ...after.map((name) => `^${name}`)], { T: { type: graph.float } }, as);

  for (const feed of program.feeds.values()) names.set(feed.value, placeholder(feedName(feed.name), feed));
  for (const variable of program.variables.values()) {
    const shape: Attribute = { shape: known(variable.shape) };
    const handle = graph.add('VarHandleOp', [], { dtype: type(variable.type), shape, shared_name: { string: variable.name }, container: { string: '' } });
    handles.set(variable, handle);
    const read = graph.add('ReadVariableOp', [handle], { dtype: type(variable.type) });
    names.set(variable.value, read);
    outside(read, variable.type, getName(variable.name));
    const given = placeholder(setName(variable.name), variable);
    done([graph.add('AssignVariableOp', [handle, given], { dtype: type(variable.type) })], isSetName(variable.name));
  }

  const entries = new Map<string, { fetches: string[]; outputs: string[]; feeds: string[] }>();
  for (const entry of program.entries.values()) {
    // Fused kernels know no float64.
    const asked = goals(entry);
    const values = double ? compose(asked) : asked;
    const order = orderOf(values);
    for (const node of order) {
      if (names.has(node.outputs[0])) continue;
      const written = node.op.tensorflow(graph, node.inputs.map((input) => nameOf(names, input)), node);
      node.outputs.forEach((value, i) => names.set(value, written[i]));
    }
    const fetches = Object.keys(entry.fetches);
    const outputs = fetches.map((_, i) => outside(nameOf(names, values[i]), values[i].type));
    const reads = new Set(order);
    const assigns = entry.updates.map(([variable], i) => {
      const read = reads.has(variable.value.node) ? [`^${nameOf(names, variable.value)}`] : [];
      return graph.add('AssignVariableOp', [handles.get(variable)!, nameOf(names, values[fetches.length + i]), ...read], { dtype: type(variable.type) });
    });
    if (assigns.length > 0) outputs.push(done(assigns));
    const feeds = order.flatMap((node) => (node.op.name === 'feed' ? [String(node.attributes['name'])] : []));
    entries.set(entry.name, { fetches, outputs, feeds });
  }
  return { bytes: graph.finish(), entries };
}

function nameOf(names: ReadonlyMap<Value, string>, value: Value): string {
  const name = names.get(value);
  if (name === undefined) throw new Error(`not written: ${value.node.op.name}`);
  return name;
}

