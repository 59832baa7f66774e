/**
 * A surface from as few evaluations as will do. The grid is gone through level by level; each level is first predicted by cubics through
 * the one before, and computed only where the last level's predictions were wrong by more than is allowed: where the surface bends.
 */
import type { Stream } from './random';
import { stencilAt } from './lagrange';
import { levelsOfGrid, type Level, type Place } from './levels';

/** Quantities at a place; the first decides where to look closer, the others come along. NaN where there is none. */
export type Channels = readonly number[];

export interface Surface {
  /** How many places there are along both axes. */
  readonly sides: readonly [rows: number, columns: number];
  /** A place of the coarsest level, such as the centre. */
  readonly pivot: Place;
  evaluate(place: Place): Promise<Channels>;
  /** How far the first channel may be off where it has about this value, given the values known so far. */
  allowed(value: number): number;
  /** Which predictions are tried out. */
  readonly chance: Stream;
  /** Told at the beginning of each level how many places of it will be computed, as far as that is known, and how many levels follow. */
  plan?(computed: number, following: number): void;
}

export interface Found {
  readonly place: Place;
  readonly channels: Channels;
  readonly made: 'evaluated' | 'interpolated';
}

/** How the predictions that were tried out at random did. */
export interface Trials {
  readonly tried: number;
  readonly failed: number;
  /** The greatest difference, as a multiple of what was allowed. */
  readonly worst: number;
}

/** Levels up to so many places are computed whole: fewer say too little about where a surface bends. */
const COARSE = 81;
/** Cubics are wrong by a sixteenth on a mesh half as wide where a surface is smooth, by half where it has a kink; between the two. */
const FALL = 0.25;
/** The part of a level's predictions that is tried out, and how many at least. */
const TRIED = 0.02;
const TRIED_AT_LEAST = 6;

/** Finds a value for every place of a grid; gives what the trials showed in the end. */
export async function* refine({ sides, pivot, evaluate, allowed, chance, plan }: Surface): AsyncGenerator<Found, Trials, void> {
  const columns = sides[1];
  const key = ({ i, j }: Place) => i * columns + j;
  const known = new Map<number, Channels>();
  /** How wrong the prediction of each place of the last level was, or is thought to be. */
  let wrong = new Map<number, number>();
  const trials = { tried: 0, failed: 0, worst: 0 };
  let last: Level | undefined;
  let drawn = 0;

  const predict = ({ i, j }: Place, { is, js }: Level): number[] => {
    const [down, across] = [stencilAt(is, i), stencilAt(js, j)];
    let sums: number[] = [];
    down.nodes.forEach((p, s) => across.nodes.forEach((q, t) => {
      const weight = down.weights[s] * across.weights[t];
      const channels = known.get(key({ i: p, j: q }))!;
      sums = channels.map((x, c) => (sums[c] ?? 0) + weight * x);
    }));
    return sums;
  };
  /** The greatest error of the last level's predictions around a place. */
  const wrongAround = ({ i, j }: Place, { is, js }: Level): number => {
    let most = 0;
    for (const p of around(is, i)) for (const q of around(js, j)) most = Math.max(most, wrong.get(key({ i: p, j: q })) ?? 0);
    return most;
  };

  const levels = levelsOfGrid(sides, pivot);
  for (const [depth, level] of levels.entries()) {
    const before = last;
    const errors = new Map<number, number>();
    const guesses = new Map<number, { readonly place: Place; readonly channels: number[] }>();
    const compute = async function* (place: Place, guess?: readonly number[]): AsyncGenerator<Found, number, void> {
      const channels = await evaluate(place);
      const error = guess ? Math.abs(channels[0] - guess[0]) : Infinity;
      known.set(key(place), channels);
      guesses.delete(key(place));
      errors.set(key(place), Number.isNaN(error) ? Infinity : error);
      yield { place, channels, made: 'evaluated' };
      return errors.get(key(place))!;
    };

    const bending: { readonly place: Place; readonly guess?: readonly number[] }[] = [];
    for (const place of level.added) {
      const guess = before && predict(place, before);
      const isWhole = !before || level.is.length * level.js.length <= COARSE;
      const expected = isWhole ? Infinity : FALL * wrongAround(place, before);
      if (isWhole || !guess || !Number.isFinite(guess[0]) || expected > allowed(guess[0])) bending.push({ place, guess });
      else {
        guesses.set(key(place), { place, channels: guess });
        errors.set(key(place), expected);
      }
    }
    const trying = Math.min(guesses.size, Math.max(TRIED_AT_LEAST, Math.ceil(TRIED * guesses.size)));
    plan?.(bending.length + trying, levels.length - 1 - depth);
    for (const { place, guess } of bending) yield* compute(place, guess);

    // Some predictions are tried out; around one that fails, all are computed, and so on from those that fail then.
    const candidates = [...guesses.values()];
    const chosen = new Set<number>();
    while (chosen.size < trying) chosen.add(chance.integer(drawn++, candidates.length));
    for (const one of chosen) {
      const { place, channels: guess } = candidates[one];
      if (!guesses.has(key(place))) continue;
      const off = (yield* compute(place, guess)) / allowed(guess[0]);
      trials.tried++;
      trials.worst = Math.max(trials.worst, off);
      if (off <= 1) continue;
      trials.failed++;
      const front = [place];
      for (let from = front.pop(); from; from = front.pop()) {
        for (const i of around(level.is, from.i)) for (const j of around(level.js, from.j)) {
          const near = guesses.get(key({ i, j }));
          if (near && (yield* compute(near.place, near.channels)) > allowed(near.channels[0])) front.push(near.place);
        }
      }
    }

    for (const { place, channels } of guesses.values()) {
      known.set(key(place), channels);
      yield { place, channels, made: 'interpolated' };
    }
    wrong = errors;
    last = level;
  }
  return trials;
}

/** The ascending nodes next to a place on both sides, and the place where it is one. */
function around(nodes: readonly number[], at: number): readonly number[] {
  const above = nodes.findIndex((node) => node >= at);
  const from = above < 0 ? nodes.length : above;
  return nodes.slice(Math.max(0, from - 1), from + 1 + (nodes[from] === at ? 1 : 0));
}
