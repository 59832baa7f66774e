import { drawBox } from './box-axes';
import { diamond } from './draw-spots';
import { drawColourBar } from './colour-bar';
import type { Box, Drawing, Item, PanelPlace, Points } from './drawing';
import { layOut, type Layout } from './layout';
import { drawLegend } from './legend';
import type { Relief } from './mesh';
import { defaultView, project, type Projection, type Vector, type View } from './projection';
import { axisPlace } from './scale';
import { lampOf } from './shading';
import { isInSight } from './sight';
import { boxOutline, fitAllAround, fitted, fitViews, type Fit, type Labels } from './surface-fit';
import type { FloorLine, HeightLines, SurfaceScene } from './surface-scene';
import { boundsOf } from './text-size';
import { drawThreshold } from './thresholds';

/** One panel of a scene as it is seen: what lies behind its surface, how the surface is projected, and what stands before it. */
export interface SeenPanel {
  readonly place: PanelPlace;
  readonly projection: Projection;
  /** How wide a face is, about, in points. */
  readonly cellWidth: number;
  readonly behind: readonly Item[];
  readonly before: readonly Item[];
}

/** A scene from one view: everything of its drawing but the faces. */
export interface SeenScene {
  readonly lamp: Vector;
  readonly panels: readonly SeenPanel[];
  /** Title, headings and note. */
  readonly around: readonly Item[];
  readonly bar: Item;
  readonly page: Omit<Drawing, 'items'>;
}

/** Where everything of a scene goes. */
export interface Stand {
  readonly layout: Layout;
  /** How the k-th panel's box is placed. */
  readonly fit: (view: View, k: number) => Fit;
}

/** Places that serve every view alike, found once for all. */
export function standOf(scene: SurfaceScene): Stand {
  const layout = layOut({ ...scene.request, heightOf: (width) => width * 0.9 }, scene.paper);
  const [first] = layout.panels;
  // All panels are equally large.
  const fit = fitAllAround(first, scene.size, labelsOf(scene));
  return {
    layout,
    fit(view, k) {
      const { enlargement, x, y } = fit(view);
      return { enlargement, x: x + layout.panels[k].left - first.left, y: y + layout.panels[k].top - first.top };
    },
  };
}

/** The places that let one view fill its paper. */
export function closeStandOf(scene: SurfaceScene, view: View): Stand {
  const labels = labelsOf(scene);
  const layout = layOut({
    ...scene.request,
    heightOf: (width) => {
      const endless = { left: 0, top: 0, width, height: Infinity };
      const projection = fitted({ ...view, zoom: 1 }, fitViews([view], endless, scene.size, labels), { ...endless, height: 0 });
      return boundsOf([boxOutline(projection, scene.size), ...labels(projection)]).height;
    },
  }, scene.paper);
  return { layout, fit: (_, k) => fitViews([view], layout.panels[k], scene.size, labels) };
}

const labelsOf = ({ axes, size, paper }: SurfaceScene): Labels => (projection) => drawBox(axes, size, projection, paper).before;

/** A scene from a view, placed as its stand says. */
export function seenFrom(scene: SurfaceScene, view: View = defaultView, { layout, fit }: Stand): SeenScene {
  const { grid, paper, size, axes, meshes, floors, heights, spots, legend, bar, about } = scene;
  const panels = meshes.map(({ relief }, k): SeenPanel => {
    const box = layout.panels[k];
    const projection = fitted(view, fit(view, k), box);
    const { behind, before } = drawBox(axes, size, projection, paper);
    return {
      projection, behind: [...behind, ...floors[k].map((line) => onFloor(line, size, projection)), ...spots[k].map((spot) => spotOnFloor(spot, size, projection))],
      before: [...heights[k].flatMap((lines, n) => drawThreshold(linesInSight(lines, relief, projection), n, paper)), ...before],
      cellWidth: boundsOf([boxOutline(projection, size)]).width / (relief.xs.length + relief.ys.length),
      place: {
        label: grid.labels[k], box, projection: projection.matrix,
        x: axisPlace(grid.columns[0], grid.titles[0], grid.x), y: axisPlace(grid.columns[1], grid.titles[1], grid.y), z: axisPlace(grid.columns[2], grid.titles[2], grid.height.scale),
      },
    };
  });
  const barHeight = layout.aside.height * 0.62;
  const barBox: Box = { ...layout.aside, top: layout.aside.top + (layout.aside.height - barHeight) / 2, height: barHeight };
  return {
    lamp: lampOf(view), panels, around: legend.length > 0 ? [...layout.items, drawLegend(legend, layout.legend, paper)] : layout.items, bar: drawColourBar(bar, barBox, paper),
    page: { width: paper.width, height: layout.height, background: paper.theme.background, font: paper.font, ...about, panels: panels.map(({ place }) => place) },
  };
}

/** What can be seen of lines around a surface, on paper. */
function linesInSight({ z, lines }: HeightLines, relief: Relief, projection: Projection): Points[] {
  return lines.flatMap((line) => {
    const runs: number[][] = [];
    let isOpen = false;
    for (let k = 0; k + 3 < line.length; k += 2) {
      const isSeen = isInSight(relief, [(line[k] + line[k + 2]) / 2, (line[k + 1] + line[k + 3]) / 2, z], projection.camera);
      const end = project(projection, line[k + 2], line[k + 3], z);
      if (isSeen && isOpen) runs[runs.length - 1].push(...end);
      else if (isSeen) runs.push([...project(projection, line[k], line[k + 1], z), ...end]);
      isOpen = isSeen;
    }
    return runs;
  });
}

/** A diamond that lies on the floor. */
function spotOnFloor([x, y]: readonly [number, number], size: Vector, projection: Projection): Item {
  const points = diamond(x, y, 0.016).flatMap((_, k, corners) => (k % 2 === 0 ? project(projection, corners[k], corners[k + 1], -size[2] / 2) : []));
  return { kind: 'polygon', points, fill: '#ffffff', stroke: '#000000', width: 0.9 };
}

function onFloor({ colour, points }: FloorLine, size: Vector, projection: Projection): Item {
  const lines = points.map((line): Points => {
    const onPaper: number[] = [];
    for (let k = 0; k < line.length; k += 2) onPaper.push(...project(projection, line[k], line[k + 1], -size[2] / 2));
    return onPaper;
  });
  return { kind: 'path', stroke: colour, width: 0.7, lines };
}
