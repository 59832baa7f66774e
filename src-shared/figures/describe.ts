import type { HeightField } from './height-field';

/** What fields of values hold, in sentences, for those who cannot see the figure. */
export function describe(fields: readonly HeightField[], labels: readonly string[], title: string, note: string): string {
  const sentences = fields.map(({ xs, ys, values }, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const range = low > high ? 'no values yet' : `${title} from ${low.toPrecision(3)} to ${high.toPrecision(3)}`;
    return `${labels[k] === '' ? '' : `${labels[k]}: `}${range} on ${xs.length} by ${ys.length} points.`;
  });
  return [...sentences, note].filter((sentence) => sentence !== '').join(' ');
}
