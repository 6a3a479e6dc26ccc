/**
 * The room: wooden floor, wall, mat and soft light. The same picture on every machine: nothing is random.
 */
import {
  ACESFilmicToneMapping,
  BoxGeometry,
  CanvasTexture,
  Color,
  CylinderGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  RepeatWrapping,
  Scene,
  SphereGeometry,
  SRGBColorSpace,
  WebGLRenderer,
} from 'three';
import type { Camera } from './camera.js';
import { cosDeg, sinDeg } from './vec.js';

/** A room that pictures are taken of. */
export interface Room {
  readonly scene: Scene;
  readonly canvas: HTMLCanvasElement;
  readonly render: () => void;
  /**
   * Draws the room as it is now for the last time: from then on only who comes into it later is drawn, without what lies behind
   * them and without shadows. Without a GPU that takes a tenth of the time.
   *
   * @returns the picture of the room
   */
  readonly freeze: () => HTMLCanvasElement;
}

const WALL_COLOR = 0xd9dcd3;
const SKIRTING_COLOR = 0xf3f2ee;
const MAT_COLOR = 0x5d6b82;
const JOINT_COLOR = 'hsl(30 26% 50%)';
const ROOM_M = 14;

/** Floor boards, drawn. */
function boards(): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 512;
  const context = canvas.getContext('2d')!;
  const rows = 8;
  for (let row = 0; row < rows; row++) {
    const y = (row * 512) / rows;
    for (let board = 0; board < 3; board++) {
      // Every other row is shifted by half a board; the texture repeats after two boards.
      const x = board * 256 - (row % 2) * 128;
      const shade = ((row * 5 + (board % 2) * 3) % 7) - 3;
      context.fillStyle = `hsl(32 34% ${64 + shade}%)`;
      context.fillRect(x, y, 256, 512 / rows);
      context.fillStyle = JOINT_COLOR;
      context.fillRect(x, y, 2, 512 / rows);
    }
    context.fillStyle = JOINT_COLOR;
    context.fillRect(0, y, 512, 2);
  }
  const texture = new CanvasTexture(canvas);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.repeat.set(7, 7);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}

/** A pot with leaves, for the corner of the picture. */
function plant(): Group {
  const group = new Group();
  const add = (mesh: Mesh, x: number, y: number, z: number): void => {
    mesh.position.set(x, y, z);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    group.add(mesh);
  };
  const pot = new MeshStandardMaterial({ color: 0xb86f4f, roughness: 0.9 });
  add(new Mesh(new CylinderGeometry(0.17, 0.13, 0.3, 24), pot), 0, 0.15, 0);
  const leaf = new MeshStandardMaterial({ color: 0x4f7f55, roughness: 0.8 });
  for (let index = 0; index < 9; index++) {
    const turn = index * 137.5;
    const lean = 12 + (index % 3) * 16;
    const mesh = new Mesh(new SphereGeometry(1, 12, 10), leaf);
    mesh.scale.set(0.07, 0.32, 0.018);
    mesh.rotation.set((lean * Math.PI) / 180, (turn * Math.PI) / 180, 0, 'YXZ');
    add(mesh, sinDeg(turn) * sinDeg(lean) * 0.32, 0.56 + (index % 2) * 0.06, cosDeg(turn) * sinDeg(lean) * 0.32);
  }
  return group;
}

/** Builds the room around the camera: the wall is always behind the athlete as the camera sees him. */
export function createRoom(camera: Camera): Room {
  const { yawDeg, fovDeg, width, height, target } = camera.options;
  const canvas = document.createElement('canvas');
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
  renderer.setSize(width, height, false);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.toneMapping = ACESFilmicToneMapping;
  renderer.toneMappingExposure = 1.05;

  const scene = new Scene();
  scene.background = new Color(WALL_COLOR);
  const room = new Group();
  room.rotation.y = (yawDeg * Math.PI) / 180;
  room.position.set(target[0], 0, target[2]);
  scene.add(room);

  const floor = new Mesh(
    new PlaneGeometry(ROOM_M, ROOM_M),
    new MeshStandardMaterial({ map: boards(), roughness: 0.75 }),
  );
  floor.rotation.x = -Math.PI / 2;
  floor.receiveShadow = true;
  const wall = new Mesh(new PlaneGeometry(ROOM_M, 6), new MeshStandardMaterial({ color: WALL_COLOR, roughness: 1 }));
  wall.position.set(0, 3, -2.1);
  wall.receiveShadow = true;
  const skirting = new Mesh(
    new BoxGeometry(ROOM_M, 0.11, 0.03),
    new MeshStandardMaterial({ color: SKIRTING_COLOR, roughness: 0.8 }),
  );
  skirting.position.set(0, 0.055, -2.085);
  const pot = plant();
  pot.position.set(-1.75, 0, -1.6);
  room.add(floor, wall, skirting, pot);

  const mat = new Mesh(
    new BoxGeometry(0.95, 0.008, 2.3),
    new MeshStandardMaterial({ color: MAT_COLOR, roughness: 0.95 }),
  );
  mat.position.set(target[0], 0.004, target[2]);
  mat.receiveShadow = true;
  scene.add(mat);

  scene.add(new HemisphereLight(0xffffff, 0xc9b394, 2));
  const sun = new DirectionalLight(0xfff1dd, 2.3);
  sun.position.set(target[0], 0, target[2]);
  const [side, front] = [1.9, 2.6];
  sun.position.x += side * cosDeg(yawDeg) + front * sinDeg(yawDeg);
  sun.position.z += -side * sinDeg(yawDeg) + front * cosDeg(yawDeg);
  sun.position.y = 3.6;
  sun.target.position.set(target[0], 0.6, target[2]);
  sun.castShadow = true;
  sun.shadow.mapSize.set(2048, 2048);
  Object.assign(sun.shadow.camera, { left: -2.6, right: 2.6, top: 2.6, bottom: -2.6, near: 0.5, far: 11 });
  sun.shadow.bias = -0.0006;
  sun.shadow.normalBias = 0.012;
  sun.shadow.radius = 5;
  scene.add(sun, sun.target);

  const view = new PerspectiveCamera(fovDeg, width / height, 0.1, 40);
  view.position.set(...camera.position);
  view.lookAt(...target);
  const render = (): void => renderer.render(scene, view);
  return {
    scene,
    canvas,
    render,
    freeze: () => {
      render();
      const still = document.createElement('canvas');
      [still.width, still.height] = [width, height];
      still.getContext('2d', { alpha: false })?.drawImage(canvas, 0, 0);
      room.visible = mat.visible = false;
      scene.background = null;
      sun.castShadow = false;
      return still;
    },
  };
}
