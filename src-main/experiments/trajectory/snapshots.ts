import { Refusal } from '../../../src-shared/refusal';
import { splitReference } from '../../library/weights-reference';
import { readWeights, type Network, type NetworkWeights } from '../../networks';
import { training } from '../training';
import { parseSetup } from '../kind';
import type { Shelf } from '../bench';

/** Weights that a training kept on its way. */
export interface Snapshot {
  /** What stands behind ID@ for it. */
  readonly place: string;
  /** In the unit in which the training was counted; null for a place with a name. */
  readonly moment: number | null;
  /** Whether the learning rate drops between this snapshot and the next. */
  readonly drop: boolean;
}

const momentOf = (place: string): number | null => {
  const [, number] = /^(?:step:)?(\d+)$/.exec(place) ?? [];
  return number === undefined ? null : Number(number);
};

/** The snapshots of a training up to those that a reference means, in order; throws a Refusal where there are fewer than three. */
export async function listSnapshots(reference: string, shelf: Shelf): Promise<Snapshot[]> {
  const places = await shelf.places(reference);
  if (places.length < 3) {
    const { id } = splitReference(reference);
    throw new Refusal(`A trajectory needs at least three snapshots, and up to ${reference} there ${places.length === 1 ? 'is 1' : `are ${places.length}`} (${places.map((place) => `${id}@${place}`).join(', ')}): train again and keep the weights after more epochs, such as "snapshots": [0, 1, 2, 5, 10].`);
  }
  const drops = dropsOf((await shelf.weightsPath(reference)).experiment);
  const moments = places.map(momentOf);
  return places.map((place, i) => {
    const [from, to] = [moments[i], moments[i + 1] ?? null];
    return { place, moment: from, drop: from !== null && to !== null && drops.some((at) => at >= from && at < to) };
  });
}

/** The moments at which a training's schedule drops its rate in steps; other schedules change it all the time. */
function dropsOf({ kind, setup }: { readonly kind: string; readonly setup: unknown }): readonly number[] {
  if (kind !== training.name) return [];
  const { schedule, milestones, warmup } = parseSetup(training, setup);
  return schedule === 'step' ? milestones.map((at) => at + warmup) : [];
}

/** The weights of a snapshot; throws a Refusal where they are not finite. */
export async function readSnapshot(reference: string, { place }: Snapshot, network: Network, shelf: Shelf): Promise<NetworkWeights> {
  const own = `${splitReference(reference).id}@${place}`;
  const found = await readWeights((await shelf.weightsPath(own)).path, network);
  if (!found.weights.every(Number.isFinite)) throw new Refusal(`The weights ${own} are not all finite numbers (the training diverged): name weights before them, where the trajectory shall end.`);
  return found;
}
