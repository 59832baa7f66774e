import type { ProgramDraft } from '../../graph/program';
import type { Value } from '../../graph/value';

/** What an optimiser may be told; each uses what it knows. */
export interface OptimiserSettings {
  readonly momentum: number;
  readonly betas: readonly [number, number];
  readonly epsilon: number;
  /** Weight decay. */
  readonly decay: number;
}

/** What an update starts from: vectors over all weights (weights), in the order of the network's layout. */
export interface Update {
  readonly program: ProgramDraft;
  readonly weights: Value;
  readonly gradient: Value;
  /** The optimiser's own vectors, in the order of its slots; all zero before the first update. */
  readonly slots: readonly Value[];
  /** 1 where decay acts, 0 elsewhere; absent: everywhere. */
  readonly decayed?: Value;
  /** 1 where weights may move, 0 where neither gradient, decay nor momentum may reach them; absent: everywhere. */
  readonly free?: Value;
}

export interface Optimiser {
  readonly name: string;
  readonly title: string;
  /** Names of its vectors. */
  readonly slots: readonly string[];
  /** Numbers that change from update to update, fed under these names: update counts from 0. */
  feeds(settings: OptimiserSettings, rate: number, update: number): Readonly<Record<string, number>>;
  /** One update as a graph. */
  update(settings: OptimiserSettings, from: Update): { readonly weights: Value; readonly slots: readonly Value[] };
}
