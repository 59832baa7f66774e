import { openEngine } from '../../engine/open';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { drawAdaptively } from './adaptive';
import { drawExactly } from './exact';
import { openGallery } from './open-gallery';
import { openOver } from './open-over';
import type { LandscapeRow, LandscapeSetup } from './setup';

/** Loss on a line or a plane through the weights (Li et al. 2018, eq. 1). */
export async function* run(setup: LandscapeSetup, bench: Bench): AsyncGenerator<LandscapeRow, void, void> {
  let engine: ReturnType<typeof openEngine> | undefined;
  const open = async () => {
    const isFirst = engine === undefined;
    const opened = await (engine ??= openEngine());
    if (isFirst) await bench.madeWith(madeWith(opened, setup.precision));
    return opened;
  };
  const gallery = await openGallery(setup, bench, open);
  const over = await openOver(setup, bench, gallery);
  await bench.note([gallery.said, over.said, gallery.rounding].filter(Boolean).join('\n'));
  if (gallery.rounding) await bench.caption(gallery.rounding);
  yield* setup.drawing === 'adaptive' ? drawAdaptively(setup, bench, gallery, over) : drawExactly(setup, bench, gallery, over);
  await gallery.close();
}
