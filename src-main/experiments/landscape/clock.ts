import type { Bench } from '../bench';

/** Tells from a drawing's plan how long it will take. */
export interface Clock {
  /** Hears how many places of a level will be computed, and how many levels follow. */
  plan(computed: number, following: number): void;
  /** Times the computing of a place. */
  time<Found>(find: () => Promise<Found>): Promise<Found>;
  /** A place of the plan is there, computed now or earlier. */
  pass(): void;
}

/** Begins to count; levels to come are taken to have as many places to compute as the fullest so far. */
export function openClock({ left }: Pick<Bench, 'left'>): Clock {
  let [places, fullest, levels] = [0, 0, 0];
  let [timed, seconds] = [0, 0];
  return {
    plan(computed, following) {
      [places, fullest, levels] = [computed, Math.max(fullest, computed), following];
    },
    async time(find) {
      const began = performance.now();
      const found = await find();
      seconds += (performance.now() - began) / 1000;
      timed++;
      return found;
    },
    pass() {
      places = Math.max(0, places - 1);
      if (timed > 0) left((places + levels * fullest) * (seconds / timed));
    },
  };
}
