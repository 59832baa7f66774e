import type { Panel } from './items';
import type { Measured } from './measure';
import type { LandscapeRow } from './setup';
import type { NamedPoint, Point, Way } from './way';

export interface Setting {
  readonly way: Way;
  readonly panel: Panel;
  /** What the weights are called. */
  readonly around: string;
}

/** The row of a point. */
export const rowAt = (point: Point | NamedPoint, { way, panel, around }: Setting, measured: Measured, made: LandscapeRow['made'] = 'evaluated'): LandscapeRow => ({
  a: point.a,
  b: way.flat ? point.b : null,
  ...measured,
  made,
  point: 'name' in point ? point.name : 'grid',
  repeat: panel.repeat,
  around,
  path: null,
  t: null,
  off: null,
});
