import { splitReference } from '../../library/weights-reference';
import type { Network } from '../../networks';
import type { Shelf } from '../bench';
import { openOther } from '../open-trained';
import type { LandscapeSetup } from './setup';
import { storedCurve } from './stored-curve';

/** What the paths over a plane are called. */
export interface OverNames {
  /** By their training, where they are of one; empty where there are none. */
  readonly iterates: string;
  /** By their experiments, or by the IDs of these where the names do not tell them apart. */
  readonly curves: readonly string[];
}

async function iteratesName(references: readonly string[], shelf: Shelf): Promise<string> {
  if (references.length === 0) return '';
  const ids = new Set(references.map((reference) => splitReference(reference).id));
  return ids.size === 1 ? `iterates of ${(await shelf.weightsPath(references[0])).experiment.name ?? [...ids][0]}` : 'iterates';
}

/** Opens everything over the plane once and names it, so that what is wrong is said before any work. Throws a Refusal where weights are of another network, or an experiment has found no curve. */
export async function nameOver({ iterates, curves }: Pick<LandscapeSetup, 'iterates' | 'curves'>, network: Network, shelf: Shelf): Promise<OverNames> {
  for (const reference of iterates) await openOther(reference, network, shelf);
  const names: string[] = [];
  for (const id of curves) names.push((await storedCurve(id, network, shelf)).name);
  const trainings = await iteratesName(iterates, shelf);
  return { iterates: trainings, curves: new Set([...names, trainings]).size > names.length ? names : curves };
}
