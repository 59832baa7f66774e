/** How far losses computed in bfloat16 are from those in float32: on the same images, at a few points of a landscape. */
import { evaluate } from '../../fitting/evaluate';
import { carryStatistics } from './carry-statistics';
import { setsOf, type Around } from './open-around';
import type { LandscapeSetup } from './setup';
import type { Point, Way } from './way';

/** Relative differences of the loss, one for each point, and on how many images. */
export interface Rounding {
  readonly differences: readonly number[];
  readonly images: number;
}

const IMAGES = 1000;
const ALONG_LINE = 9;

/** Corners, middles of the edges and the weights themselves; on a line, points from end to end and the weights. */
function tried({ as, bs, flat }: Way): Point[] {
  const coarse = (along: readonly number[]) => [along[0], 0, along[along.length - 1]];
  const line = Array.from({ length: ALONG_LINE }, (_, k) => as[Math.round((k * (as.length - 1)) / (ALONG_LINE - 1))]);
  const [firsts, seconds] = flat ? [coarse(as), coarse(bs)] : [[...line, 0], bs];
  return [...new Set(firsts)].flatMap((a) => [...new Set(seconds)].map((b) => ({ a, b })));
}

/** Measures the rounding of what is on the device, whose program must be one in bfloat16. Leaves out points where there is no finite loss. */
export async function measureRounding(setup: LandscapeSetup, { session, trained: { network, statistics: own }, splits }: Around, way: Way): Promise<Rounding> {
  const [main] = setsOf(setup);
  const count = splits.get(main)!.count;
  const images = Math.min(IMAGES, count);
  const differences: number[] = [];
  for (const point of tried(way)) {
    if (!(await carryStatistics(session, point, { network, own, way, how: setup.statistics, count: splits.get('train')?.count ?? 0 }))) continue;
    const [exact, rounded] = [await evaluate(session, `unrounded.${main}`, images, { ...point }), await evaluate(session, `point.${main}`, images, { ...point })];
    const difference = Math.abs(rounded.loss - exact.loss);
    const relative = difference === 0 ? 0 : difference / exact.loss;
    if (Number.isFinite(relative)) differences.push(relative);
  }
  return { differences, images };
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))}%`;

/** What was measured around all weights, as a sentence. */
export function sayRounding(roundings: readonly Rounding[]): string {
  const all = roundings.flatMap(({ differences }) => differences);
  if (all.length === 0) return 'Computed in bfloat16; where that was to be compared with float32 the loss was not a finite number.';
  const images = Math.min(...roundings.map((rounding) => rounding.images));
  const mean = all.reduce((sum, difference) => sum + difference, 0) / all.length;
  return `Computed in bfloat16: at ${all.length} points on the same ${images.toLocaleString('en')} images the loss differs from that in float32 by ${percent(Math.max(...all))} at most and ${percent(mean)} on average.`;
}
