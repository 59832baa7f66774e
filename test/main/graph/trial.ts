import { compose } from '../../../src-main/graph/compose';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { sum } from '../../../src-main/graph/ops/sum';
import type { Named, ProgramDraft } from '../../../src-main/graph/program';
import { concrete } from '../../../src-main/graph/shape';
import type { Value } from '../../../src-main/graph/value';
import { numbers, type Case, type Input } from './cases/case';
import { plain, sizeOf, type Plain } from './plain/array';

/** A case written into a program, with its derivatives: everything that is held to the oracle. */
export interface Trial {
  readonly of: string;
  readonly y: Value;
  /** The sum of y and random numbers, and what to differentiate it by: a scalar whose gradient shows all of the op's. */
  readonly scalar?: { readonly value: Value; readonly by: readonly Value[]; readonly gradient: readonly Value[] };
  /** The same of that gradient, by the same and by what came from behind. */
  readonly again?: { readonly value: Value; readonly by: readonly Value[]; readonly gradient: readonly Value[] };
  /** Numbers for all feeds at a batch size. */
  given(batch: number): Map<Value, Plain>;
}

export function writeTrial(program: ProgramDraft, key: string, { of, inputs, make, by }: Case): Trial {
  const fed: { readonly feed: Named; readonly input: Input }[] = [];
  const feed = (input: Input): Value => {
    const added = program.feed(`${key}.${fed.length}`, input.shape, input.type);
    fed.push({ feed: added, input });
    return added.value;
  };
  const weighed = (value: Value) => {
    const weight = feed(numbers(...value.shape));
    return { weight, value: sum(multiply(value, weight)) };
  };
  const derived = (value: Value, xs: readonly Value[]) => ({ value, by: xs, gradient: gradient(value, xs) });

  const values = inputs.map(feed);
  const y = make(values);
  const xs = (by ?? inputs.map((_, i) => i)).map((i) => values[i]).filter((x) => x.type === 'float');
  const given = (batch: number) =>
    new Map(fed.map(({ feed: { name, value, shape }, input }) => {
      const full = concrete(shape, batch);
      return [value, plain(full, input.fill(sizeOf(full), name))];
    }));
  if (y.type !== 'float' || xs.length === 0) return { of, y, given };

  // The adjoint of a fused op has no derivative; what stands for it has.
  const first = weighed(y);
  const scalar = derived(y.node.op.gradient ? first.value : compose([first.value])[0], xs);
  const total = scalar.gradient.map((g) => weighed(g).value).reduce(add);
  return { of, y, scalar, again: derived(compose([total])[0], [...xs, first.weight]), given };
}
