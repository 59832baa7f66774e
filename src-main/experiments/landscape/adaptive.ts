import { stream } from '../../../src-shared/math/random';
import { refine, type Trials } from '../../../src-shared/math/refine';
import type { Bench } from '../bench';
import { openClock } from './clock';
import { channelsOf, measuredFrom, openAllowance } from './drawn';
import { panelsOf, placeOf, sizeOf, type Item, type Panel } from './items';
import { measureExactly, type Measured } from './measure';
import { openFinder } from './open-finder';
import { setsOf } from './open-around';
import type { Gallery } from './open-gallery';
import type { OverPlane } from './open-over';
import { rowAt } from './row-at';
import type { LandscapeRow, LandscapeSetup } from './setup';

const many = (count: number): string => count.toLocaleString('en');
const brief = (x: number): string => String(Number(x.toPrecision(3)));

/** What was saved, and what the tried interpolations showed. */
interface Came {
  readonly points: number;
  readonly computed: number;
  readonly images: number;
  readonly whole: number;
  readonly range: readonly [low: number, high: number];
  readonly trials: Trials;
}

const add = (of: readonly Came[], what: 'points' | 'computed' | 'images' | 'whole'): number => of.reduce((sum, came) => sum + came[what], 0);

/** What must be known under the figures. */
function sayDrawn({ tolerance }: LandscapeSetup, came: readonly Came[]): string {
  const [images, whole] = [add(came, 'images'), add(came, 'whole')];
  const low = Math.min(...came.map(({ range }) => range[0]));
  const high = Math.max(...came.map(({ range }) => range[1]));
  return `Drawn adaptively, to within ${tolerance}% of the logarithmic range from ${brief(low)} to ${brief(high)}, with ${brief(whole / images)} times fewer evaluations than an exact drawing.`;
}

/** How it was done, and how far it was put to the test. */
function sayHow({ tolerance }: LandscapeSetup, came: readonly Came[]): string {
  const tried = came.reduce((sum, { trials }) => sum + trials.tried, 0);
  const failed = came.reduce((sum, { trials }) => sum + trials.failed, 0);
  const worst = Math.max(...came.map(({ trials }) => trials.worst));
  return [
    `${many(add(came, 'computed'))} of ${many(add(came, 'points'))} points were computed, with ${many(add(came, 'images'))} evaluations of an image in place of ${many(add(came, 'whole'))}.`,
    tried === 0 ? '' : ` Of ${tried} interpolated values tried out at random ${failed === 0 ? 'none' : failed} ${failed === 1 ? 'was' : 'were'} off by more than half of the tolerance${failed === 0 ? ` (the worst by ${brief((worst * tolerance) / 2)}%)` : ', and what lies around was computed'}.`,
  ].join('');
}

/** A surface from as few points and images as will do; rows made in earlier sessions are taken as they are, and the same decisions follow from them. */
export async function* drawAdaptively(setup: LandscapeSetup, bench: Bench, gallery: Gallery, over: OverPlane): AsyncGenerator<LandscapeRow, void, void> {
  const placed = placeOf(setup);
  const came: Came[] = [];
  for (const panel of panelsOf(setup)) {
    came.push(yield* drawPanel(setup, bench, { gallery, over }, panel, placed));
    await bench.caption([sayDrawn(setup, came), gallery.rounding].filter(Boolean).join(' '));
    await bench.note([gallery.said, over.said, gallery.rounding, sayHow(setup, came)].filter(Boolean).join('\n'));
  }
}

async function* drawPanel(setup: LandscapeSetup, bench: Bench, { gallery, over }: { readonly gallery: Gallery; readonly over: OverPlane }, panel: Panel, placed: (item: Item) => number): AsyncGenerator<LandscapeRow, Came, void> {
  const around = await gallery.open(panel.number);
  const way = await around.way(panel.repeat);
  const size = sizeOf(setup);
  const { sides } = size;
  const setting = { way, panel, around: gallery.names[panel.number - 1] };
  const there = new Map(bench.done.map(({ n, row }) => [n, row as LandscapeRow]));
  const all: LandscapeRow[] = [];
  const allowance = openAllowance(setup);
  const finder = openFinder(setup, bench.seed, around, way, allowance.error);

  for (let k = 0; k < size.named; k++) {
    for (const item of bench.remaining([{ ...panel, named: k }], placed)) yield rowAt(way.named[item.named], setting, await measureExactly(setup, around, way, way.named[item.named]));
  }
  for (let k = 0; k < size.over; k++) {
    for (const item of bench.remaining([{ ...panel, over: k }], placed)) yield await over.row(item.over);
  }

  let latest: Measured | undefined;
  const clock = openClock(bench);
  const surface = refine({
    sides,
    pivot: { i: way.as.indexOf(0), j: way.bs.indexOf(0) },
    async evaluate(place) {
      const point = { a: way.as[place.i], b: way.bs[place.j] };
      const known = there.get(placed({ ...panel, ...place }));
      latest = known ?? await clock.time(() => finder.find(point));
      clock.pass();
      if (known) finder.remember(point);
      const channels = channelsOf(latest);
      allowance.see(channels[0]);
      return channels;
    },
    allowed: allowance.interpolated,
    plan: clock.plan,
    chance: stream(bench.seed, `trials of panel ${panel.number}.${panel.repeat}`),
  });
  for (;;) {
    const next = await surface.next();
    if (next.done) {
      const computed = all.filter((row) => row.made === 'evaluated');
      return {
        points: all.length, computed: computed.length, range: allowance.range(), trials: next.value,
        images: computed.reduce((sum, { images }) => sum + images, 0), whole: all.length * around.splits.get(setsOf(setup)[0])!.count,
      };
    }
    const { place, channels, made } = next.value;
    const measured = made === 'evaluated' ? latest! : measuredFrom(channels);
    const row = rowAt({ a: way.as[place.i], b: way.bs[place.j] }, setting, measured, made);
    all.push(row);
    for (const _item of bench.remaining([{ ...panel, ...place }], placed)) yield row;
  }
}
