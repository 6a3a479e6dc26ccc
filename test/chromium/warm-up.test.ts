/**
 * The detector is loaded ahead of the first run. In a file of its own, as a page looks for its GPU only once.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { startWorker, type StartOptions } from '../../src/workers/start-worker.js';
import { PATIENCE_MS, clipFile, createTracker, scriptedWorker } from '../helpers/tracker.js';
import { settled } from '../helpers/until.js';

describe('a change of mind while the detector is loaded ahead', () => {
  it('does not end the run that follows', async () => {
    localStorage.clear();
    let looked = false;
    let answer: () => void = () => undefined;
    const adapter = new Promise<null>((resolve) => (answer = () => resolve(null)));
    const requestAdapter = () => {
      looked = true;
      return adapter;
    };
    Object.defineProperty(navigator, 'gpu', { configurable: true, value: { requestAdapter } });
    // Nor is there a WebGL worth a trial, which would take workers of its own.
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type === 'webgl2' ? null : (Reflect.apply(getContext, this, [type, ...rest]) as unknown);
    } as typeof getContext;
    let started = 0;
    const sessionSetup = {
      workers: 1,
      startWorker: async (_url: string, options: StartOptions) => {
        started++;
        // The backend for MoveNet is known while the worker of BlazePose starts.
        answer();
        for (let turns = 0; turns < 20; turns++) await settled();
        return startWorker(scriptedWorker(), options);
      },
    };
    const { tracker, of } = await createTracker({ options: { keypoints: true, sessionSetup } });
    tracker.dispatchEvent(new PointerEvent('pointerenter'));
    // The backend for MoveNet is being chosen, which waits for the adapter.
    await waitUntil(() => looked, 'an adapter is looked for', { timeout: PATIENCE_MS });
    tracker.blazepose = true;
    await tracker.analyze(await clipFile('squat-side.mp4'));
    Reflect.deleteProperty(navigator, 'gpu');
    HTMLCanvasElement.prototype.getContext = getContext;
    expect(of('error')).to.deep.equal([]);
    expect(of('keypoints_batch')).to.have.length(1);
    expect(tracker.state).to.equal('done');
    expect(started).to.equal(1);
  });
});
