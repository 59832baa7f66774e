import { stream } from '../../../src-shared/math/random';
import { refine, type Trials } from '../../../src-shared/math/refine';
import type { Bench } from '../bench';
import { channelsOf, measuredFrom, openAllowance, type Allowance } from './drawn';
import { panelsOf, placeOf, sizeOf, type Item, type Panel } from './items';
import { measureExactly, type Measured } from './measure';
import { openFinder } from './open-finder';
import type { Gallery } from './open-gallery';
import { rowAt } from './row-at';
import type { LandscapeRow, LandscapeSetup } from './setup';

const many = (count: number): string => count.toLocaleString('en');
const brief = (x: number): string => String(Number(x.toPrecision(3)));

/** What an adaptive drawing came to, in sentences. */
function say({ tolerance }: LandscapeSetup, rows: readonly LandscapeRow[], images: number, allowance: Allowance, { tried, failed, worst }: Trials): string {
  const computed = rows.filter(({ made }) => made === 'evaluated');
  const spent = computed.reduce((sum, row) => sum + row.images, 0);
  const whole = rows.length * images;
  const [low, high] = allowance.range();
  return [
    `Drawn adaptively, to within ${tolerance}% of the logarithmic range from ${brief(low)} to ${brief(high)}: ${many(computed.length)} of ${many(rows.length)} points were computed, with ${many(spent)} evaluations of an image in place of ${many(whole)} (${brief(whole / spent)} times fewer).`,
    tried === 0 ? '' : ` Of ${tried} interpolated values tried out at random ${failed === 0 ? 'none' : failed} ${failed === 1 ? 'was' : 'were'} off by more than half of that${failed === 0 ? ` (the worst by ${brief((worst * tolerance) / 2)}%)` : ', and what lies around was computed'}.`,
  ].join('');
}

/** A surface from as few points and images as will do; rows made in earlier sessions are taken as they are, and the same decisions follow from them. */
export async function* drawAdaptively(setup: LandscapeSetup, bench: Bench, gallery: Gallery): AsyncGenerator<LandscapeRow, void, void> {
  const placed = placeOf(setup);
  const sentences: string[] = [];
  for (const panel of panelsOf(setup)) {
    sentences.push(yield* drawPanel(setup, bench, gallery, panel, placed));
    await bench.note([gallery.said, ...sentences].join(' '));
  }
}

async function* drawPanel(setup: LandscapeSetup, bench: Bench, gallery: Gallery, panel: Panel, placed: (item: Item) => number): AsyncGenerator<LandscapeRow, string, void> {
  const around = await gallery.open(panel.number);
  const way = await around.way(panel.repeat);
  const { sides, named } = sizeOf(setup);
  const setting = { way, panel, around: gallery.names[panel.number - 1] };
  const there = new Map(bench.done.map(({ n, row }) => [n, row as LandscapeRow]));
  const all: LandscapeRow[] = [];
  const allowance = openAllowance(setup);
  const finder = openFinder(setup, bench.seed, around, way, allowance.error);

  for (let k = 0; k < named; k++) {
    for (const item of bench.remaining([{ ...panel, named: k }], placed)) yield rowAt(way.named[item.named], setting, await measureExactly(setup, around, way, way.named[item.named]));
  }

  let latest: Measured | undefined;
  const surface = refine({
    sides,
    pivot: { i: way.as.indexOf(0), j: way.bs.indexOf(0) },
    async evaluate(place) {
      const point = { a: way.as[place.i], b: way.bs[place.j] };
      const known = there.get(placed({ ...panel, ...place }));
      latest = known ?? await finder.find(point);
      if (known) finder.remember(point);
      const channels = channelsOf(latest);
      allowance.see(channels[0]);
      return channels;
    },
    allowed: allowance.interpolated,
    chance: stream(bench.seed, `trials of panel ${panel.number}.${panel.repeat}`),
  });
  for (;;) {
    const next = await surface.next();
    if (next.done) return say(setup, all, around.splits.get('train')!.count, allowance, next.value);
    const { place, channels, made } = next.value;
    const measured = made === 'evaluated' ? latest! : measuredFrom(channels);
    const row = rowAt({ a: way.as[place.i], b: way.bs[place.j] }, setting, measured, made);
    all.push(row);
    for (const _item of bench.remaining([{ ...panel, ...place }], placed)) yield row;
  }
}
