/**
 * Ten letters as strokes that correspond: in each, stroke 0 is what stands on the left, 1 what is at the top right, 2 what is at the
 * bottom right, 3 what crosses the middle. So any two letters can be blended point by point, and neighbours in the list look alike.
 */
type Point = readonly [x: number, y: number];
type Stroke = readonly Point[];

export const STROKES = 4;
export const POINTS = 8;

/** Part of an ellipse around (x, y), angles in quarter turns from the right, clockwise as seen (y points down). */
function arc(x: number, y: number, across: number, down: number, from: number, to: number): Stroke {
  return Array.from({ length: 17 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 16) * Math.PI) / 2;
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)] as const;
  });
}

/** The same stroke as POINTS points at equal distances along it. */
function resample(stroke: Stroke): Stroke {
  const lengths = stroke.slice(1).map(([x, y], i) => Math.hypot(x - stroke[i][0], y - stroke[i][1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return Array.from({ length: POINTS }, (_, i) => {
    let left = (total * i) / (POINTS - 1);
    let k = 0;
    while (k < lengths.length - 1 && left > lengths[k]) left -= lengths[k++];
    const part = lengths[k] > 0 ? Math.min(1, left / lengths[k]) : 0;
    const [a, b] = [stroke[k], stroke[k + 1]];
    return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])] as const;
  });
}

const line = (...points: Point[]): Stroke => points;
const stem = line([-0.6, -1], [-0.6, 1]);
const none = (x: number, y: number): Stroke => [[x, y], [x, y]];

const drawn: Readonly<Record<string, readonly [Stroke, Stroke, Stroke, Stroke]>> = {
  A: [line([0, -1], [-0.7, 1]), line([0, -1], [0.35, 0]), line([0.35, 0], [0.7, 1]), line([-0.42, 0.25], [0.42, 0.25])],
  R: [stem, [[-0.6, -1], ...arc(0.05, -0.45, 0.55, 0.55, -1, 1), [-0.6, 0.1]], line([-0.1, 0.1], [0.65, 1]), none(-0.6, 0.1)],
  B: [stem, [[-0.6, -1], ...arc(0, -0.52, 0.5, 0.48, -1, 1), [-0.6, -0.04]], [[-0.6, -0.04], ...arc(0.05, 0.48, 0.58, 0.52, -1, 1), [-0.6, 1]], none(-0.6, 0)],
  E: [stem, line([-0.6, -1], [0.6, -1]), line([-0.6, 1], [0.6, 1]), line([-0.6, 0], [0.4, 0])],
  C: [arc(0, 0, 0.7, 1, 3, 1), arc(0, 0, 0.7, 1, -1, -0.4), arc(0, 0, 0.7, 1, 1, 0.4), none(-0.7, 0)],
  O: [arc(0, 0, 0.7, 1, 3, 1), arc(0, 0, 0.7, 1, -1, 0), arc(0, 0, 0.7, 1, 0, 1), none(-0.7, 0)],
  U: [line([-0.6, -1], [-0.6, 0.4]), line([0.6, -1], [0.6, 0.4]), arc(0, 0.4, 0.6, 0.6, 0, 2), none(0, 1)],
  H: [stem, line([0.6, -1], [0.6, 0]), line([0.6, 0], [0.6, 1]), line([-0.6, 0], [0.6, 0])],
  K: [stem, line([-0.6, 0.15], [0.6, -1]), line([-0.15, -0.25], [0.65, 1]), none(-0.6, 0.15)],
  X: [line([-0.65, -1], [0, 0], [-0.65, 1]), line([0, 0], [0.65, -1]), line([0, 0], [0.65, 1]), none(0, 0)],
};

/** The names of the ten classes. */
export const letters: readonly string[] = Object.keys(drawn);

/** For each letter its points as x, y (STROKES x POINTS x 2), between -1 and 1, y pointing down. */
export const outlines: readonly Float64Array[] = Object.values(drawn).map((strokes) => Float64Array.from(strokes.flatMap((stroke) => resample(stroke).flat())));
