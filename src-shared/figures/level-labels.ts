import type { Box, Points, Text } from './drawing';
import { capitalHeight, outlinesOverlap, textCorners, textWidth } from './text-size';

/** A level's lines on paper, and what is written on them. */
export interface LabelledLevel {
  readonly label: string;
  readonly lines: readonly Points[];
  readonly colour: string;
  readonly halo: string;
}

export interface LevelLabels {
  readonly texts: readonly Text[];
  /** The lines of each level, interrupted where its labels stand. */
  readonly lines: readonly (readonly Points[])[];
}

interface Spot {
  readonly text: Text;
  readonly corners: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly bend: number;
}

const spacing = 150;

/**
 * Labels along level lines: at the straightest place of each line long enough, reading upwards, inside the panel and clear of
 * what is already there, of the lines of other levels and of those that `cross` them.
 */
export function labelLevels(levels: readonly LabelledLevel[], panel: Box, size: number, taken: readonly (readonly number[])[], cross: readonly Points[] = []): LevelLabels {
  const occupied = [...taken];
  const texts: Text[] = [];
  const lines = levels.map((level, k) => {
    const others = [...cross, ...levels.flatMap((other, n) => (n === k ? [] : other.lines))];
    return level.lines.flatMap((line) => {
      const chosen: Spot[] = [];
      const spots = spotsAlong(line, level, panel, size).sort((a, b) => a.bend - b.bend);
      for (const spot of spots) {
        if (chosen.length >= Math.max(1, Math.floor(lengthOf(line) / (2 * spacing)))) break;
        if (chosen.some((other) => Math.hypot(other.text.x - spot.text.x, other.text.y - spot.text.y) < spacing)) continue;
        if (occupied.some((outline) => outlinesOverlap(outline, spot.corners))) continue;
        if (others.some((other) => passesThrough(other, spot.corners))) continue;
        chosen.push(spot);
        occupied.push(spot.corners);
        texts.push(spot.text);
      }
      return interrupt(line, chosen);
    });
  });
  return { texts, lines };
}

/** Every place of a line where a label would follow it closely. */
function spotsAlong(line: Points, { label, colour, halo }: LabelledLevel, panel: Box, size: number): Spot[] {
  const need = textWidth(label, size) + size * 0.7;
  const along = distances(line);
  const total = along[along.length - 1];
  if (total < need * 1.6) return [];
  const spots: Spot[] = [];
  for (let from = 0; from + need <= total; from += Math.max(2, need / 4)) {
    const to = from + need;
    const [x0, y0] = pointAt(line, along, from);
    const [x1, y1] = pointAt(line, along, to);
    const chord = Math.hypot(x1 - x0, y1 - y0);
    const [mx, my] = pointAt(line, along, (from + to) / 2);
    const bow = Math.abs((x1 - x0) * (my - y0) - (y1 - y0) * (mx - x0)) / (chord || 1);
    const bend = need - chord + bow;
    if (chord < need * 0.93 || bow > size * 0.3) continue;
    const degrees = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
    const rotation = degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
    const text: Text = { kind: 'text', text: label, x: mx, y: my, size, colour, weight: 400, anchor: 'middle', baseline: 'middle', rotation, halo };
    const corners = clearance(text);
    if (isInside(corners, panel)) spots.push({ text, corners, from, to, bend: bend + Math.abs(rotation) / 200 });
  }
  return spots;
}

/** The outline that a label keeps free around itself. */
function clearance(text: Text): number[] {
  const corners = textCorners(text);
  const pad = text.size * 0.3;
  const [cx, cy] = [(corners[0] + corners[4]) / 2, (corners[1] + corners[5]) / 2];
  const width = Math.hypot(corners[2] - corners[0], corners[3] - corners[1]);
  const height = text.size * capitalHeight;
  const [fx, fy] = [(width + 2 * pad) / width, (height + 2 * pad) / height];
  const angle = ((text.rotation ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const grown: number[] = [];
  for (let k = 0; k < 8; k += 2) {
    const [dx, dy] = [corners[k] - cx, corners[k + 1] - cy];
    const [u, v] = [(dx * cos + dy * sin) * fx, (-dx * sin + dy * cos) * fy];
    grown.push(cx + u * cos - v * sin, cy + u * sin + v * cos);
  }
  return grown;
}

function isInside(corners: readonly number[], { left, top, width, height }: Box): boolean {
  return corners.every((value, k) => (k % 2 === 0 ? value > left + 1 && value < left + width - 1 : value > top + 1 && value < top + height - 1));
}

function passesThrough(line: Points, corners: readonly number[]): boolean {
  const [left, right] = [Math.min(corners[0], corners[2], corners[4], corners[6]), Math.max(corners[0], corners[2], corners[4], corners[6])];
  const [top, bottom] = [Math.min(corners[1], corners[3], corners[5], corners[7]), Math.max(corners[1], corners[3], corners[5], corners[7])];
  for (let k = 0; k + 3 < line.length; k += 2) {
    // Most pieces of a line lie far from a label.
    if ((line[k] < left && line[k + 2] < left) || (line[k] > right && line[k + 2] > right) || (line[k + 1] < top && line[k + 3] < top) || (line[k + 1] > bottom && line[k + 3] > bottom)) continue;
    if (outlinesOverlap([line[k], line[k + 1], line[k + 2], line[k + 3]], corners)) return true;
  }
  return false;
}

/** What is left of a line without the stretches under its labels. */
function interrupt(line: Points, spots: readonly Spot[]): Points[] {
  if (spots.length === 0) return [line];
  const along = distances(line);
  const pieces: Points[] = [];
  let start = 0;
  for (const { from, to } of [...spots].sort((a, b) => a.from - b.from)) {
    pieces.push(stretch(line, along, start, from));
    start = to;
  }
  pieces.push(stretch(line, along, start, along[along.length - 1]));
  return pieces.filter((piece) => piece.length >= 4);
}

function stretch(line: Points, along: readonly number[], from: number, to: number): Points {
  const points: number[] = [...pointAt(line, along, from)];
  for (let k = 0; k < along.length; k++) if (along[k] > from && along[k] < to) points.push(line[2 * k], line[2 * k + 1]);
  return to > from ? [...points, ...pointAt(line, along, to)] : [];
}

function distances(line: Points): number[] {
  const along = [0];
  for (let k = 2; k < line.length; k += 2) along.push(along[along.length - 1] + Math.hypot(line[k] - line[k - 2], line[k + 1] - line[k - 1]));
  return along;
}

const lengthOf = (line: Points) => distances(line).at(-1) ?? 0;

function pointAt(line: Points, along: readonly number[], distance: number): [number, number] {
  let k = 1;
  while (k < along.length - 1 && along[k] < distance) k++;
  const step = along[k] - along[k - 1];
  const part = step > 0 ? Math.min(1, Math.max(0, (distance - along[k - 1]) / step)) : 0;
  return [line[2 * k - 2] + part * (line[2 * k] - line[2 * k - 2]), line[2 * k - 1] + part * (line[2 * k + 1] - line[2 * k - 1])];
}
