import type { FigureSpec } from '../figure';
import { axisReach, drawAxis, labelOverhang, type Axis } from './axis';
import { drawBand, drawCurve } from './curve';
import { markEntries, markSentences } from './curve-marks';
import { chooseCurves, type CurvePanel } from './curves';
import { drawDiagonal } from './diagonal';
import { drawDots } from './dots';
import type { Box, Drawing, Item, PanelPlace } from './drawing';
import { drawFrame, drawGrid } from './frame';
import { layOut } from './layout';
import { sentences } from './gridded';
import { drawLegend, legendHeight } from './legend';
import type { Paper } from './paper';
import { poolRows } from './pool-rows';
import { numberIn, titleOf, type Columns, type FigureRows } from './rows';
import { axisPlace, extentScale, type Scale } from './scale';
import { drawUprights } from './uprights';
import { cutNote, outlierTop, valueAxes, type ValueAxes } from './value-axes';

/** Curves over x, with an axis on the right for the columns that ask for one, bands and a legend; a null value leaves a gap. */
export function drawLines(wanted: FigureSpec, given: FigureRows, columns: Columns, paper: Paper): Drawing {
  const { spec: asked, rows } = poolRows(wanted, given);
  const { panels, legend: named } = chooseCurves(asked, rows, columns, paper);
  const legend = [...named, ...markEntries(asked, panels, paper)];
  const curves = panels.flatMap((panel) => panel.curves);
  const spec: FigureSpec = { ...asked, top: asked.top === undefined ? outlierTop(curves, asked) : asked.top };
  const xTitle = spec.titles?.x ?? titleOf(columns, spec.x);
  const along = curves.flatMap((curve) => curve.rows.flatMap((row) => numberIn(row, spec.x) ?? []));
  const x = extentScale(along, { count: 6, whole: new Set(along).size > 1 && along.every(Number.isInteger) });
  const bottom: Axis = { side: 'bottom', scale: x, title: xTitle, labelled: true };
  const axes = panels.map((panel) => valueAxes(panel, panels, spec, columns, paper));
  const isShared = panels.every(({ left }) => left.join() === panels[0].left.join());
  const [leftReach, rightReach, overhang] = [reachOf(axes, 'left', paper), reachOf(axes, 'right', paper), labelOverhang(bottom, paper)];
  const note = sentences(cutNote(curves, spec, columns), spec.caption);
  const layout = layOut({
    title: spec.title ?? '', note, headings: panels.map(({ heading }) => heading),
    insets: { left: leftReach, right: Math.max(overhang, rightReach), top: paper.fontSize * 0.4, bottom: axisReach(bottom, paper) },
    gap: isShared ? overhang * 2 + paper.fontSize : leftReach + paper.fontSize * 1.4,
    narrowest: 90, heightOf: (width) => width * (panels.length > 1 ? 0.75 : 0.56), legendHeight: (width) => legendHeight(legend, width, paper),
  }, paper);
  const items = panels.flatMap((panel, k) => {
    const [isFirst, isLast] = [k % layout.columns === 0, (k + 1) % layout.columns === 0 || k === panels.length - 1];
    const { left, right } = axes[k];
    const box = layout.panels[k];
    const upright = [{ ...left, labelled: isFirst || !isShared }, ...(right ? [{ ...right, labelled: isLast }] : [])];
    return drawPanel(panel, spec, x, axes[k], box, paper)
      .concat({ kind: 'group', name: 'axes', items: [drawFrame(box, paper), ...[bottom, ...upright].flatMap((axis) => drawAxis(axis, box, paper))] });
  });
  const shown = [...new Set(axes.flatMap(({ left, right }) => [left.title, ...(right ? [right.title] : [])]))];
  const title = spec.title ?? `${shown.join(' and ')} over ${xTitle}`;
  const description = [`${curves.length} ${curves.length === 1 ? 'curve' : 'curves'}${named.length > 0 ? `: ${named.map(({ label }) => label).join(', ')}` : ''}.`, ...markSentences(spec, panels, xTitle), note].join(' ').trim();
  return {
    width: paper.width, height: layout.height, background: paper.theme.background, font: paper.font, title, description,
    panels: panels.map(({ heading, left, right }, k): PanelPlace => ({
      label: heading, box: layout.panels[k], x: axisPlace(spec.x, xTitle, x), y: axisPlace(left[0], axes[k].left.title, axes[k].left.scale),
      ...(axes[k].right ? { right: axisPlace(right[0], axes[k].right.title, axes[k].right.scale) } : {}),
    })),
    items: [...layout.items, ...(legend.length > 0 ? [drawLegend(legend, layout.legend, paper)] : []), ...items],
  };
}

const reachOf = (axes: readonly ValueAxes[], side: 'left' | 'right', paper: Paper) =>
  Math.max(...axes.map(({ [side]: axis }) => (axis ? axisReach(axis, paper) : 0)));

function drawPanel(panel: CurvePanel, spec: FigureSpec, x: Scale, { left, right }: ValueAxes, box: Box, paper: Paper): Item[] {
  const placeX = (value: number) => box.left + x.place(value) * box.width;
  const placeOn = (axis: Axis) => (value: number) => box.top + (1 - axis.scale.place(value)) * box.height;
  const bands: Item[] = [];
  const curves: Item[] = [];
  const dots: Item[] = [];
  for (const { rows, column, isRight, style } of panel.curves) {
    const placeY = placeOn(isRight && right ? right : left);
    const band = spec.bands?.[column];
    if (band) bands.push(...drawBand(rows, spec.x, band, placeX, placeY, style.colour));
    curves.push(...drawCurve(rows, spec.x, column, placeX, placeY, style));
    if (spec.dots) dots.push(...drawDots(rows, spec.dots.column, [spec.x, column], [placeX, placeY], style.colour, paper));
  }
  const isCut = spec.top !== undefined && spec.top !== null;
  return [
    { kind: 'group', name: 'grid', items: [drawGrid(x, left.scale, box, paper), ...(spec.diagonal === undefined ? [] : drawDiagonal(x, left.scale, box, paper)), ...drawUprights(spec.uprights?.at ?? [], x, box, paper)] },
    { kind: 'group', name: 'curves', ...(isCut ? { clip: box } : {}), items: [...bands, ...curves] },
    ...(dots.length > 0 ? [{ kind: 'group', name: 'dots', ...(isCut ? { clip: box } : {}), items: dots } as const] : []),
  ];
}
