import type { Box, Item, Points, Text } from './drawing';
import type { Paper } from './paper';
import type { Scale } from './scale';
import type { Spot } from './spots';
import { capitalHeight, outlinesOverlap, shorten, textCorners } from './text-size';

/** What stands over a panel, and the outlines that what comes later must keep out of. */
export interface DrawnOver {
  readonly items: readonly Item[];
  readonly pieces: readonly Points[];
}

/** Where a label may stand beside its spot, the best first: a step across and down, and which end of the text is there. */
const places: readonly (readonly [across: number, down: number, anchor: Text['anchor']])[] = [
  [1, 0, 'start'], [-1, 0, 'end'], [0, -1, 'middle'], [0, 1, 'middle'], [1, -1, 'start'], [-1, -1, 'end'], [1, 1, 'start'], [-1, 1, 'end'],
];
/** How far off a label may be moved, in steps; from the second on, a line leads back to its spot. */
const farthest = 10;

/** Diamonds that show on any colour, with their names beside them: inside the panel, clear of each other and of what is `taken`; a name that finds no room is left to the figure's description. */
export function drawSpots(spots: readonly Spot[], x: Scale, y: Scale, box: Box, paper: Paper, taken: readonly Points[] = []): DrawnOver {
  const size = paper.fontSize * 0.875;
  const radius = Math.max(2.4, paper.lineWidth * 2);
  const points = spots.map((spot) => [box.left + x.place(spot.x) * box.width, box.top + (1 - y.place(spot.y)) * box.height] as const);
  const symbols = points.map(([u, v]) => diamond(u, v, radius));
  const occupied: Points[] = [...taken, ...symbols];
  const labels = spots.map(({ label }, k): Item[] => {
    const [u, v] = points[k];
    const text = shorten(label, box.width * 0.9, size, 600);
    for (let steps = 1; steps <= farthest; steps++) {
      for (const [across, down, anchor] of places) {
        const [reachX, reachY] = [(radius + 2) * steps, (radius + 2 + (size * capitalHeight) / 2) * steps];
        const item: Text = { kind: 'text', text, x: u + across * reachX, y: v + down * reachY, size, colour: '#000000', weight: 600, anchor, baseline: 'middle', halo: '#ffffff' };
        const corners = textCorners(item);
        if (!isInside(corners, box) || occupied.some((outline) => outlinesOverlap(outline, corners))) continue;
        occupied.push(corners);
        const lead: Item[] = steps === 1 ? [] : [{ kind: 'path', lines: [[u, v, item.x, item.y]], stroke: '#000000', width: 0.5 }];
        return [...lead, item];
      }
    }
    return [];
  });
  return {
    items: [...labels.flat(), ...symbols.map((outline): Item => ({ kind: 'polygon', points: outline, fill: '#ffffff', stroke: '#000000', width: 0.9 }))],
    pieces: occupied.slice(taken.length),
  };
}

/** What can be said of spots to those who cannot see them. */
export function describeSpots(spots: readonly Spot[], write: (value: number) => string): string {
  return spots.length === 0 ? '' : `Marked: ${spots.map(({ label, x, y }) => `${label} at (${write(x)}, ${write(y)})`).join(', ')}.`;
}

export const diamond = (u: number, v: number, radius: number): Points => [u, v - radius, u + radius, v, u, v + radius, u - radius, v];

function isInside(corners: Points, { left, top, width, height }: Box): boolean {
  return corners.every((value, k) => (k % 2 === 0 ? value >= left + 1 && value <= left + width - 1 : value >= top + 1 && value <= top + height - 1));
}
