/**
 * Vectors and rotations in metres: x to the athlete's left, y up, z to where the athlete looks.
 */

/** A point or direction. */
export type Vec3 = readonly [number, number, number];

/** A rotation, as the three axes that it turns x, y and z into. */
export type Mat3 = readonly [Vec3, Vec3, Vec3];

const RADIANS = Math.PI / 180;

/** Sine of an angle in degrees. */
export const sinDeg = (degrees: number): number => Math.sin(degrees * RADIANS);
/** Cosine of an angle in degrees. */
export const cosDeg = (degrees: number): number => Math.cos(degrees * RADIANS);

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: Vec3, b: Vec3): number => length(subtract(a, b));
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The vector of length 1 in the direction of `a`; `a` must not be zero. */
export const normalize = (a: Vec3): Vec3 => scale(a, 1 / length(a));

/** The number a share `t` of the way from `a` to `b`. */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** The point a share `t` of the way from `a` to `b`. */
export const mixVec = (a: Vec3, b: Vec3, t: number): Vec3 => [
  mix(a[0], b[0], t),
  mix(a[1], b[1], t),
  mix(a[2], b[2], t),
];

/** Leans forward: tips y towards z. */
export const rotateX = (degrees: number): Mat3 => {
  const [s, c] = [sinDeg(degrees), cosDeg(degrees)];
  return [
    [1, 0, 0],
    [0, c, s],
    [0, -s, c],
  ];
};

/** Turns to the athlete's left: z towards x. */
export const rotateY = (degrees: number): Mat3 => {
  const [s, c] = [sinDeg(degrees), cosDeg(degrees)];
  return [
    [c, 0, -s],
    [0, 1, 0],
    [s, 0, c],
  ];
};

/** Leans to the athlete's right: tips y away from x. */
export const rotateZ = (degrees: number): Mat3 => {
  const [s, c] = [sinDeg(degrees), cosDeg(degrees)];
  return [
    [c, s, 0],
    [-s, c, 0],
    [0, 0, 1],
  ];
};

/** The vector `v` turned by `m`. */
export const apply = (m: Mat3, v: Vec3): Vec3 => add(add(scale(m[0], v[0]), scale(m[1], v[1])), scale(m[2], v[2]));

/** The rotation that does `b` first and then `a`; more factors likewise. */
export const multiply = (a: Mat3, b: Mat3, ...more: Mat3[]): Mat3 => {
  const product: Mat3 = [apply(a, b[0]), apply(a, b[1]), apply(a, b[2])];
  const [next, ...rest] = more;
  return next ? multiply(product, next, ...rest) : product;
};

/**
 * Two bones of fixed length from `root` towards `target` (analytic inverse kinematics).
 *
 * @param pole direction in which the joint between them points
 * @returns the middle joint and the end; the end is short of `target` only where that is out of reach
 */
export function twoBones(root: Vec3, target: Vec3, upper: number, lower: number, pole: Vec3): { mid: Vec3; end: Vec3 } {
  const line = subtract(target, root);
  const axis = normalize(line);
  const reach = Math.min(Math.max(length(line), Math.abs(upper - lower) + 1e-6), upper + lower - 1e-9);
  const along = (upper * upper - lower * lower + reach * reach) / (2 * reach);
  const off = Math.sqrt(Math.max(0, upper * upper - along * along));
  const side = normalize(subtract(pole, scale(axis, dot(pole, axis))));
  return { mid: add(root, add(scale(axis, along), scale(side, off))), end: add(root, scale(axis, reach)) };
}

/** Angle at `vertex` in degrees, in space. */
export function angleDeg(from: Vec3, vertex: Vec3, to: Vec3): number {
  const [a, b] = [subtract(from, vertex), subtract(to, vertex)];
  return Math.atan2(length(cross(a, b)), dot(a, b)) / RADIANS;
}

/** Where between `low` and `high` a condition that holds at `low` ends. */
export function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 40; step++) {
    const middle = (from + to) / 2;
    if (holds(middle)) from = middle;
    else to = middle;
  }
  return from;
}
