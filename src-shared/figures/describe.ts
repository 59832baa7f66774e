import { describeSpots } from './draw-spots';
import type { Gridded } from './gridded';
import type { PathOver } from './path-over';
import { formatNumber } from './ticks';

const describePaths = (paths: readonly PathOver[]): string => {
  const names = [...new Set(paths.flatMap(({ name }) => name || []))];
  return names.length === 0 ? '' : `Paths over it: ${names.join('; ')}.`;
};

/** What gridded values are, in sentences, for those who cannot see the figure. */
export function describe({ fields, labels, titles, spots, paths, note }: Gridded): string {
  const sentences = fields.flatMap(({ xs, ys, values }, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const range = low > high ? 'no values yet' : `${titles[2]} from ${low.toPrecision(3)} to ${high.toPrecision(3)}`;
    return [`${labels[k] === '' ? '' : `${labels[k]}: `}${range} on ${xs.length} by ${ys.length} points.`, describeSpots(spots[k], formatNumber), describePaths(paths[k])];
  });
  return [...sentences, note].filter((sentence) => sentence !== '').join(' ');
}
