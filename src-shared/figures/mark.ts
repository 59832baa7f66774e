import type { Mark } from '../figure';
import type { Item, Points } from './drawing';
import type { Paper } from './paper';
import { textCorners } from './text-size';

/** A cross that shows on any colour, with its label beside it, and the outline that labels must keep out of. */
export function drawMark({ label = '' }: Mark, [x, y]: Points, paper: Paper): { items: Item[]; outline: readonly number[] } {
  const arm = paper.fontSize * 0.32;
  const lines: Points[] = [[x - arm, y, x + arm, y], [x, y - arm, x, y + arm]];
  const cross: Item[] = [{ kind: 'path', lines, stroke: '#ffffff', width: 2.2 }, { kind: 'path', lines, stroke: '#000000', width: 0.9 }];
  const around = [x - arm - 2, y - arm - 2, x + arm + 2, y - arm - 2, x + arm + 2, y + arm + 2, x - arm - 2, y + arm + 2];
  if (label === '') return { items: cross, outline: around };
  const text = { kind: 'text', text: label, x: x + arm + 2, y, size: paper.fontSize * 0.875, colour: '#000000', weight: 600, anchor: 'start', baseline: 'middle', halo: '#ffffff' } as const;
  const right = textCorners(text)[2];
  return { items: [...cross, text], outline: [around[0], around[1], right, around[3], right, around[5], around[6], around[7]] };
}
