import type { Box, Item, Points } from './drawing';
import type { Paper } from './paper';
import type { Scale } from './scale';

/** The rim of a flat panel. */
export function drawFrame({ left, top, width, height }: Box, { theme }: Paper): Item {
  return { kind: 'path', closed: true, lines: [[left, top, left + width, top, left + width, top + height, left, top + height]], stroke: theme.ink, width: 0.6 };
}

/** Faint lines at the ticks of both axes, behind what is drawn. */
export function drawGrid(x: Scale, y: Scale, { left, top, width, height }: Box, { theme }: Paper): Item {
  const inner = ({ ticks, place }: Scale) => ticks.map(({ value }) => place(value)).filter((at) => at > 0.001 && at < 0.999);
  const upright = inner(x).map((at): Points => [left + at * width, top, left + at * width, top + height]);
  const level = inner(y).map((at): Points => [left, top + (1 - at) * height, left + width, top + (1 - at) * height]);
  return { kind: 'path', lines: [...upright, ...level], stroke: theme.grid, width: 0.4 };
}
