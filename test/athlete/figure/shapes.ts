/**
 * Shapes that a body is built from: round limbs, and soft tubes through changing cross-sections.
 */
import { BufferAttribute, BufferGeometry, LatheGeometry, Matrix4, Vector2, Vector3 } from 'three';
import type { Object3D } from 'three';
import { frameAlong } from '../body.js';
import { add, apply, mix, mixVec, normalize, subtract } from '../vec.js';
import type { Mat3, Vec3 } from '../vec.js';

const ROUND = 24;
const CAP_STEPS = 6;

/** Smooth course through `values` at share `t`: Catmull-Rom over even steps. */
function spline(values: readonly number[], t: number): number {
  const at = (index: number): number => values[Math.min(values.length - 1, Math.max(0, index))]!;
  const position = t * (values.length - 1);
  const index = Math.min(values.length - 2, Math.floor(position));
  const u = position - index;
  const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
  return b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
}

/**
 * A limb along y from 0 to `length` with round ends.
 *
 * @param radii radii at even steps along the limb
 */
export function limbGeometry(length: number, radii: readonly number[]): BufferGeometry {
  const [first, last] = [radii[0]!, radii[radii.length - 1]!];
  const points: Vector2[] = [];
  for (let step = 0; step < CAP_STEPS; step++) {
    const angle = (step / CAP_STEPS) * (Math.PI / 2);
    points.push(new Vector2(first * Math.sin(angle), -first * Math.cos(angle)));
  }
  const rings = radii.length * 4;
  for (let step = 0; step <= rings; step++) {
    points.push(new Vector2(spline(radii, step / rings), (length * step) / rings));
  }
  for (let step = 1; step <= CAP_STEPS; step++) {
    const angle = (step / CAP_STEPS) * (Math.PI / 2);
    points.push(new Vector2(Math.max(1e-5, last * Math.cos(angle)), length + last * Math.sin(angle)));
  }
  return new LatheGeometry(points, ROUND);
}

const vector = (v: Vec3): Vector3 => new Vector3(v[0], v[1], v[2]);

/** Puts an object at `origin`, turned by `frame`. */
export function placeAt(object: Object3D, origin: Vec3, frame: Mat3): void {
  object.matrixAutoUpdate = false;
  object.matrix = new Matrix4()
    .makeBasis(vector(frame[0]), vector(frame[1]), vector(frame[2]))
    .setPosition(vector(origin));
  object.matrixWorldNeedsUpdate = true;
}

/** Puts a limb from one joint to another, its front towards `front`. */
export function placeAlong(object: Object3D, from: Vec3, to: Vec3, front: Vec3): void {
  placeAt(object, from, frameAlong(subtract(to, from), front));
}

/** One cross-section of a tube. */
export interface Section {
  readonly origin: Vec3;
  readonly frame: Mat3;
  /** Metres over the origin, along the frame's y. */
  readonly y: number;
  readonly halfWidth: number;
  readonly front: number;
  readonly back: number;
}

/** A soft tube through sections that may move against each other. */
export class Tube {
  readonly geometry = new BufferGeometry();
  readonly #positions: BufferAttribute;
  static readonly #RINGS = 36;
  static readonly #SEGMENTS = 32;

  constructor() {
    const [rings, segments] = [Tube.#RINGS, Tube.#SEGMENTS];
    this.#positions = new BufferAttribute(new Float32Array((rings + 1) * segments * 3), 3);
    this.geometry.setAttribute('position', this.#positions);
    const index: number[] = [];
    for (let ring = 0; ring < rings; ring++) {
      for (let segment = 0; segment < segments; segment++) {
        const [a, b] = [ring * segments + segment, ring * segments + ((segment + 1) % segments)];
        index.push(a, a + segments, b, b, a + segments, b + segments);
      }
    }
    this.geometry.setIndex(index);
  }

  /** Moves the tube; always give the same number of sections, from the bottom up. */
  update(sections: readonly Section[]): void {
    const course = (value: (section: Section) => number) => {
      const values = sections.map(value);
      return (t: number): number => spline(values, t);
    };
    const centre = sections.map(({ origin, frame, y }) => add(origin, apply(frame, [0, y, 0])));
    const [cx, cy, cz] = [0, 1, 2].map((axis) => {
      const values = centre.map((point) => point[axis]!);
      return (t: number): number => spline(values, t);
    });
    const [width, front, back] = [course((s) => s.halfWidth), course((s) => s.front), course((s) => s.back)];
    for (let ring = 0; ring <= Tube.#RINGS; ring++) {
      const t = ring / Tube.#RINGS;
      const frame = mixFrames(sections, t);
      for (let segment = 0; segment < Tube.#SEGMENTS; segment++) {
        const angle = (2 * Math.PI * segment) / Tube.#SEGMENTS;
        const [s, c] = [Math.sin(angle), Math.cos(angle)];
        // A little squarer than an ellipse, as bodies are.
        const radius = (Math.abs(s) ** 2.5 + Math.abs(c) ** 2.5) ** (-1 / 2.5);
        const depth = s > 0 ? front(t) : back(t);
        const offset = apply(frame, [width(t) * radius * c, 0, depth * radius * s]);
        const vertex = ring * Tube.#SEGMENTS + segment;
        this.#positions.setXYZ(vertex, cx!(t) + offset[0], cy!(t) + offset[1], cz!(t) + offset[2]);
      }
    }
    this.#positions.needsUpdate = true;
    this.geometry.computeVertexNormals();
    this.geometry.computeBoundingSphere();
  }
}

function mixFrames(sections: readonly Section[], t: number): Mat3 {
  const position = t * (sections.length - 1);
  const index = Math.min(sections.length - 2, Math.floor(position));
  const [a, b] = [sections[index]!.frame, sections[index + 1]!.frame];
  const share = mix(0, 1, position - index);
  return frameAlong(normalize(mixVec(a[1], b[1], share)), mixVec(a[2], b[2], share));
}
