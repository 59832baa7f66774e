import { orderOf } from '../../../../src-main/graph/order';
import type { Node, Value } from '../../../../src-main/graph/value';
import type { Plain } from './array';
import { oracles } from './index';

/** Values computed by the oracle. `given` holds what feeds and variables are; the order is worked out once, for use with many inputs. */
export function evaluator(values: readonly Value[]): (given: ReadonlyMap<Value, Plain>, batch?: number) => Plain[] {
  const order = orderOf(values);
  return (given, batch = 1) => {
    const known = new Map<Node, readonly Plain[]>();
    const find = (value: Value): Plain => known.get(value.node)![value.index];
    for (const node of order) {
      const fed = given.get(node.outputs[0]);
      if (fed) {
        known.set(node, [fed]);
        continue;
      }
      const oracle = oracles[node.op.name];
      if (!oracle) throw new Error(`no oracle: ${node.op.name}`);
      known.set(node, oracle(node.inputs.map(find), node.attributes, batch));
    }
    return values.map(find);
  };
}
