import type { FigureSpec, Mark } from '../figure';
import type { ColourBar } from './colour-bar';
import { inkOn } from './colours';
import type { Box, Drawing, Item, Points, Text } from './drawing';
import { drawSpots } from './draw-spots';
import { drawFlatPanels } from './flat-panels';
import { heatColours, heatSteps } from './heat-colours';
import { heatGrid, type HeatGrid } from './heat-grid';
import { nearestLine } from './height-field';
import { drawMark } from './mark';
import type { Paper } from './paper';
import { drawPaths } from './path-over';
import type { Columns, FigureRows } from './rows';
import { isWithin } from './scale';
import { hexOf } from './shading';
import { capitalHeight, outlinesOverlap, textCorners, textWidth } from './text-size';
import { formatNumber } from './ticks';

/** Values as coloured cells, written in them where they fit; one or several panels on one scale; a null value leaves a hole. */
export function drawHeat(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper): Drawing {
  return heatOf(spec, heatGrid(spec, rows, columns, paper), paper, true);
}

/** The heat map of gridded values, with its cells as polygons or, where something else paints them, without. */
export function heatOf(spec: FigureSpec, grid: HeatGrid, paper: Paper, hasCells: boolean): Drawing {
  const { titles, height, x, y } = grid;
  const colours = heatColours(spec, paper);
  return drawFlatPanels(spec, grid, {
    title: `${titles[2]} over ${titles[0]} and ${titles[1]}`,
    bar: heatBar(grid, colours),
    proportion: proportionOf(grid),
    draw(k, box) {
      const steps = heatSteps(grid.fields[k], height);
      const marks = (spec.marks ?? []).filter((mark) => isWithin(x, mark.x) && isWithin(y, mark.y)).map((mark) => ({ mark, ...markIn(grid, box, mark, paper) }));
      const path = drawPaths(grid.paths[k], x, y, box, paper.lineWidth);
      const spots = drawSpots(grid.spots[k], x, y, box, paper, [...path.pieces, ...marks.map(({ outline }) => outline)]);
      const covers = (outline: Points) => (text: Text) => outlinesOverlap(outline, textCorners(text));
      const values = valuesIn(grid, k, box, steps, colours, paper).filter((text) => !spots.pieces.some((outline) => covers(outline)(text)));
      // A cross would strike out the value in its cell.
      const marked = marks.flatMap(({ mark, items, outline }) => (values.some(covers(outline)) ? frameOf(grid, k, box, mark) : items));
      return { kind: 'group', name: 'cells', clip: box, items: [...(hasCells ? cellsIn(grid, k, box, steps, colours, paper) : []), ...values, ...path.items, ...marked, ...spots.items] };
    },
  }, paper);
}

function heatBar({ titles, height: { scale, cut } }: HeatGrid, colours: Int32Array): ColourBar {
  return {
    title: titles[2],
    colours: Array.from(colours, (colour, k) => ({ from: k / colours.length, colour: hexOf(colour) })),
    ...(cut === undefined ? {} : { above: hexOf(colours[colours.length - 1]) }),
    ticks: scale.ticks.map((tick) => ({ ...tick, at: scale.place(tick.value) })),
  };
}

/** Square cells where there are about as many across as upwards, of names; else a unit equally long on both axes, as far as the panel stays in shape. */
function proportionOf({ x, y }: HeatGrid): number {
  const proportion = (y.domain[1] - y.domain[0]) / (x.domain[1] - x.domain[0]);
  return proportion >= 0.3 && proportion <= 2 ? proportion : 0.75;
}

/** The cells, neighbours of one colour as one. */
function cellsIn({ fields, cells }: HeatGrid, k: number, box: Box, steps: Int16Array, colours: Int32Array, paper: Paper): Item[] {
  const { across, upwards } = cells[k];
  const count = fields[k].xs.length;
  const hole: Item = { kind: 'polygon', points: corners(box, [0, 1], [0, 1]), fill: paper.theme.pane };
  const items = upwards.flatMap((line, j) => {
    const runs: Item[] = [];
    for (let i = 0; i < count;) {
      const from = i++;
      const step = steps[j * count + from];
      while (i < count && steps[j * count + i] === step && across[i][0] <= across[i - 1][1] + 1e-9) i++;
      const fill = step < 0 ? '' : hexOf(colours[step]);
      // A rim in its own colour closes the seams that antialiasing would leave.
      if (step >= 0) runs.push({ kind: 'polygon', points: corners(box, [across[from][0], across[i - 1][1]], line), fill, stroke: fill, width: 0.15 });
    }
    return runs;
  });
  return [hole, ...items];
}

function corners({ left, top, width, height }: Box, [from, to]: readonly [number, number], [low, high]: readonly [number, number]): number[] {
  const [x0, x1, y0, y1] = [left + from * width, left + to * width, top + (1 - low) * height, top + (1 - high) * height];
  return [x0, y1, x1, y1, x1, y0, x0, y0];
}

/** Each value in its cell, if all have room. */
function valuesIn({ fields, cells }: HeatGrid, k: number, { left, top, width, height }: Box, steps: Int16Array, colours: Int32Array, paper: Paper): Text[] {
  const { values, xs } = fields[k];
  const { across, upwards } = cells[k];
  const [narrowest, lowest] = [width, height].map((length, axis) => length * Math.min(1, ...[across, upwards][axis].map(([from, to]) => to - from)));
  const smallest = paper.fontSize * 0.7;
  if (lowest * 0.8 < smallest * capitalHeight) return [];
  const texts = Array.from(values, (value, at) => (steps[at] < 0 ? '' : formatNumber(value, 2)));
  const widest = Math.max(0.1, ...texts.map((text) => textWidth(text, 1)));
  const size = Math.min(paper.fontSize * 0.875, (narrowest * 0.84) / widest, (lowest * 0.6) / capitalHeight);
  if (size < smallest) return [];
  return texts.flatMap((text, at): Text[] => {
    if (text === '') return [];
    const [[x0, x1], [y0, y1]] = [across[at % xs.length], upwards[Math.floor(at / xs.length)]];
    return [{ kind: 'text', text, x: left + ((x0 + x1) / 2) * width, y: top + (1 - (y0 + y1) / 2) * height, size, colour: inkOn(hexOf(colours[steps[at]])), weight: 400, anchor: 'middle', baseline: 'middle' }];
  });
}

/** A frame around the cell in which a mark lies, seen on any colour. */
function frameOf({ fields, cells }: HeatGrid, k: number, box: Box, { x, y }: Mark): Item[] {
  const lines = [corners(box, cells[k].across[nearestLine(fields[k].xs, x)], cells[k].upwards[nearestLine(fields[k].ys, y)])];
  return [{ kind: 'path', closed: true, lines, stroke: '#ffffff', width: 2.2 }, { kind: 'path', closed: true, lines, stroke: '#000000', width: 0.9 }];
}

function markIn({ x, y }: HeatGrid, { left, top, width, height }: Box, mark: Mark, paper: Paper): ReturnType<typeof drawMark> {
  return drawMark(mark, [left + x.place(mark.x) * width, top + (1 - y.place(mark.y)) * height], paper);
}
