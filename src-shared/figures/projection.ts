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
