/** From where a surface is seen: degrees around the vertical axis from x towards y, and degrees above the floor (0 to 90). */
export interface View {
  readonly azimuth: number;
  readonly elevation: number;
  /** How much larger than the panel that it fills; 1 where it is not said. */
  readonly zoom?: number;
}

export const defaultView: View = { azimuth: -58, elevation: 32 };

/** The camera's distance from the box's middle, in widths of the box: near enough for depth, too far to distort. */
const distance = 4;

export type Vector = readonly [x: number, y: number, z: number];

/** How points of a box around the origin come to paper. */
export interface Projection {
  readonly camera: Vector;
  /** (3, 4) row by row: (x, y, z, 1) to (u, v, w); the point on paper is (u/w, v/w), v downwards. */
  readonly matrix: readonly number[];
}

/** The perspective of a view, one unit at the box's middle being one point on paper, its middle at (0, 0). */
export function perspective({ azimuth, elevation }: View): Projection {
  const around = (azimuth * Math.PI) / 180;
  const above = (Math.min(90, Math.max(0, elevation)) * Math.PI) / 180;
  const [ca, sa, ce, se] = [Math.cos(around), Math.sin(around), Math.cos(above), Math.sin(above)];
  return {
    camera: [distance * ce * ca, distance * ce * sa, distance * se],
    matrix: [-sa, ca, 0, 0, se * ca, se * sa, -ce, 0, (-ce * ca) / distance, (-ce * sa) / distance, -se / distance, 1],
  };
}

/** The same view enlarged about the middle and moved to (x, y). */
export function placed({ camera, matrix: m }: Projection, enlargement: number, x: number, y: number): Projection {
  const row = (k: number, shift: number) => [0, 1, 2, 3].map((i) => enlargement * m[4 * k + i] + shift * m[8 + i]);
  return { camera, matrix: [...row(0, x), ...row(1, y), ...m.slice(8)] };
}

/** Where a point of the box lies on paper. */
export function project({ matrix: m }: Projection, x: number, y: number, z: number): [x: number, y: number] {
  const w = m[8] * x + m[9] * y + m[10] * z + m[11];
  return [(m[0] * x + m[1] * y + m[2] * z + m[3]) / w, (m[4] * x + m[5] * y + m[6] * z + m[7]) / w];
}

/** The point of the box that lies at (u, v) on paper with a nearness (1/w) to the camera. */
export function unproject({ matrix: m }: Projection, u: number, v: number, nearness: number): Vector {
  const w = 1 / nearness;
  const [a, b, c] = [u * w - m[3], v * w - m[7], w - m[11]];
  // Cramer's rule for the three rows.
  const determinant = (a0: number, a1: number, a2: number, b0: number, b1: number, b2: number, c0: number, c1: number, c2: number) =>
    a0 * (b1 * c2 - b2 * c1) - a1 * (b0 * c2 - b2 * c0) + a2 * (b0 * c1 - b1 * c0);
  const all = determinant(m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]);
  return [
    determinant(a, m[1], m[2], b, m[5], m[6], c, m[9], m[10]) / all,
    determinant(m[0], a, m[2], m[4], b, m[6], m[8], c, m[10]) / all,
    determinant(m[0], m[1], a, m[4], m[5], b, m[8], m[9], c) / all,
  ];
}
