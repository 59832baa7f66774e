/** Work that is asked for more often than it can be done. */
export interface Paced {
  /** Asks for the work to be done, soon and once, however often it is asked. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** Does work in the next frame, and then not before a rest of so many times its own duration: rows that stream in leave the window time to answer. */
export function paced(work: () => void, rest = 4): Paced {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let free = -Infinity;
  function run(): void {
    frame = 0;
    const begun = performance.now();
    work();
    const now = performance.now();
    free = now + rest * (now - begun);
  }
  return {
    ask() {
      if (frame !== 0 || timer !== undefined) return;
      const wait = free - performance.now();
      if (wait <= 4) frame = requestAnimationFrame(run);
      else {
        timer = setTimeout(() => {
          timer = undefined;
          frame = requestAnimationFrame(run);
        }, wait);
      }
    },
    stop() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      frame = 0;
      timer = undefined;
    },
  };
}
