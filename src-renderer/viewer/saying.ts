// Made once: a library has a thousand lines, and making a format costs more than using it.
const number = new Intl.NumberFormat('en');
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Rows counted, for a person: 312 of 441. */
export const counted = (rows: number, of: number | undefined): string => `${number.format(rows)}${of === undefined ? '' : ` of ${number.format(of)}`}`;

/** How fast rows come: by the second, or how long each takes where that is longer. */
export function pace(rate: number): string {
  if (rate >= 1) return `${rate.toLocaleString('en', { maximumSignificantDigits: 3 })} rows/s`;
  return `${(1 / rate).toLocaleString('en', { maximumSignificantDigits: 2 })} s a row`;
}

/** A moment (ISO 8601) by the calendar and the clock here. */
export const moment = (iso: string): string => date.format(new Date(iso));

/** An answer of a setup as it is shown. */
export function answerText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (value === '') return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Which of an experiment's weights a reference means: the final ones, or those kept after an epoch, an update or under a name. */
export function whenKept(reference: string): string {
  const [, at = 'final'] = reference.split('@');
  return /^\d+$/.test(at) ? `after ${at}` : at;
}
