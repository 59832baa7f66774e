import type { FigureSpec, Mark, Threshold } from '../figure';
import type { ColourBar } from './colour-bar';
import { inkOn, sequential } from './colours';
import type { Box, Drawing, Item, Points } from './drawing';
import { drawSpots } from './draw-spots';
import { drawFlatPanels } from './flat-panels';
import { gridded, type Gridded } from './gridded';
import type { HeightField } from './height-field';
import { cutAt, isoLines, type IsoLine } from './iso-lines';
import { labelLevels } from './level-labels';
import { chooseLevels, type Level } from './levels';
import { drawMark } from './mark';
import type { Paper } from './paper';
import { drawPaths, type PathOver } from './path-over';
import type { Columns, FigureRows } from './rows';
import { isWithin, type Scale } from './scale';
import type { Spot } from './spots';
import { drawThreshold } from './thresholds';

/** Filled contours with labelled levels, one or several panels on the same levels, one unit equally long on both axes; a null value leaves a hole. */
export function drawContour(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper): Drawing {
  return contoursOf(spec, contourGrid(spec, rows, columns), paper);
}

/** The values that contours are drawn from, cut where the highest level asked for lies. */
export function contourGrid(spec: FigureSpec, rows: FigureRows, columns: Columns): Gridded {
  return gridded({ ...spec, ...(spec.levels && spec.top === undefined ? { top: Math.max(...spec.levels) } : {}) }, rows, columns, 10);
}

/** The contours of gridded values. */
export function contoursOf(spec: FigureSpec, grid: Gridded, paper: Paper): Drawing {
  const { x, y, height, titles, fields } = grid;
  const levels = chooseLevels(spec, height);
  const colours = levelColours(levels.length + 1, paper);
  const content = { levels, colours, x, y, thresholds: grid.thresholds };
  // A path or names say more of where the weights are.
  const marksIn = (k: number) => spec.marks ?? (grid.spots[k].length + grid.paths[k].length > 0 ? [] : [{ x: 0, y: 0 }]);
  return drawFlatPanels(spec, grid, {
    title: `Contours of ${titles[2]} over ${titles[0]} and ${titles[1]}`,
    bar: levelBar(levels, colours, titles[2]),
    proportion: (y.domain[1] - y.domain[0]) / (x.domain[1] - x.domain[0]),
    draw: (k, box) => ({ kind: 'group', name: 'contours', items: drawPanel(fields[k], { ...content, paths: grid.paths[k], spots: grid.spots[k], marks: marksIn(k) }, box, paper) }),
  }, paper);
}

interface PanelContent {
  readonly levels: readonly Level[];
  readonly colours: readonly string[];
  readonly x: Scale;
  readonly y: Scale;
  readonly marks: readonly Mark[];
  readonly paths: readonly PathOver[];
  readonly spots: readonly Spot[];
  readonly thresholds: readonly Threshold[];
}

function drawPanel(field: HeightField, { levels, colours, x: xScale, y: yScale, marks, paths, spots, thresholds }: PanelContent, box: Box, paper: Paper): Item[] {
  const onPaper = (line: IsoLine): Points => line.flatMap(([x, y]) => [box.left + xScale.place(x) * box.width, box.top + (1 - yScale.place(y)) * box.height]);
  const over = drawPaths(paths, xScale, yScale, box, paper.lineWidth);
  if (!field.values.some(Number.isFinite)) return [...over.items, ...drawSpots(spots, xScale, yScale, box, paper, over.pieces).items];
  const cuts = levels.map(({ value }) => cutAt(field, value));
  // Each region is painted whole and covered by the next higher one, so that no seam shows between two.
  const fills = [cutAt(field, -Number.MAX_VALUE), ...cuts].map(({ region }, k): Item => ({ kind: 'path', closed: true, lines: region.map(onPaper), fill: colours[k] }))
    .filter((item) => item.kind === 'path' && item.lines.length > 0);
  const marked = marks.filter(({ x, y }) => isWithin(xScale, x) && isWithin(yScale, y)).map((mark) => drawMark(mark, onPaper([[mark.x, mark.y]]), paper));
  const named = drawSpots(spots, xScale, yScale, box, paper, [...over.pieces, ...marked.map(({ outline }) => outline)]);
  const heights = thresholds.map(({ value }) => isoLines(field, value).map(onPaper));
  const contrast = levels.map((_, k) => inkOn(colours[k], colours[k + 1]));
  const lines = cuts.map((cut) => cut.lines.map(onPaper));
  const { texts, lines: shown } = labelLevels(
    levels.map(({ label }, k) => ({ label, lines: lines[k], colour: contrast[k], halo: colours[contrast[k] === '#ffffff' ? k : k + 1] })),
    box, paper.fontSize * 0.75, [...marked.map(({ outline }) => outline), ...over.pieces, ...named.pieces], heights.flat(),
  );
  const strokes = shown.map((some, k): Item => ({ kind: 'path', lines: some, stroke: contrast[k], width: 0.5, opacity: 0.75 })).filter((item) => item.kind === 'path' && item.lines.length > 0);
  return [...fills, ...strokes, ...heights.flatMap((some, k) => drawThreshold(some, k, paper)), ...texts, ...over.items, ...marked.flatMap(({ items }) => items), ...named.items];
}

function levelColours(count: number, paper: Paper): string[] {
  return Array.from({ length: count }, (_, k) => sequential[paper.colours](count > 1 ? k / (count - 1) : 0));
}

function levelBar(levels: readonly Level[], colours: readonly string[], title: string): ColourBar {
  const bands = levels.length;
  return {
    title, colours: colours.slice(0, -1).map((colour, k) => ({ from: k / bands, colour })),
    above: colours.at(-1),
    ticks: levels.map(({ value, label }, k) => ({ value, label, at: (k + 1) / bands })),
  };
}
