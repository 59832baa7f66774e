import type { Box, Item, Text } from './drawing';
import { sourceSans } from './source-sans';

type Weight = Text['weight'];

const advances: Record<Weight, Map<string, number>> = { 400: advancesOf(400), 600: advancesOf(600) };

function advancesOf(weight: Weight): Map<string, number> {
  return new Map(Object.entries(sourceSans[weight]).flatMap(([width, characters]) => [...characters].map((character) => [character, Number(width)] as const)));
}

/** Parts of the font size: the height of a capital, what hangs below the line, and from one line's feet to the next. */
export const capitalHeight = sourceSans.capital / 1000;
export const descent = 0.21;
export const lineHeight = 1.25;

/** How wide a text is, in the unit of `size`, in the bundled font without kerning (which would make it slightly narrower). */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let thousandths = 0;
  for (const character of text) thousandths += advances[weight].get(character) ?? 600;
  return (thousandths * size) / 1000;
}

/** How far below a text's `y` its letters' feet stand. */
export function feetBelow({ baseline, size }: Text): number {
  return baseline === 'feet' ? 0 : size * capitalHeight * (baseline === 'middle' ? 0.5 : 1);
}

/** The corners of a text's box, from the top of its capitals to the descent, as x0, y0, ... (4 points, clockwise from top left). */
export function textCorners(text: Text): number[] {
  const width = textWidth(text.text, text.size, text.weight);
  const left = text.anchor === 'start' ? 0 : text.anchor === 'middle' ? -width / 2 : -width;
  const feet = feetBelow(text);
  const top = feet - text.size * capitalHeight;
  const bottom = feet + text.size * descent;
  const angle = ((text.rotation ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [[left, top], [left + width, top], [left + width, bottom], [left, bottom]]
    .flatMap(([dx, dy]) => [text.x + dx * cos - dy * sin, text.y + dx * sin + dy * cos]);
}

/** The smallest upright box around items, their line widths left out. */
export function boundsOf(items: readonly Item[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (points: readonly number[]) => {
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
  };
  const visit = (item: Item) => {
    if (item.kind === 'polygon') take(item.points);
    else if (item.kind === 'path') item.lines.forEach(take);
    else if (item.kind === 'text') take(textCorners(item));
    else if (item.clip) take([item.clip.left, item.clip.top, item.clip.left + item.clip.width, item.clip.top + item.clip.height]);
    else item.items.forEach(visit);
  };
  items.forEach(visit);
  return { left, top, width: right - left, height: bottom - top };
}

/** Whether two convex outlines share a point (separating axes). */
export function outlinesOverlap(a: readonly number[], b: readonly number[]): boolean {
  return !hasGapAlong(a, a, b) && !hasGapAlong(b, a, b);
}

function hasGapAlong(edges: readonly number[], a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < edges.length; i += 2) {
    const j = (i + 2) % edges.length;
    const [nx, ny] = [edges[i + 1] - edges[j + 1], edges[j] - edges[i]];
    const [lowA, highA] = reach(a, nx, ny);
    const [lowB, highB] = reach(b, nx, ny);
    if (highA <= lowB || highB <= lowA) return true;
  }
  return false;
}

function reach(points: readonly number[], nx: number, ny: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const along = points[i] * nx + points[i + 1] * ny;
    low = Math.min(low, along);
    high = Math.max(high, along);
  }
  return [low, high];
}

/** A text broken at spaces into lines no wider than asked, where its words allow. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text as it is where it is no wider than asked, else its beginning with an ellipsis. */
export function shorten(text: string, width: number, size: number, weight: Weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size, weight) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
