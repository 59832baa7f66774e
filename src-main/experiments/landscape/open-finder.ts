import { stream } from '../../../src-shared/math/random';
import { measureBy, type Measured } from './measure';
import type { Around } from './open-around';
import type { LandscapeSetup } from './setup';
import { openSubsets } from './subset';
import type { Point, Way } from './way';

/** So many points are looked at with all images, for the others to lean on; each leans on the nearest of them. */
const ANCHORS = 25;
const LEANING = 4;

/** Finds losses from few images. */
export interface Finder {
  /** The first points with all images, those after them with as few as their standard error allows. */
  find(point: Point): Promise<Measured>;
  /** Counts a point among the first that was looked at in an earlier session. */
  remember(point: Point): void;
}

interface Anchor extends Point {
  isKnown: boolean;
}

/** Opens the search around weights; `allowed` is the standard error that the logarithm of a loss may have. */
export function openFinder(setup: LandscapeSetup, seed: number, around: Around, way: Way, allowed: (height: number) => number): Finder {
  const subsets = new Map([...around.splits].map(([name, { count }]) => [name, openSubsets(around.session, name, stream(seed, `subsets of ${name}`).permutation(count))]));
  const anchors: Anchor[] = [];
  const know = (anchor: Anchor): Promise<Measured> => {
    anchor.isKnown = true;
    return measureBy(async (name) => subsets.get(name)?.whole(anchor), setup, around, way, anchor);
  };
  const distance = (one: Point, other: Point) => (one.a - other.a) ** 2 + (one.b - other.b) ** 2;
  return {
    remember({ a, b }) {
      if (anchors.length < ANCHORS) anchors.push({ a, b, isKnown: false });
    },
    async find({ a, b }) {
      if (anchors.length < ANCHORS) {
        const anchor = { a, b, isKnown: false };
        anchors.push(anchor);
        return know(anchor);
      }
      const nearest = [...anchors].sort((one, other) => distance(one, { a, b }) - distance(other, { a, b })).slice(0, LEANING);
      for (const anchor of nearest) if (!anchor.isKnown) await know(anchor);
      return measureBy(async (name) => subsets.get(name)?.sample({ a, b }, nearest, (loss) => (loss > 0 ? loss * allowed(Math.log(loss)) : 0)), setup, around, way, { a, b });
    },
  };
}
