const STEPS = [
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
  [4.35, 'week'],
  [12, 'month'],
  [Infinity, 'year'],
] as const;

/** How long ago a moment was, in words: just now, 3 minutes ago, yesterday. */
export function age(moment: string, now = Date.now()): string {
  let count = (now - Date.parse(moment)) / 60_000;
  if (count < 1) return 'just now';
  for (const [to, unit] of STEPS) {
    if (count < to) return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(count), unit);
    count /= to;
  }
  return moment;
}
