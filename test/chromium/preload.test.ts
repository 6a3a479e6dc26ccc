/**
 * What a page loads before there is a file, and what it is told of an option before that.
 */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { squat } from '../../src/exercise/catalogue/squat.js';
import { addExercise, addLanguage } from '../../src/index.js';
import { startWorker, type StartOptions } from '../../src/workers/start-worker.js';
import { clipFile, createTracker, PATIENCE_MS, scriptedWorker, type TestTracker } from '../helpers/tracker.js';
import { settled } from '../helpers/until.js';

type Options = Partial<TestTracker['tracker']>;

/** An element whose workers are counted. */
async function counting(options: Options): Promise<TestTracker & { readonly started: () => number }> {
  let started = 0;
  const made = await createTracker({
    options: { poseBackend: 'wasm', ...options },
    setup: {
      startWorker: (_url: string, how: StartOptions) => {
        started++;
        return startWorker(scriptedWorker(), how);
      },
    },
  });
  return { ...made, started: () => started };
}

/** Long enough for whatever an element does by itself: it is told that it is in view, and the browser is idle. */
async function untouched(element: Element): Promise<void> {
  await new Promise<void>((resolve) => {
    const seen = new IntersectionObserver(() => {
      seen.disconnect();
      requestIdleCallback(() => resolve());
    });
    seen.observe(element);
  });
  for (let turns = 0; turns < 20; turns++) await settled();
}

const point = (element: Element): boolean => element.dispatchEvent(new PointerEvent('pointerenter'));
const starts = ({ started }: { started: () => number }) =>
  waitUntil(() => started() > 0, 'a worker is started', { timeout: PATIENCE_MS });

describe('preload', () => {
  it('waits for a sign that a file will come, by default', async () => {
    for (const sign of [
      point,
      (element: HTMLElement) => element.querySelector('button')?.focus(),
      (element: HTMLElement) => {
        const { left, top } = element.getBoundingClientRect();
        document.dispatchEvent(new PointerEvent('pointermove', { clientX: left - 50, clientY: Math.max(0, top) }));
      },
      () => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.mp4'));
        document.dispatchEvent(new DragEvent('dragenter', { dataTransfer }));
      },
    ]) {
      const made = await counting({});
      await untouched(made.tracker);
      expect(made.started()).to.equal(0);
      sign(made.tracker);
      await starts(made);
      made.tracker.remove();
    }
  });

  it('none waits for the file itself', async () => {
    const made = await counting({ preload: 'none' });
    point(made.tracker);
    await untouched(made.tracker);
    expect(made.started()).to.equal(0);
    await made.tracker.analyze(await clipFile('vp9.webm'));
    expect(made.started()).to.be.greaterThan(0);
  });

  it('auto waits until the element is in view', async () => {
    const space = await fixture(html`<div style="height: 9000px"></div>`);
    const made = await counting({ preload: 'auto' });
    await untouched(made.tracker);
    expect(made.started()).to.equal(0);
    space.remove();
    await starts(made);
  });

  it('is none where the visitor saves data', async () => {
    const { connection } = navigator as { connection?: object };
    Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
    try {
      const made = await counting({ preload: 'auto' });
      point(made.tracker);
      await untouched(made.tracker);
      expect(made.started()).to.equal(0);
    } finally {
      Object.defineProperty(navigator, 'connection', { configurable: true, value: connection });
    }
  });
});

describe('an exercise that is set', () => {
  it('is an error at once where nobody knows it, and none once it is added', async () => {
    const { tracker, next, of } = await createTracker({ options: { exercise: 'later_squat' } });
    const { code, message } = await next('error');
    expect(code).to.equal('invalid_exercise');
    expect(message).to.contain('"later_squat"').and.to.contain('wall_sit');
    expect(tracker.state).to.equal('error');
    const texts = { en: { 'exercise.later_squat': 'Later squat' } };
    await addExercise({ ...squat, name: 'later_squat', aliases: [], texts });
    await waitUntil(() => tracker.state === 'idle', 'it takes files', { timeout: PATIENCE_MS });
    expect(of('error')).to.have.length(1);
  });

  it('is no error where it is added in the same turn, after it was set', async () => {
    const { tracker, of } = await createTracker();
    tracker.exercise = 'soon_squat';
    const texts = { en: { 'exercise.soon_squat': 'Soon squat' } };
    const added = addExercise({ ...squat, name: 'soon_squat', aliases: [], texts });
    await added;
    await untouched(tracker);
    tracker.exercise = 'sqat';
    await waitUntil(() => tracker.state === 'error', 'the next one is', { timeout: PATIENCE_MS });
    expect(of('error').map(({ details }) => details?.['exercise'])).to.deep.equal(['sqat']);
  });
});

describe('a language that is added', () => {
  it('takes effect where it was asked for before, and until then nobody but the console hears of it', async () => {
    const { tracker, of } = await createTracker();
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warned.push(text);
    try {
      tracker.setAttribute('lang', 'eo');
      await waitUntil(() => warned.length > 0, 'the console hears of it', { timeout: PATIENCE_MS });
    } finally {
      console.warn = warn;
    }
    expect(warned[0]).to.contain('"eo"').and.to.contain('en, fr');
    expect(tracker.querySelector('button')?.textContent).to.equal('Upload a video');
    addLanguage('eo', { texts: { uploadVideo: 'Alŝuti filmon' } });
    await tracker.updateComplete;
    expect(tracker.querySelector('button')?.textContent).to.equal('Alŝuti filmon');
    expect(of('error')).to.deep.equal([]);
  });
});
