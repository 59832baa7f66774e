import type { FigureSpec } from '../figure';
import { drawBox } from './box-axes';
import { colourBarWidth, drawColourBar, type ColourBar } from './colour-bar';
import { sequential } from './colours';
import type { Box, Drawing, Item, PanelPlace } from './drawing';
import { describe } from './describe';
import { heightField, type HeightField } from './height-field';
import { heightScale } from './height-scale';
import { isoLines } from './iso-lines';
import { layOut } from './layout';
import { facesOf, reliefOf } from './mesh';
import type { Paper } from './paper';
import { defaultView, perspective, placed, project, type Projection, type Vector, type View } from './projection';
import { facetsOf, titleOf, type Columns, type FigureRows } from './rows';
import { axisPlace, extentScale, type Scale } from './scale';
import { faceColours } from './shading';
import { boundsOf } from './text-size';

/** Height of the box beside its wider side. */
const boxHeight = 0.68;

/** One or several surfaces in perspective, side by side on one scale, with one colour bar; a null value leaves a hole. */
export function drawSurface(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper, view: View = defaultView): Drawing {
  const [x, y, z] = [spec.x, [spec.y].flat()[0], spec.z ?? ''];
  const titles = [spec.titles?.x ?? titleOf(columns, x), spec.titles?.y ?? titleOf(columns, y), spec.titles?.z ?? titleOf(columns, z)] as const;
  const facets = facetsOf(spec, rows);
  const fields = facets.map((facet) => heightField(facet.rows, x, y, z));
  const height = heightScale(fields, spec, titles[2]);
  const scales = [extentScale(fields.flatMap(({ xs }) => xs)), extentScale(fields.flatMap(({ ys }) => ys)), height.scale] as const;
  const extents = [scales[0], scales[1]].map(({ domain }) => domain[1] - domain[0]);
  const size: Vector = [extents[0] / Math.max(...extents), extents[1] / Math.max(...extents), boxHeight];
  const bar = heightBar(scales[2], titles[2], paper, height.cut !== undefined);
  const flat = perspective(view);
  const natural = boundsOf([boxOutline(flat, size)]);
  const labelled = (projection: Projection) => boundsOf([boxOutline(projection, size), ...drawBox({ scales, titles }, size, projection, paper).before]);
  const layout = layOut({
    title: spec.title ?? '', note: height.note, headings: facets.map(({ label }) => label),
    insets: { left: 0, right: 0, top: 0, bottom: 0 }, gap: paper.fontSize, narrowest: 13 * paper.fontSize, aside: colourBarWidth(bar, paper),
    heightOf: (width) => labelled(fit(flat, { left: 0, top: 0, width, height: Infinity }, natural, labelled)).height,
  }, paper);
  const colours = faceColours(paper.colours);
  const lamp = lampOf(view);
  const panels = fields.map((field, k) => {
    const projection = fit(flat, layout.panels[k], natural, labelled);
    const { behind, before } = drawBox({ scales, titles }, size, projection, paper);
    const relief = reliefOf(field, size, scales[0].place, scales[1].place, scales[2].place);
    const cellWidth = boundsOf([boxOutline(projection, size)]).width / (field.xs.length + field.ys.length);
    const floor = spec.floor === 'contours' ? floorContours(field, scales, size, projection, paper) : [];
    const faces = facesOf(relief, projection, lamp, colours, cellWidth);
    const items: Item[] = [{ kind: 'group', name: 'box', items: [...behind, ...floor] }, { kind: 'group', name: 'surface', items: faces }, { kind: 'group', name: 'axes', items: before }];
    const place: PanelPlace = {
      label: facets[k].label, box: layout.panels[k], projection: projection.matrix,
      x: axisPlace(x, titles[0], scales[0]), y: axisPlace(y, titles[1], scales[1]), z: axisPlace(z, titles[2], scales[2]),
    };
    return { items, place };
  });
  const barHeight = layout.aside.height * 0.62;
  const barBox: Box = { ...layout.aside, top: layout.aside.top + (layout.aside.height - barHeight) / 2, height: barHeight };
  return {
    width: paper.width, height: layout.height, background: paper.theme.background, font: paper.font,
    title: spec.title ?? `${titles[2]} as a surface over ${titles[0]} and ${titles[1]}`,
    description: describe(fields, facets.map(({ label }) => label), titles[2], height.note),
    panels: panels.map(({ place }) => place),
    items: [...layout.items, ...panels.flatMap(({ items }) => items), drawColourBar(bar, barBox, paper)],
  };
}

function heightBar(scale: Scale, title: string, paper: Paper, cut: boolean): ColourBar {
  const colourAt = sequential[paper.colours];
  const steps = 64;
  return {
    title,
    colours: Array.from({ length: steps }, (_, k) => ({ from: k / steps, colour: colourAt(k / (steps - 1)) })),
    ...(cut ? { above: paper.theme.background } : {}),
    ticks: scale.ticks.map((tick) => ({ ...tick, at: scale.place(tick.value) })),
  };
}

function boxOutline(projection: Projection, [width, depth, height]: Vector): Item {
  const signs = [-0.5, 0.5];
  const points = signs.flatMap((a) => signs.flatMap((b) => signs.flatMap((c) => project(projection, a * width, b * depth, c * height))));
  return { kind: 'path', lines: [points] };
}

/** The view enlarged until the box with all that is written around it fills its place, in the middle. */
function fit(flat: Projection, { left, top, width, height }: Box, natural: Box, labelled: (projection: Projection) => Box): Projection {
  const smallest = 20;
  let enlargement = Math.max(smallest, Math.min(width / natural.width, height / natural.height));
  // What is written takes nearly the same room at any enlargement, so that a few rounds suffice.
  for (let round = 0; round < 4; round++) {
    const all = labelled(placed(flat, enlargement, 0, 0));
    const spare = Math.min((width - all.width) / natural.width, (height - all.height) / natural.height);
    enlargement = Math.max(smallest, enlargement + spare);
  }
  const all = labelled(placed(flat, enlargement, 0, 0));
  const spareY = height === Infinity ? 0 : height - all.height;
  return placed(flat, enlargement, left + (width - all.width) / 2 - all.left, top + spareY / 2 - all.top);
}

/** A lamp above the viewer's left shoulder: it turns with the view, so that every view is well lit. */
function lampOf({ azimuth }: View): Vector {
  const around = ((azimuth - 50) * Math.PI) / 180;
  const above = (48 * Math.PI) / 180;
  return [Math.cos(above) * Math.cos(around), Math.cos(above) * Math.sin(around), Math.sin(above)];
}

function floorContours(field: HeightField, scales: readonly [Scale, Scale, Scale], size: Vector, projection: Projection, paper: Paper): Item[] {
  const colourAt = sequential[paper.colours];
  return scales[2].ticks.map(({ value }): Item => ({
    kind: 'path', stroke: colourAt(scales[2].place(value)), width: 0.7,
    lines: isoLines(field, value).map((line) => line.flatMap(([x, y]) => project(projection, (scales[0].place(x) - 0.5) * size[0], (scales[1].place(y) - 0.5) * size[1], -size[2] / 2))),
  }));
}
