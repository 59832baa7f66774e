import type { FigureSpec } from '../../src-shared/figure';
import type { Row } from '../../src-shared/kind';
import type { Relief } from '../../src-shared/messages';
import { surfaceOf, surfacesIn, type Surface, type WhichSurface } from '../../src-shared/surface';

/** The surfaces that a landscape's rows tell apart, for files that hold one. */
export interface Surfaces extends ReturnType<typeof surfacesIn> {
  /** Whether they are lines, which have no relief. */
  readonly areLines: boolean;
}

/** The surfaces in rows; undefined where there are none yet. */
export function maybeSurfaces(rows: readonly Row[]): Surfaces | undefined {
  if (rows.length === 0) return undefined;
  const found = surfacesIn(rows);
  return { ...found, areLines: surfaceOf(rows, firstOf(found)).ys === undefined };
}

/** What was chosen, and the first where nothing was. */
export const firstOf = ({ repeats, arounds }: Pick<Surfaces, 'repeats' | 'arounds'>, { repeat = repeats[0], around = arounds[0] }: WhichSurface = {}): WhichSurface =>
  ({ ...(repeat !== undefined && { repeat }), ...(around !== undefined && { around }) });

/** The height that a figure's scale and cut ask for. */
export const reliefOf = ({ scale, top }: Pick<FigureSpec, 'scale' | 'top'>): Relief => ({ log: scale === 'log', ...(typeof top === 'number' && { top }) });

/** What a file of a surface holds, in words. */
export function describeSurface({ xs, ys, values }: Surface): string {
  const points = xs.length * (ys?.length ?? 1);
  const known = Math.max(0, ...Object.values(values).map((some) => some.filter((value) => !Number.isNaN(value)).length));
  const holes = known === points ? '' : `, ${(points - known).toLocaleString('en')} of them without values`;
  return `${ys ? `${xs.length} × ${ys.length}` : xs.length} points${holes}.`;
}
