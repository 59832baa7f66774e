/** Surfaces around trained weights as the paper draws them. */
import type { RecipeFigure, TableLine } from '../../../src-shared/recipe';
import { landscape } from '../../experiments/landscape';
import { centreOf, highestLoss, roughnessOf } from '../grid-rows';
import type { Circumstances, Planned } from '../recipe';
import { around, outcomesOf, rowsByLabel, type Arm, type Outcomes } from './arms';
import { sizeFor } from './sizes';

/** The levels of the paper's code: arange(0.1, 10, 0.5). */
export const LEVELS = Array.from({ length: 20 }, (_, k) => Number((0.1 + 0.5 * k).toFixed(1)));

export interface SurfaceSize {
  readonly side?: number;
  readonly examples?: number;
}

/** A surface around the weights of each arm, along filter-normalised directions from -1 to 1. */
export function surfacesAround(where: Circumstances, arms: readonly Arm[], { side, examples }: SurfaceSize = {}): Planned[] {
  const size = sizeFor(where);
  return around('surface', 'landscape', where, arms, (weights) => ({ weights, side: side ?? size.side, reach: 1, examples: examples ?? size.onSurface }));
}

/** What the surfaces come to in numbers. */
export const surfaceLines = (outcomes: Outcomes, arms: readonly Arm[]): TableLine[] => {
  const surfaces = outcomesOf('surface', outcomes, arms).map(({ rows }) => rows);
  return [
    { what: 'Loss at the centre of the surface', ours: surfaces.map((rows) => Number(centreOf(rows)['loss'])) },
    { what: 'Highest loss on the surface', ours: surfaces.map(highestLoss) },
    { what: 'Roughness', ours: surfaces.map(roughnessOf) },
  ];
};

export const ROUGHNESS = 'Roughness: how far a walk along the grid lines goes up and down beyond what a single valley asks for, in natural logarithms of the loss; 0 is a bowl.';

/** The surfaces side by side on one scale, cut at 10 and drawn over ln(loss + 0.1) as in the paper, and their contours at its levels. */
export const surfaceFigures = (name: string, title: string, outcomes: Outcomes, arms: readonly Arm[]): RecipeFigure[] => {
  const shared = { rows: rowsByLabel('surface', outcomes, arms), columns: landscape.columns };
  return [
    { name: `${name}-surface`, spec: { draw: 'surface', x: 'a', y: 'b', z: 'loss', scale: 'log', offset: 0.1, top: 10, title }, ...shared },
    { name: `${name}-contour`, spec: { draw: 'contour', x: 'a', y: 'b', z: 'loss', levels: LEVELS, title }, ...shared },
  ];
};
