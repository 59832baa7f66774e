import type { Bench } from '../bench';
import { itemsOf, placeOf, type Item } from './items';
import { measureExactly } from './measure';
import type { Gallery } from './open-gallery';
import type { OverPlane } from './open-over';
import { rowAt } from './row-at';
import type { LandscapeRow, LandscapeSetup } from './setup';

/** Every point with every image. */
export async function* drawExactly(setup: LandscapeSetup, bench: Bench, gallery: Gallery, over: OverPlane): AsyncGenerator<LandscapeRow, void, void> {
  for (const item of bench.remaining<Item>(itemsOf(setup), placeOf(setup))) {
    if ('over' in item) {
      yield await over.row(item.over);
      continue;
    }
    const around = await gallery.open(item.number);
    const way = await around.way(item.repeat);
    const point = 'named' in item ? way.named[item.named] : { a: way.as[item.i], b: way.bs[item.j] };
    yield rowAt(point, { way, panel: item, around: gallery.names[item.number - 1] }, await measureExactly(setup, around, way, point));
  }
}
