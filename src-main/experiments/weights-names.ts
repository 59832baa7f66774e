import { splitReference } from '../library/weights-reference';
import type { Shelf } from './bench';

/** When weights were kept, in words, or the name that they were kept by. */
function whenKept(place: string): string {
  if (/^\d+$/.test(place)) return `after ${place}`;
  return place.startsWith('step:') ? `after update ${place.slice('step:'.length)}` : place;
}

/**
 * What weights are called in figures, as shortly as it tells them apart: by their experiments' names, of one experiment by when they were
 * kept, else by both; by their references where not even that will do.
 */
export async function namesOf(references: readonly string[], shelf: Pick<Shelf, 'weightsPath' | 'places'>): Promise<readonly string[]> {
  const tellApart = (names: readonly string[]) => new Set(names).size === references.length;
  const names = await Promise.all(references.map(async (reference) => (await shelf.weightsPath(reference)).experiment.name ?? reference));
  if (tellApart(names)) return names;
  const kept = await Promise.all(references.map(async (reference) => whenKept((await shelf.places(reference)).at(-1) ?? '')));
  const isOne = new Set(references.map((reference) => splitReference(reference).id)).size === 1;
  if (isOne && tellApart(kept)) return kept;
  const both = names.map((name, k) => `${name}, ${kept[k]}`);
  return tellApart(both) ? both : references;
}
