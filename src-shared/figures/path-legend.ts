import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import type { PathOver } from './path-over';
import { shorten } from './text-size';

/** What names the paths over panels: each name once, shortened where it would not fit beside another. */
export function pathLegend(panels: readonly (readonly PathOver[])[], paper: Paper): readonly LegendEntry[] {
  const named = new Map(panels.flat().filter(({ name }) => name !== '').map((path) => [path.name, path]));
  return [...named.values()].map(({ name, ink, dash }): LegendEntry => ({
    label: shorten(name, paper.width * 0.45, paper.fontSize * 0.875), colour: ink, dash: dash.map((part) => part * paper.lineWidth), rim: '#ffffff',
  }));
}
