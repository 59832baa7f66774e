import { add } from '../graph/ops/add';
import { multiply } from '../graph/ops/multiply';
import type { Named, ProgramDraft } from '../graph/program';
import type { Value } from '../graph/value';

/** What an update needs to know of a batch: the gradient of its mean loss and, where there is batch norm, its statistics. Flat vectors. */
export interface Found {
  readonly gradient: Value;
  readonly statistics?: Value;
}

export interface Gathering {
  /** What the pieces have come to so far. They must be set before the first piece, to anything finite. */
  readonly variables: readonly Named[];
  /** The same as values: once all pieces have been looked at, those of the whole batch. */
  readonly whole: Found;
}

/**
 * Adds an entry `piece`, which looks at a part of a batch and adds what it finds, times `share` (the part of the batch that it is), to `carried`
 * times what is there: 0 for the first piece, 1 for those after it. Gradients add up to that of the whole batch; batch norm's statistics to
 * their average over the pieces.
 */
export function gatherPieces(program: ProgramDraft, found: Found, fetches: Readonly<Record<string, Value>>): Gathering {
  const share = program.feed('share', []).value;
  const carried = program.feed('carried', []).value;
  const gather = (name: string, value: Value) => {
    const into = program.variable(name, value.shape);
    return { into, sum: add(multiply(into.value, carried), multiply(value, share)) };
  };
  const gradient = gather('gathered.gradient', found.gradient);
  const statistics = found.statistics && gather('gathered.statistics', found.statistics);
  const all = [gradient, ...(statistics ? [statistics] : [])];
  program.entry('piece', fetches, all.map(({ into, sum }) => [into, sum] as const));
  return { variables: all.map(({ into }) => into), whole: { gradient: gradient.into.value, ...(statistics && { statistics: statistics.into.value }) } };
}
