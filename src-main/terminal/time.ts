const units = [['day', 86_400], ['hour', 3600], ['min', 60], ['s', 1]] as const;

const counted = (number: number, unit: string): string => `${number} ${unit}${number !== 1 && (unit === 'day' || unit === 'hour') ? 's' : ''}`;

/** A length of time in words, to two units: `2 hours 5 min`, `48 s`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, length]) => whole >= length);
  if (first < 0) return '0 s';
  const [unit, length] = units[first];
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % length) / next[1]) : 0;
  return counted(Math.floor(whole / length), unit) + (next && rest > 0 ? ` ${counted(rest, next[0])}` : '');
}

/** How long ago a moment (ISO 8601) was, in one unit. */
export function ago(moment: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ['s', 1];
  return counted(Math.floor(seconds / length), unit);
}
