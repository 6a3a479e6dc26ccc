/**
 * Every state of the interface, and how an element gets there: checked for accessibility, and photographed for people to look
 * at (`npm run gallery`).
 */
import { waitUntil } from '@open-wc/testing';
import { clipFile, clipUrl, PATIENCE_MS, type TestTracker, type TestTrackerOptions } from './tracker.js';

/** Three squats. */
export const VIDEO = 'squat-front.mp4';

export interface State {
  readonly name: string;
  readonly make: TestTrackerOptions;
  /** Brings the element into the state. */
  readonly reach?: (made: TestTracker) => Promise<unknown>;
}

const shown = (made: TestTracker, selector: string) =>
  waitUntil(() => made.tracker.renderRoot.querySelector(selector), `${selector} is there`, { timeout: PATIENCE_MS });

/** Analyses a clip, and waits for a part of what is shown then. */
export const analyse =
  (file: string, selector?: string) =>
  async (made: TestTracker): Promise<void> => {
    await made.tracker.analyze(await clipFile(file)).catch(() => undefined);
    await made.tracker.updateComplete;
    if (selector) await shown(made, selector);
  };

export const STATES: readonly State[] = [
  { name: 'idle', make: {} },
  { name: 'without upload', make: { options: { showUpload: false } } },
  {
    name: 'loading',
    make: { detector: 'hang-in-load=0.5', options: { poseBackend: 'wasm', controls: true } },
    reach: async (made) => {
      void made.tracker.analyze(await clipFile(VIDEO));
      await shown(made, '.parts');
    },
  },
  {
    name: 'analysing',
    make: {
      detector: 'truth=squat-front&hang-at=3000',
      options: { exercise: 'squat', controls: true, pace: 'realtime' },
    },
    reach: async (made) => {
      void made.tracker.analyze(await clipFile(VIDEO));
      await shown(made, '.analysing');
      await shown(made, '.hud');
    },
  },
  { name: 'done', make: { detector: 'truth=squat-front', options: { exercise: 'squat' } }, reach: analyse(VIDEO) },
  {
    name: 'done with controls',
    make: { detector: 'truth=squat-front', options: { exercise: 'squat', controls: true } },
    reach: analyse(VIDEO, '.chart canvas'),
  },
  {
    name: 'done with a count of zero',
    make: { options: { exercise: 'squat', controls: true } },
    reach: analyse(VIDEO, '.reason'),
  },
  {
    name: 'done with what it looks like',
    make: { detector: 'truth=squat-front', options: { exercise: 'pushup', controls: true } },
    reach: analyse(VIDEO, '[part=looks-like]'),
  },
  { name: 'nothing recognised', make: { options: { exercise: 'auto' } }, reach: analyse(VIDEO, '.notice') },
  {
    name: 'a hold',
    make: { detector: 'truth=plank-side', options: { exercise: 'plank', controls: true } },
    reach: analyse('plank-side.mp4', '.reps'),
  },
  {
    name: 'several people',
    make: {
      detector: 'truth=squat-front&people=-0.28,0,0.28',
      options: { exercise: 'squat', person: 'center', controls: true },
    },
    reach: analyse(VIDEO, '.person'),
  },
  {
    name: 'an image',
    make: { options: { source: 'image', controls: true } },
    reach: analyse('still.jpg', '.angles'),
  },
  {
    name: 'a posture',
    make: { options: { source: 'image', posture: true, controls: true } },
    reach: analyse('still.jpg', '.posture'),
  },
  {
    name: 'a test and ranges of motion',
    make: { detector: 'truth=balance-front', options: { exercise: 'balance_leg', controls: true } },
    reach: async (made) => {
      await analyse('balance-front.mp4', '.range-of-motion')(made);
      (made.part('.range-of-motion') as HTMLDetailsElement).open = true;
    },
  },
  {
    name: 'an overlay video that is being made',
    make: { exporter: 'stall', options: { export: true } },
    reach: async (made) => {
      await analyse(VIDEO)(made);
      await shown(made, '[part=export-cancel]');
    },
  },
  {
    name: 'an overlay video',
    make: { options: { export: true, controls: true, exercise: 'squat' }, detector: 'truth=squat-front' },
    reach: async (made) => {
      await analyse(VIDEO, '.chart canvas')(made);
      await made.next('export_ready');
      await shown(made, '[part=download]');
    },
  },
  {
    name: 'a reference',
    make: {
      detector: 'truth=squat-front',
      options: { reference: clipUrl('squat-side.mp4'), ghost: 'reference', controls: true },
    },
    reach: async (made) => {
      await analyse(VIDEO, '.comparison .stick')(made);
      const video = made.part('video');
      const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      video.pause();
      video.currentTime = (made.of('exercise_summary')[0]?.reps[1]?.bottomMs ?? 0) / 1000;
      await sought;
    },
  },
  {
    name: 'a reference that cannot be one',
    make: { options: { reference: clipUrl('vp9.webm') } },
    reach: analyse(VIDEO, '.error'),
  },
  { name: 'nobody', make: { detector: 'nobody' }, reach: analyse(VIDEO, '.notice') },
  {
    name: 'an error',
    make: { detector: 'fail-load', options: { poseBackend: 'wasm' } },
    reach: analyse(VIDEO, '.error'),
  },
  {
    name: 'developer features on the free plan',
    make: { options: { keypoints: true, verifyToken: () => Promise.resolve({ plan: 'free' }) } },
    reach: (made) => shown(made, '.error'),
  },
  { name: 'no token', make: { options: { token: '' } }, reach: (made) => shown(made, '.error') },
];
