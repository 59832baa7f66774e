import { join } from 'node:path';
import type { Heading } from '../../src-shared/experiment';
import type { WeightsOffer } from '../../src-shared/messages';
import type { Library } from '../library/library';
import { maybeLastPlace, placesIn } from '../library/weights-reference';

/** The weights that an experiment left behind: the final ones first, then the others in order. */
export async function weightsOf(library: Library, { id, name, status }: Pick<Heading, 'id' | 'name' | 'status'>): Promise<WeightsOffer[]> {
  const folder = join(library.folder, id, 'weights');
  const places = await placesIn(folder);
  const last = status === 'done' ? await maybeLastPlace(folder) : undefined;
  const offer = (reference: string, at: string): WeightsOffer => ({ reference, experiment: id, name, at });
  return [
    ...(last === undefined ? [] : [offer(id, 'final')]),
    ...places.filter((place) => place !== last).map((place) => offer(`${id}@${place}`, place)),
  ];
}

/** All weights in the library, those of the latest experiments first. */
export async function offerWeights(library: Library): Promise<WeightsOffer[]> {
  const { headings } = await library.list();
  return (await Promise.all([...headings].reverse().map((heading) => weightsOf(library, heading)))).flat();
}
