/** How fast rows come, and how long those to come will take. */
export interface Pace {
  /** Notes that so many rows have come by a time (milliseconds on any clock that only goes forward). */
  tell(rows: number, at: number): void;
  /** Rows a second of late; undefined until there is something to go by. */
  rate(): number | undefined;
  /** Seconds that so many rows will take; undefined until there is something to go by. */
  left(rows: number): number | undefined;
}

const window = 32;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Follows rows as they come. The pace is the median time a row took over the last arrivals, so neither the engine's start,
 * which the first row waits for, nor a machine that slept in between spoils it.
 */
export function followPace(): Pace {
  const arrivals: { readonly rows: number; readonly at: number }[] = [];
  const secondsARow = (): number | undefined => {
    const each = arrivals.slice(1).map(({ rows, at }, i) => (at - arrivals[i].at) / 1000 / rows);
    return each.length === 0 ? undefined : median(each);
  };
  return {
    tell(rows, at) {
      if (rows <= 0) return;
      arrivals.push({ rows, at });
      if (arrivals.length > window + 1) arrivals.shift();
    },
    rate() {
      const each = secondsARow();
      return each === undefined || each <= 0 ? undefined : 1 / each;
    },
    left(rows) {
      const each = secondsARow();
      return each === undefined ? undefined : each * rows;
    },
  };
}
