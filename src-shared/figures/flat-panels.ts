import type { FigureSpec } from '../figure';
import { axisReach, drawAxis, labelOverhang, type Axis } from './axis';
import { colourBarWidth, drawColourBar, type ColourBar } from './colour-bar';
import { describe } from './describe';
import type { Box, Drawing, Item, PanelPlace } from './drawing';
import { drawFrame } from './frame';
import type { Gridded } from './gridded';
import { layOut } from './layout';
import { drawLegend, legendHeight } from './legend';
import type { Paper } from './paper';
import { pathLegend } from './path-legend';
import { axisPlace } from './scale';
import { thresholdLegend } from './thresholds';

/** What fills the flat panels of gridded values. */
export interface Filling {
  /** Of the figure, where its spec gives none. */
  readonly title: string;
  readonly bar: ColourBar;
  /** Height of a panel beside its width. */
  readonly proportion: number;
  /** The k-th panel's items in its box. */
  readonly draw: (k: number, box: Box) => Item;
}

/** Flat panels side by side, each in its frame with its axes, one colour bar beside them. */
export function drawFlatPanels(spec: FigureSpec, grid: Gridded, { title, bar, proportion, draw }: Filling, paper: Paper): Drawing {
  const { titles, columns, labels, fields, x, y, height: { scale }, paths, thresholds, note } = grid;
  const legend = [...pathLegend(paths, paper), ...thresholdLegend(thresholds, paper)];
  const bottom: Axis = { side: 'bottom', scale: x, title: titles[0], labelled: true };
  const left: Axis = { side: 'left', scale: y, title: titles[1], labelled: true };
  const layout = layOut({
    title: spec.title ?? '', note, headings: labels,
    insets: { left: axisReach(left, paper), right: labelOverhang(bottom, paper), top: paper.fontSize * 0.35, bottom: axisReach(bottom, paper) },
    gap: labelOverhang(bottom, paper) * 2 + paper.fontSize * 0.8, narrowest: 8 * paper.fontSize, aside: colourBarWidth(bar, paper), heightOf: (width) => width * proportion, keepsShape: true,
    legendHeight: (width) => legendHeight(legend, width, paper),
  }, paper);
  const boxes = layout.panels.map((place) => inProportion(place, proportion));
  const panels = boxes.slice(0, fields.length).map((box, k): Item[] => {
    const axes = [...drawAxis(bottom, box, paper), ...drawAxis({ ...left, labelled: k % layout.columns === 0 }, box, paper)];
    return [draw(k, box), { kind: 'group', name: 'axes', items: [drawFrame(box, paper), ...axes] }];
  });
  // Where panels are narrower than their places, the bar keeps to them; it is as high as all their rows.
  const spare = (layout.panels[0].width - boxes[0].width) / 2;
  const barBox: Box = { ...layout.aside, left: layout.aside.left - spare, top: boxes[0].top, height: Math.max(...boxes.map(({ top, height }) => top + height)) - boxes[0].top };
  return {
    width: paper.width, height: layout.height, background: paper.theme.background, font: paper.font,
    title: spec.title ?? title, description: describe(grid),
    panels: panels.map((_, k): PanelPlace => ({
      label: labels[k], box: boxes[k], x: axisPlace(columns[0], titles[0], x), y: axisPlace(columns[1], titles[1], y), z: axisPlace(columns[2], titles[2], scale),
    })),
    items: [...layout.items, ...(legend.length > 0 ? [drawLegend(legend, layout.legend, paper)] : []), ...panels.flat(), drawColourBar(bar, barBox, paper)],
  };
}

/** The largest box of a proportion that has a place, in its middle. */
function inProportion({ left, top, width, height }: Box, proportion: number): Box {
  const fitting = Math.min(width, height / proportion);
  return { left: left + (width - fitting) / 2, top: top + (height - fitting * proportion) / 2, width: fitting, height: fitting * proportion };
}
