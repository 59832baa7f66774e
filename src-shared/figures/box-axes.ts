import type { Item, Points, Text } from './drawing';
import type { Paper } from './paper';
import { project, type Projection, type Vector } from './projection';
import type { Scale } from './scale';
import { capitalHeight, descent, outlinesOverlap, textCorners, textWidth } from './text-size';

/** What is written along the three edges of a box. */
export interface BoxAxes {
  readonly scales: readonly [Scale, Scale, Scale];
  readonly titles: readonly [string, string, string];
}

/** The box around a surface: its far sides, to be painted before, and its near edges with ticks and titles, to be painted after. */
export function drawBox({ scales, titles }: BoxAxes, size: Vector, projection: Projection, paper: Paper): { behind: Item[]; before: Item[] } {
  const { theme } = paper;
  const [cx, cy] = projection.camera;
  const half = size.map((extent) => extent / 2);
  const near: Vector = [cx >= 0 ? half[0] : -half[0], cy >= 0 ? half[1] : -half[1], -half[2]];
  const at = (...point: Vector) => project(projection, ...point);
  const along = (axis: number, value: number) => (scales[axis].place(value) - 0.5) * size[axis];
  const panes = [
    [at(-half[0], -half[1], -half[2]), at(half[0], -half[1], -half[2]), at(half[0], half[1], -half[2]), at(-half[0], half[1], -half[2])],
    [at(-near[0], -half[1], -half[2]), at(-near[0], half[1], -half[2]), at(-near[0], half[1], half[2]), at(-near[0], -half[1], half[2])],
    [at(-half[0], -near[1], -half[2]), at(half[0], -near[1], -half[2]), at(half[0], -near[1], half[2]), at(-half[0], -near[1], half[2])],
  ];
  const grid: Points[] = [
    ...scales[0].ticks.map(({ value }) => along(0, value)).map((x) => [...at(x, near[1], -half[2]), ...at(x, -near[1], -half[2]), ...at(x, -near[1], half[2])]),
    ...scales[1].ticks.map(({ value }) => along(1, value)).map((y) => [...at(near[0], y, -half[2]), ...at(-near[0], y, -half[2]), ...at(-near[0], y, half[2])]),
    ...scales[2].ticks.map(({ value }) => along(2, value)).map((z) => [...at(near[0], -near[1], z), ...at(-near[0], -near[1], z), ...at(-near[0], near[1], z)]),
  ];
  const thin = 0.5;
  const behind: Item[] = [
    ...panes.map((pane): Item => ({ kind: 'path', closed: true, lines: [pane.flat()], fill: theme.pane, stroke: theme.grid, width: thin })),
    { kind: 'path', lines: grid, stroke: theme.grid, width: thin },
  ];
  // The vertical edge that carries the heights is the outermost on the left.
  const upright = at(near[0], -near[1], 0)[0] <= at(-near[0], near[1], 0)[0] ? [near[0], -near[1]] : [-near[0], near[1]];
  const outward = 1.035;
  const edges: Edge[] = [
    { isHeight: false, scale: scales[0], title: titles[0], point: (t) => at(along(0, t), near[1], near[2]), tip: (t) => at(along(0, t), near[1] * outward, near[2]) },
    { isHeight: false, scale: scales[1], title: titles[1], point: (t) => at(near[0], along(1, t), near[2]), tip: (t) => at(near[0] * outward, along(1, t), near[2]) },
    { isHeight: true, scale: scales[2], title: titles[2], point: (t) => at(upright[0], upright[1], along(2, t)), tip: (t) => {
      const [x, y] = at(upright[0], upright[1], along(2, t));
      return [x - 3, y];
    } },
  ];
  const centre = at(0, 0, 0);
  const labels: Text[] = [];
  const before = edges.flatMap((one) => writeEdge(one, centre, paper, labels));
  return { behind, before };
}

interface Edge {
  readonly isHeight: boolean;
  readonly scale: Scale;
  readonly title: string;
  readonly point: (value: number) => [number, number];
  /** Where the tick at a value points to. */
  readonly tip: (value: number) => [number, number];
}

function writeEdge({ isHeight, scale, title, point, tip }: Edge, [cx, cy]: [number, number], paper: Paper, labels: Text[]): Item[] {
  const { theme } = paper;
  const size = paper.fontSize * 0.875;
  const [start, end] = scale.domain.map(point);
  const ticks: Points[] = [];
  const written: Item[] = [];
  const tickLength = 2.5;
  const gap = paper.fontSize * 0.3;
  let reachOut = 0;
  // Seen end on, an edge has no room for its ticks; for heights there is the colour bar.
  if (Math.hypot(end[0] - start[0], end[1] - start[1]) < 2.5 * paper.fontSize) return [];
  const [ex, ey] = unit(end[0] - start[0], end[1] - start[1]);
  const [mx, my] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  // Out from the box, square to the edge.
  const side = -ey * (mx - cx) + ex * (my - cy) >= 0 ? 1 : -1;
  const [nx, ny] = [-ey * side, ex * side];
  for (const { value, label } of scale.ticks) {
    const [x, y] = point(value);
    const [tx, ty] = tip(value);
    const [towardsX, towardsY] = unit(tx - x, ty - y);
    // A tick nearly along its edge, as in a view from the side, would put its label onto the edge.
    const [dx, dy] = Math.abs(towardsX * nx + towardsY * ny) < 0.35 ? [nx, ny] : [towardsX, towardsY];
    const width = textWidth(label, size);
    const away = tickLength + gap + (Math.abs(dx) * width + Math.abs(dy) * size * capitalHeight) / 2;
    const text: Text = { kind: 'text', text: label, x: x + dx * away, y: y + dy * away, size, colour: theme.faint, weight: 400, anchor: 'middle', baseline: 'middle' };
    ticks.push([x, y, x + dx * tickLength, y + dy * tickLength]);
    const corners = textCorners(text);
    if (labels.some((other) => outlinesOverlap(corners, textCorners(other)))) continue;
    labels.push(text);
    written.push(text);
    for (let k = 0; k < 8; k += 2) reachOut = Math.max(reachOut, (corners[k] - mx) * nx + (corners[k + 1] - my) * ny);
  }
  const angle = (Math.atan2(ey, ex) * 180) / Math.PI;
  const upright = isHeight ? (angle > 0 ? angle - 180 : angle) : angle > 80 ? angle - 180 : angle <= -100 ? angle + 180 : angle;
  const tilt = (upright * Math.PI) / 180;
  const isFeetFirst = -Math.sin(tilt) * nx + Math.cos(tilt) * ny < 0;
  const away = reachOut + gap + paper.fontSize * (capitalHeight / 2 + (isFeetFirst ? descent : 0));
  return [
    { kind: 'path', lines: [[...start, ...end], ...ticks], stroke: theme.ink, width: 0.6 },
    ...written,
    { kind: 'text', text: title, x: mx + nx * away, y: my + ny * away, size: paper.fontSize, colour: theme.ink, weight: 400, anchor: 'middle', baseline: 'middle', rotation: upright },
  ];
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}
