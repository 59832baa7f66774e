import type { FigureSpec, Mark } from '../figure';
import { axisReach, drawAxis, labelOverhang, type Axis } from './axis';
import { colourBarWidth, drawColourBar, type ColourBar } from './colour-bar';
import { luminance, sequential } from './colours';
import type { Box, Drawing, Item, PanelPlace, Points } from './drawing';
import { describe } from './describe';
import { drawFrame } from './frame';
import { heightField, type HeightField } from './height-field';
import { heightScale } from './height-scale';
import { isoLines, regionAbove, type IsoLine } from './iso-lines';
import { layOut } from './layout';
import { labelLevels } from './level-labels';
import { chooseLevels, type Level } from './levels';
import { drawMark } from './mark';
import type { Paper } from './paper';
import { facetsOf, titleOf, type Columns, type FigureRows } from './rows';
import { axisPlace, extentScale, type Scale } from './scale';

/** Filled contours with labelled levels, one or several panels on the same levels, one unit equally long on both axes; a null value leaves a hole. */
export function drawContour(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper): Drawing {
  const [x, y, z] = [spec.x, [spec.y].flat()[0], spec.z ?? ''];
  const titles = [spec.titles?.x ?? titleOf(columns, x), spec.titles?.y ?? titleOf(columns, y), spec.titles?.z ?? titleOf(columns, z)] as const;
  const facets = facetsOf(spec, rows);
  const fields = facets.map((facet) => heightField(facet.rows, x, y, z));
  const height = heightScale(fields, { ...spec, ...(spec.levels && spec.top === undefined ? { top: Math.max(...spec.levels) } : {}) }, titles[2], 10);
  const levels = chooseLevels(spec, height);
  const [xScale, yScale] = [extentScale(fields.flatMap(({ xs }) => xs)), extentScale(fields.flatMap(({ ys }) => ys))];
  const colours = levelColours(levels.length + 1, paper);
  const bar = levelBar(levels, colours, titles[2]);
  const [bottom, left] = [{ side: 'bottom', scale: xScale, title: titles[0], labelled: true }, { side: 'left', scale: yScale, title: titles[1], labelled: true }] as const satisfies readonly Axis[];
  const proportion = (yScale.domain[1] - yScale.domain[0]) / (xScale.domain[1] - xScale.domain[0]);
  const layout = layOut({
    title: spec.title ?? '', note: height.note, headings: facets.map(({ label }) => label),
    insets: { left: axisReach(left, paper), right: labelOverhang(bottom, paper), top: paper.fontSize * 0.35, bottom: axisReach(bottom, paper) },
    gap: labelOverhang(bottom, paper) * 2 + paper.fontSize * 0.8, narrowest: 8 * paper.fontSize, aside: colourBarWidth(bar, paper), heightOf: (width) => width * proportion,
  }, paper);
  const panels = fields.map((field, k): { items: Item[]; place: PanelPlace } => {
    const box = inProportion(layout.panels[k], proportion);
    const items = drawPanel(field, { levels, colours, xScale, yScale, marks: spec.marks ?? [{ x: 0, y: 0 }] }, box, paper);
    const axes = [...drawAxis(bottom, box, paper), ...drawAxis({ ...left, labelled: k % layout.columns === 0 }, box, paper)];
    return {
      items: [{ kind: 'group', name: 'contours', items }, { kind: 'group', name: 'axes', items: [drawFrame(box, paper), ...axes] }],
      place: { label: facets[k].label, box, x: axisPlace(x, titles[0], xScale), y: axisPlace(y, titles[1], yScale), z: axisPlace(z, titles[2], height.scale) },
    };
  });
  const first = panels[0].place.box;
  return {
    width: paper.width, height: layout.height, background: paper.theme.background, font: paper.font,
    title: spec.title ?? `Contours of ${titles[2]} over ${titles[0]} and ${titles[1]}`,
    description: describe(fields, facets.map(({ label }) => label), titles[2], height.note),
    panels: panels.map(({ place }) => place),
    items: [...layout.items, ...panels.flatMap(({ items }) => items), drawColourBar(bar, { ...layout.aside, top: first.top, height: Math.min(layout.aside.height, first.height) }, paper)],
  };
}

interface PanelContent {
  readonly levels: readonly Level[];
  readonly colours: readonly string[];
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly marks: readonly Mark[];
}

function drawPanel(field: HeightField, { levels, colours, xScale, yScale, marks }: PanelContent, box: Box, paper: Paper): Item[] {
  const onPaper = (line: IsoLine): Points => line.flatMap(([x, y]) => [box.left + xScale.place(x) * box.width, box.top + (1 - yScale.place(y)) * box.height]);
  if (!field.values.some(Number.isFinite)) return [];
  const regions = [-Number.MAX_VALUE, ...levels.map(({ value }) => value)];
  // Each region is painted whole and covered by the next higher one, so that no seam shows between two.
  const fills = regions.map((level, k): Item => ({ kind: 'path', closed: true, lines: regionAbove(field, level).map(onPaper), fill: colours[k] }))
    .filter((item) => item.kind === 'path' && item.lines.length > 0);
  const marked = marks.filter(({ x, y }) => within(xScale, x) && within(yScale, y)).map((mark) => drawMark(mark, onPaper([[mark.x, mark.y]]), paper));
  const contrast = levels.map((_, k) => (luminance(colours[k]) + luminance(colours[k + 1]) > 0.42 ? '#000000' : '#ffffff'));
  const lines = levels.map(({ value }) => isoLines(field, value).map(onPaper));
  const { texts, lines: shown } = labelLevels(
    levels.map(({ label }, k) => ({ label, lines: lines[k], colour: contrast[k], halo: colours[contrast[k] === '#ffffff' ? k : k + 1] })),
    box, paper.fontSize * 0.75, marked.map(({ outline }) => outline),
  );
  const strokes = shown.map((some, k): Item => ({ kind: 'path', lines: some, stroke: contrast[k], width: 0.5, opacity: 0.75 })).filter((item) => item.kind === 'path' && item.lines.length > 0);
  return [...fills, ...strokes, ...texts, ...marked.flatMap(({ items }) => items)];
}

const within = ({ place }: Scale, value: number) => place(value) >= 0 && place(value) <= 1;

/** The largest box of a proportion that has a place, in its middle. */
function inProportion({ left, top, width, height }: Box, proportion: number): Box {
  const fitting = Math.min(width, height / proportion);
  return { left: left + (width - fitting) / 2, top: top + (height - fitting * proportion) / 2, width: fitting, height: fitting * proportion };
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
