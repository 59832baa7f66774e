import type { DrawingName, FigureSpec } from '../../src-shared/figure';
import type { SequentialName } from '../../src-shared/figures/colours';

/** Where values are cut: chosen by the drawing, nowhere, or at a height. */
export type Clip = 'auto' | 'never' | 'value';

/** What a person may change of a figure that a kind declares. */
export interface FigureChoices {
  readonly isLog: boolean;
  readonly clip: Clip;
  readonly top: number;
  /** Whether contour lines lie on the floor under a surface. */
  readonly hasFloor: boolean;
  readonly colours: SequentialName;
}

/** What there is to choose for a drawing. */
export const choosable: Readonly<Record<DrawingName, readonly (keyof FigureChoices)[]>> = {
  surface: ['isLog', 'clip', 'hasFloor', 'colours'],
  contour: ['isLog', 'clip', 'colours'],
  heat: ['isLog', 'clip', 'colours'],
  lines: ['isLog'],
};

/** The choices that leave a figure as its kind declares it. */
export function choicesOf({ scale, top, floor }: FigureSpec): FigureChoices {
  return { isLog: scale === 'log', clip: top === undefined ? 'auto' : top === null ? 'never' : 'value', top: top ?? 10, hasFloor: floor !== undefined, colours: 'viridis' };
}

/** The figure as it was chosen. */
export function chosenSpec({ top: _, floor: __, ...spec }: FigureSpec, { isLog, clip, top, hasFloor }: FigureChoices): FigureSpec {
  const cut = clip === 'auto' ? {} : { top: clip === 'never' ? null : top };
  return { ...spec, scale: isLog ? 'log' : 'linear', ...cut, ...(hasFloor ? { floor: 'contours' } : {}) };
}
