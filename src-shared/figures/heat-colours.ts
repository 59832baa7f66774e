import { rgb } from 'd3';
import type { FigureSpec } from '../figure';
import { diverging, sequential } from './colours';
import type { HeightField } from './height-field';
import type { HeightScale } from './height-scale';
import type { Paper } from './paper';

// Odd, so that the middle of a diverging palette is a step.
const steps = 129;

/** The colours of cells from the lowest value to the highest, as 0xRRGGBB: few enough that neighbours share one, which keeps files small. */
export function heatColours({ palette }: FigureSpec, { colours }: Paper): Int32Array {
  const colourAt = palette === 'diverging' ? diverging : sequential[colours];
  return Int32Array.from({ length: steps }, (_, k) => {
    const { r, g, b } = rgb(colourAt(k / (steps - 1)));
    return (Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b);
  });
}

/** The place of each cell's colour among `heatColours`; -1 where there is no value, or none on a logarithmic scale. */
export function heatSteps({ values }: HeightField, { scale }: HeightScale): Int16Array {
  const found = new Int16Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const at = scale.place(values[k]);
    found[k] = Number.isFinite(at) ? Math.round(Math.min(1, Math.max(0, at)) * (steps - 1)) : -1;
  }
  return found;
}
