/**
 * The head: one modelled surface with ears, eyes and hair, around the very points that the kinematics gives as nose,
 * eyes and ears.
 */
import { BufferAttribute, BufferGeometry, Group, Mesh, SphereGeometry, MeshStandardMaterial, Vector3 } from 'three';
import type { Material } from 'three';
import type { Proportions } from '../body.js';
import type { Vec3 } from '../vec.js';

const HALF_WIDTH_M = 0.076;
const HALF_HEIGHT_M = 0.115;
const HALF_DEPTH_M = 0.098;
const HAIR_M = 0.013;

const smooth = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** A soft bump of height 1 at (x, y), on the face. */
const bump = (point: Vector3, x: number, y: number, width: number, height: number): number =>
  Math.exp(-(((Math.abs(point.x) - x) / width) ** 2) - ((point.y - y) / height) ** 2);

/** The skin of the head in the direction `d` (length 1) from its centre. */
function surface(d: Vector3, nose: Vec3, centre: Vec3): Vector3 {
  const below = smooth(0.1, 1, -d.y);
  const point = new Vector3(
    d.x * HALF_WIDTH_M * (1 - 0.3 * below),
    d.y * HALF_HEIGHT_M,
    d.z * HALF_DEPTH_M * (d.z > 0 ? 1 - 0.06 * below : 1 - 0.35 * below) + 0.014 * below,
  );
  if (d.z > 0) {
    const noseY = nose[1] - centre[1];
    const front = smooth(0.1, 0.6, d.z);
    // Tip, bridge and wings of the nose; sockets, brow, lips and chin.
    point.z += front * 0.019 * bump(point, 0, noseY, 0.012, 0.012);
    point.z += front * 0.009 * bump(point, 0, noseY + 0.022, 0.009, 0.024);
    point.z += front * 0.006 * bump(point, 0.013, noseY - 0.004, 0.008, 0.008);
    point.z -= front * 0.007 * bump(point, 0.032, 0.01, 0.018, 0.012);
    point.z += front * 0.004 * bump(point, 0.026, 0.032, 0.024, 0.01);
    point.z += front * 0.005 * bump(point, 0, noseY - 0.036, 0.022, 0.012);
    point.z += front * 0.008 * bump(point, 0, -0.098, 0.026, 0.016);
  }
  return point;
}

/** Height of the hairline (as the y of a direction) around the head: high over the brow, low in the neck. */
function hairline(d: Vector3): number {
  const back = (1 - d.z / Math.max(1e-6, Math.hypot(d.x, d.z))) / 2;
  return 0.56 - 0.5 * smooth(0.22, 0.42, back) - 0.52 * smooth(0.5, 0.72, back);
}

/** A sphere's mesh moved to the skin, or over it as hair. */
function modelled(body: Proportions, hair: boolean): BufferGeometry {
  const sphere = new SphereGeometry(1, 72, 56);
  const directions = sphere.getAttribute('position');
  const positions = new Float32Array(directions.count * 3);
  const over = new Float32Array(directions.count);
  const d = new Vector3();
  for (let index = 0; index < directions.count; index++) {
    d.fromBufferAttribute(directions, index).normalize();
    const point = surface(d, body.nose, body.headCentre);
    over[index] = d.y - hairline(d);
    if (hair) point.addScaledVector(d, -0.002 + HAIR_M * smooth(0, 0.22, over[index]!));
    point.add(new Vector3(...body.headCentre)).toArray(positions, index * 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  const faces = [...sphere.getIndex()!.array];
  const kept = hair ? faces.filter((_, at) => [0, 1, 2].every((k) => over[faces[at - (at % 3) + k]!]! > -0.06)) : faces;
  geometry.setIndex(kept);
  geometry.computeVertexNormals();
  return geometry;
}

function ball(material: Material, at: Vec3, size: Vec3, turn: Vec3 = [0, 0, 0]): Mesh {
  const mesh = new Mesh(new SphereGeometry(1, 28, 20), material);
  mesh.position.set(...at);
  mesh.scale.set(...size);
  mesh.rotation.set(...turn);
  return mesh;
}

/** The head in its own frame: the origin is the base of the neck. */
export function createHead(body: Proportions, skin: Material, hair: Material): Group {
  const group = new Group();
  const plain = (color: number, roughness = 0.6): Material => new MeshStandardMaterial({ color, roughness });
  const [white, iris, lips] = [plain(0xf1ede6, 0.35), plain(0x2b1c14, 0.25), plain(0xa6574b)];
  const [ex, ey, ez] = body.leftEye;
  const [ax, ay, az] = body.leftEar;
  const [, ny, nz] = body.nose;
  group.add(
    new Mesh(modelled(body, false), skin),
    new Mesh(modelled(body, true), hair),
    ball(lips, [0, ny - 0.037, nz - 0.0205], [0.021, 0.0055, 0.008]),
  );
  for (const sign of [1, -1]) {
    group.add(
      ball(white, [sign * ex, ey, ez - 0.004], [0.0135, 0.0075, 0.0085], [0, sign * 0.3, 0]),
      ball(iris, [sign * ex, ey, ez + 0.002], [0.0066, 0.0068, 0.0045], [0, sign * 0.3, 0]),
      ball(hair, [sign * (ex + 0.001), ey + 0.02, ez + 0.001], [0.0185, 0.0036, 0.006], [0, sign * 0.35, sign * 0.03]),
      ball(skin, [sign * ax, ay, az], [0.01, 0.03, 0.019], [-0.2, sign * -0.35, 0]),
    );
  }
  return group;
}
