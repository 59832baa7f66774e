import type { HeightField } from './height-field';

/** What fields of values hold, in sentences, for those who cannot see the figure. */
export function describe(fields: readonly HeightField[], labels: readonly string[], title: string, note: string): string {
  const sentences = fields.map(({ xs, ys, values }, k) => {
    const finite = values.filter(Number.isFinite);
    const range = finite.length === 0 ? 'no values yet' : `${title} from ${finite.reduce((a, b) => Math.min(a, b)).toPrecision(3)} to ${finite.reduce((a, b) => Math.max(a, b)).toPrecision(3)}`;
    return `${labels[k] === '' ? '' : `${labels[k]}: `}${range} on ${xs.length} by ${ys.length} points.`;
  });
  return [...sentences, note].filter((sentence) => sentence !== '').join(' ');
}
