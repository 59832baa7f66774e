/** How fast rows come, and how long those to come will take. */
export interface Pace {
  /** Notes that so many rows have come by a time (milliseconds on any clock that only goes forward). */
  tell(rows: number, at: number): void;
  /** Rows a second of late; undefined until there is something to go by. */
  rate(): number | undefined;
  /** Takes the work's own word for how many seconds are left, as of a time on that clock: its rows take too different times to go by. */
  foretell(seconds: number, at: number): void;
  /** Seconds that so many rows will take from a time on; undefined until there is something to go by. */
  left(rows: number, at: number): number | undefined;
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
  let foretold: { readonly seconds: number; readonly at: number } | undefined;
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
    foretell(seconds, at) {
      foretold = { seconds, at };
    },
    left(rows, at) {
      if (foretold) return Math.max(0, foretold.seconds - (at - foretold.at) / 1000);
      const each = secondsARow();
      return each === undefined ? undefined : each * rows;
    },
  };
}
