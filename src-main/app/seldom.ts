/** Something done at most once in so many milliseconds. */
export interface Seldom {
  /** Does it now, or as soon as it may be done again. */
  ask(): void;
  /** Does it no more. */
  stop(): void;
}

/** Lets something be asked for often and done seldom; what was asked for last is always done. */
export function seldom(pause: number, act: () => void): Seldom {
  let at = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    timer = undefined;
    at = performance.now();
    act();
  };
  return {
    ask() {
      const wait = at + pause - performance.now();
      if (timer) return;
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    stop: () => clearTimeout(timer),
  };
}
