/** From coarse to fine: which points of a grid to compute first, so that a picture of all of it is there early. */

/**
 * The places 0 ... count-1 of an axis in levels, each with those of the levels before, ascending: first the ends and the pivot,
 * then the middles between neighbours, until none is left.
 */
export function levelsOf(count: number, pivot: number): number[][] {
  let level = [...new Set([0, pivot, count - 1])].sort((one, other) => one - other);
  const levels = [level];
  while (level.length < count) {
    level = level.flatMap((at, k) => {
      const middle = at + Math.floor(((level[k + 1] ?? at) - at) / 2);
      return middle > at ? [at, middle] : [at];
    });
    levels.push(level);
  }
  return levels;
}

export interface Place {
  readonly i: number;
  readonly j: number;
}

/** A level of a plane's grid: its places along both axes, and those that the level before has not. */
export interface Level {
  readonly is: readonly number[];
  readonly js: readonly number[];
  readonly added: readonly Place[];
}

/** A grid in levels: each place of the grid is added by exactly one. */
export function levelsOfGrid([rows, columns]: readonly [rows: number, columns: number], pivot: Place): Level[] {
  const [down, across] = [levelsOf(rows, pivot.i), levelsOf(columns, pivot.j)];
  const depth = Math.max(down.length, across.length);
  const at = (levels: readonly number[][], k: number) => levels[Math.min(k, levels.length - 1)];
  return Array.from({ length: depth }, (_, k) => {
    const [is, js] = [at(down, k), at(across, k)];
    const before = k === 0 ? [new Set<number>(), new Set<number>()] : [new Set(at(down, k - 1)), new Set(at(across, k - 1))];
    const added = is.flatMap((i) => js.filter((j) => !(before[0].has(i) && before[1].has(j))).map((j) => ({ i, j })));
    return { is, js, added };
  });
}
