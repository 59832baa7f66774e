/** What lies over a plane through three weights, opened: training iterates, curves and the segments between the three. */
import { projectOn } from '../../../src-shared/math/pca';
import type { Bench } from '../bench';
import { openOther } from '../open-trained';
import { measureExactly, type Measured } from './measure';
import type { Around } from './open-around';
import type { Gallery } from './open-gallery';
import { overOf, SIDES } from './over';
import { rowAt } from './row-at';
import type { LandscapeRow, LandscapeSetup } from './setup';
import { storedCurve, type StoredCurve, type Whole } from './stored-curve';
import type { Way } from './way';

export interface OverPlane {
  /** What must be known of it, as a sentence; empty where there is nothing over the plane. */
  readonly said: string;
  /** The row of one of its points, by its place among all. */
  row(over: number): Promise<LandscapeRow>;
}

/** Losses at weights themselves, wherever they lie, with batch-norm statistics as the setup has them there; the device then has the middle of the plane again. */
async function measureAt(setup: LandscapeSetup, around: Around, way: Way, { weights, statistics }: Whole): Promise<Measured> {
  const { session, trained } = around;
  await session.set('weights', weights);
  try {
    return await measureExactly(setup, { ...around, trained: { ...trained, statistics: Float32Array.from(statistics) } }, way, { a: 0, b: 0 });
  } finally {
    await session.set('weights', trained.weights);
  }
}

const HOW: Readonly<Record<LandscapeSetup['statistics'], string>> = {
  'kept': "the first weights' batch-norm statistics",
  'interpolated': 'their own batch-norm statistics',
  'interpolated, variances at least 0': 'their own batch-norm statistics',
  'recomputed': 'batch-norm statistics recomputed there',
};

/** What lies over the plane of the first weights, each of its points opened when its row is asked for. */
export async function openOver(setup: LandscapeSetup, bench: Bench, gallery: Gallery): Promise<OverPlane> {
  const all = overOf(setup);
  const around = await gallery.open(1);
  const way = await around.way(1);
  const { network, weights: own, statistics } = around.trained;
  const { iterates } = setup;

  // One curve at a time is in memory.
  let opened: { readonly which: number; readonly curve: StoredCurve } | undefined;
  const curveAt = async (which: number): Promise<StoredCurve> => {
    if (opened?.which !== which) opened = { which, curve: await storedCurve(setup.curves[which], network, bench.weights) };
    return opened.curve;
  };
  const setting = { way, panel: { number: 1, repeat: 1 }, around: gallery.names[0] };
  const away = async (point: 'iterate' | 'curve', path: string, t: number | null, there: Whole): Promise<LandscapeRow> => {
    const { coordinates: [[a, b]], distances: [off] } = projectOn([way.first, way.second], [there.weights, own]);
    return { ...rowAt({ a, b, name: point }, setting, await measureAt(setup, around, way, there)), path, t, off };
  };
  return {
    said: iterates.length + setup.curves.length === 0 ? '' : `Losses of what lies over the plane are those of the weights themselves, not of the plane beneath them${statistics.length > 0 ? `, with ${HOW[setup.statistics]}` : ''}.`,
    async row(over) {
      const item = all[over];
      if (item.point === 'iterate') return away('iterate', around.over.iterates, null, await openOther(iterates[item.which], network, bench.weights));
      if (item.point === 'curve') return away('curve', around.over.curves[item.which], item.t, (await curveAt(item.which)).at(item.t));
      const [from, to] = SIDES[item.which].map((corner) => way.named[corner]);
      const along = (axis: 'a' | 'b') => (1 - item.t) * from[axis] + item.t * to[axis];
      const at = { a: along('a'), b: along('b'), name: 'segment' };
      return { ...rowAt(at, setting, await measureExactly(setup, around, way, at)), path: `${from.name} to ${to.name}`, t: item.t, off: 0 };
    },
  };
}
