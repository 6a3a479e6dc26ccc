import { expect, fixture, html } from '@open-wc/testing';
import { Overlay } from '../../src/element/overlay.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { defaultSkeletonStyle, drawSkeleton } from '../../src/output/draw-skeleton.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';
import { clipFile, createTracker } from '../helpers/tracker.js';

/** All keypoints in one place, but the left hip and knee. */
function legPose(hip: readonly [number, number], knee: readonly [number, number]): Pose {
  const places: Record<string, readonly [number, number]> = { left_hip: hip, left_knee: knee };
  const keypoints = COCO_KEYPOINTS.map((name) => {
    const [x, y] = places[name] ?? [0, 0];
    return { name, x, y, z: 0, score: places[name] ? 0.9 : 0 };
  });
  return { timestampMs: 0, width: 100, height: 100, keypoints, score: 0.9 };
}

function pixel(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  return [...(canvas.getContext('2d')?.getImageData(Math.round(x), Math.round(y), 1, 1).data ?? [])];
}

const BLACK = [0, 0, 0, 0];

/** Overlays draw with the page's next frame; whoever asks for one after them comes after them. */
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

describe('drawSkeleton', () => {
  const style = { ...defaultSkeletonStyle(4), colors: { left: '#f00', right: '#0f0', centre: '#00f' } };

  it('draws bones and points in the colour of their side, in their place', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 100;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    drawSkeleton(context, legPose([10, 20], [10, 40]), { scaleX: 2, scaleY: 1, offsetX: 10, offsetY: 5 }, style);
    expect(pixel(canvas, 30, 25), 'hip').to.deep.equal([255, 0, 0, 255]);
    expect(pixel(canvas, 30, 35), 'bone').to.deep.equal([255, 0, 0, 255]);
    expect(pixel(canvas, 60, 35), 'elsewhere').to.deep.equal(BLACK);
    expect(pixel(canvas, 10, 5), 'points that were not seen').to.deep.equal(BLACK);
  });
});

describe('Overlay', () => {
  async function place(style: string) {
    const box = await fixture<HTMLElement>(html`<div style="position: relative; width: 300px; height: 100px"></div>`);
    const image = new Image(100, 100);
    const canvas = document.createElement('canvas');
    for (const element of [image, canvas]) {
      element.setAttribute('style', `position: absolute; inset: 0; width: 100%; height: 100%; ${style}`);
      box.append(element);
    }
    const track = new PoseTrack();
    track.append(legPose([50, 20], [50, 80]));
    const overlay = new Overlay(canvas);
    overlay.attach({ media: image, picture: { width: 100, height: 100 }, track });
    await nextFrame();
    return { overlay, canvas, box, image };
  }

  const density = () => globalThis.devicePixelRatio;

  for (const [fit, x, y] of [
    ['contain', 150, 50],
    ['fill', 150, 50],
    ['cover', 150, 100],
    ['contain; object-position: 0 0', 50, 50],
  ] as const) {
    it(`lies on the picture with object-fit: ${fit}`, async () => {
      const { overlay, canvas } = await place(`object-fit: ${fit}; --pose-left-color: rgb(255 0 0)`);
      expect(pixel(canvas, x * density(), Math.min(y, 99) * density()).slice(0, 3)).to.deep.equal([255, 0, 0]);
      overlay.dispose();
    });
  }

  it('is as sharp as the screen and follows its box', async () => {
    const { overlay, canvas, box } = await place('object-fit: contain');
    const original = Object.getOwnPropertyDescriptor(globalThis, 'devicePixelRatio');
    try {
      for (const ratio of [1, 2, 3]) {
        Object.defineProperty(globalThis, 'devicePixelRatio', { configurable: true, value: ratio });
        globalThis.dispatchEvent(new Event('resize'));
        await nextFrame();
        expect([canvas.width, canvas.height]).to.deep.equal([300 * ratio, 100 * ratio]);
      }
    } finally {
      if (original) Object.defineProperty(globalThis, 'devicePixelRatio', original);
    }
    box.style.width = '200px';
    await new Promise<void>((resolve) => {
      const observer = new ResizeObserver(() => {
        if (canvas.clientWidth === 200) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(canvas);
    });
    overlay.draw();
    await nextFrame();
    expect(canvas.width).to.equal(Math.round(200 * density()));
    overlay.dispose();
  });

  it('takes its colours, line width and radius from custom properties', async () => {
    const { overlay, canvas } = await place(
      '--pose-left-color: rgb(1 2 3); --pose-line-width: 20px; --pose-point-radius: 1px; --pose-outline-color: transparent',
    );
    expect(pixel(canvas, 142 * density(), 50 * density())).to.deep.equal([1, 2, 3, 255]);
    canvas.style.setProperty('--pose-line-width', '2px');
    overlay.draw();
    await nextFrame();
    expect(pixel(canvas, 142 * density(), 50 * density())).to.deep.equal(BLACK);
    overlay.dispose();
  });

  it('draws once in a frame of the page, however many poses come at once', async () => {
    const { clearRect } = CanvasRenderingContext2D.prototype;
    let drawn = 0;
    let frames = 0;
    const inFrames: number[] = [];
    let watching = true;
    // Frames are counted by whoever asks last, so that all that is drawn in one has been.
    const onFrame = () => {
      queueMicrotask(() => {
        frames++;
        inFrames.push(drawn);
        drawn = 0;
      });
      if (watching) requestAnimationFrame(onFrame);
    };
    CanvasRenderingContext2D.prototype.clearRect = function (...given) {
      drawn++;
      return clearRect.apply(this, given);
    };
    try {
      requestAnimationFrame(onFrame);
      const { tracker, of } = await createTracker({ options: { keypoints: true, pace: 'max' } });
      await tracker.analyze(await clipFile('squat-side.mp4'));
      watching = false;
      await nextFrame();
      await nextFrame();
      const draws = inFrames.reduce((sum, each) => sum + each, 0);
      expect(of('keypoints').length).to.be.greaterThan(10);
      expect(draws).to.be.greaterThan(0);
      expect(Math.max(...inFrames)).to.be.at.most(1);
      expect(draws).to.be.at.most(frames);
      tracker.remove();
    } finally {
      CanvasRenderingContext2D.prototype.clearRect = clearRect;
    }
  });

  it('hides the skeleton while detection goes on', async () => {
    const { tracker, part, of } = await createTracker({ options: { skeleton: false, keypoints: true } });
    await tracker.analyze(await clipFile('squat-side.mp4'));
    const canvas = part('canvas');
    const isBlank = () =>
      !(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some(Boolean);
    await tracker.updateComplete;
    await nextFrame();
    expect(of('keypoints').length).to.be.greaterThan(10);
    expect(canvas.width).to.be.greaterThan(0);
    expect(isBlank()).to.equal(true);
    tracker.skeleton = true;
    await tracker.updateComplete;
    await nextFrame();
    expect(isBlank()).to.equal(false);
  });
});
