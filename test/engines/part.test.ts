/**
 * A part of a video: what is analysed, counted, played and exported of it.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { exported } from '../helpers/exported.js';
import { isWebKitGtk, recordsCanvases } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { analyseToEnd, clipFile, createTracker, PATIENCE_MS, rejection, type TestTracker } from '../helpers/tracker.js';
import { psnr, withPlainSound } from '../helpers/video-reader.js';

/** Three squats in 6 s. */
const CLIP = 'squat-front.mp4';
const DETECTOR = 'truth=squat-front';

/** Likeness of a frame to the source's. */
const LEAST_DB = isWebKitGtk() ? 29 : 32;

async function analysed(
  options: Partial<TestTracker['tracker']> = {},
  clip = CLIP,
  detector = DETECTOR,
): Promise<TestTracker> {
  const made = await createTracker({ detector, options: { keypoints: true, ...options } });
  await made.tracker.analyze(await clipFile(clip));
  return made;
}

const times = ({ of }: TestTracker): number[] => of('keypoints').map(({ timestampMs }) => timestampMs);
const summaryOf = ({ of }: TestTracker) => of('exercise_summary').at(-1)!;

describe('a part of a video', () => {
  for (const [detector, parts] of [
    [
      DETECTOR,
      [
        [1.2, 3.4],
        [null, 2],
        [4, null],
      ],
    ],
    // One that has two ends: a player is sent from frame to frame, which takes long.
    [`${DETECTOR}&no-webcodecs`, [[1.2, 2.2]]],
  ] as const) {
    it(`has the frames that the whole video has there (${detector})`, async () => {
      const whole = times(await analysed());
      for (const [startTime, endTime] of parts) {
        const part = await analysed({ startTime, endTime }, CLIP, detector);
        const [fromMs, untilMs] = [(startTime ?? 0) * 1000, (endTime ?? Infinity) * 1000];
        const expected = whole.filter((ms) => ms >= fromMs && ms < untilMs);
        expect(expected.length).to.be.above(10);
        const got = times(part);
        // The first is the first frame of the part, wherever the clock of the analysis is.
        expect(got.slice(-expected.length + 1)).to.deep.equal(expected.slice(1));
        expect(got[0]).to.be.within(fromMs, expected[0]!);
        expect(part.of('keypoints_batch')[0]?.frames.length).to.equal(got.length);
        part.tracker.remove();
      }
    });
  }

  it('is counted alone', async () => {
    const whole = summaryOf(await analysed({ exercise: 'squat' }));
    expect(whole.counter).to.equal(3);
    const [first, second] = whole.reps;
    const endTime = (second!.endMs + 300) / 1000;
    const part = summaryOf(await analysed({ exercise: 'squat', endTime }));
    expect(part.counter).to.equal(2);
    expect(part.reps[0]!.bottomMs).to.be.closeTo(first!.bottomMs, 70);
    expect(part.durationMs).to.be.below(endTime * 1000);
  });

  for (const [what, options, option] of [
    ['ends before it begins', { startTime: 3, endTime: 2 }, 'endTime'],
    ['begins beyond the end', { startTime: 60 }, 'startTime'],
    ['ends beyond the end', { startTime: 1, endTime: 60 }, 'endTime'],
  ] as const) {
    it(`is refused where it ${what}, and the next file is analysed`, async () => {
      const made = await createTracker({ options });
      const error = await rejection(made.tracker.analyze(await clipFile(CLIP)));
      expect(error).to.include({ code: 'invalid_parameter' });
      expect(made.of('error')).to.have.length(1);
      expect(made.of('error')[0]?.details).to.include({ option });
      Object.assign(made.tracker, { startTime: null, endTime: null });
      await made.tracker.analyze(await clipFile(CLIP));
      expect(made.tracker.state).to.equal('done');
    });
  }

  it('is an error of the option where it is no time, and all is analysed', async () => {
    const made = await createTracker({ options: { keypoints: true } });
    made.tracker.setAttribute('start-time', '-1');
    made.tracker.setAttribute('end-time', 'soon');
    await made.tracker.analyze(await clipFile('vp9.webm'));
    expect(made.of('error').map(({ code, details }) => [code, details?.['option']])).to.deep.equal([
      ['invalid_parameter', 'startTime'],
      ['invalid_parameter', 'endTime'],
    ]);
    expect(times(made)[0]).to.equal(0);
  });

  it('is what is played, in step with its messages', async function () {
    if (isWebKitGtk()) skip(this, 'its player, where it is busy, loses the place that it was sent to');
    const made = await createTracker({
      detector: DETECTOR,
      options: { keypoints: true, pace: 'realtime', startTime: 1, endTime: 2 },
    });
    const video = made.part('video');
    const ahead: number[] = [];
    made.tracker.addEventListener('keypoints', ({ detail }) => {
      if (!video.paused) ahead.push(detail.timestampMs - video.currentTime * 1000);
    });
    await analyseToEnd(made.tracker, await clipFile(CLIP));
    expect(ahead.length).to.be.above(5);
    expect(Math.max(...ahead)).to.be.at.most(1);
    expect(times(made)[0]).to.be.within(1000, 1100);
    expect(video.currentTime).to.be.within(1.8, 2.5);
    await waitUntil(() => video.paused, 'it stops at the end of the part', { timeout: PATIENCE_MS });
  });
});

describe('the overlay video of a part', () => {
  it('holds that part alone, with its sound, from its beginning', async () => {
    const [startTime, endTime] = [0.9, 2.3];
    const { video, source, ready } = await exported('audio.mp4', {
      options: { startTime, endTime, skeleton: false, analysisFps: 5 },
    });
    const kept = source.timestamps.flatMap((time, index) =>
      time >= startTime && time < endTime ? [{ time, index }] : [],
    );
    const firstS = kept[0]!.time;
    expect(video.timestamps).to.have.length(kept.length);
    video.timestamps.forEach((time, index) => expect(time).to.be.closeTo(kept[index]!.time - firstS, 1 / 50_000));
    expect(ready.frames).to.equal(kept.length);
    expect(ready.durationMs / 1000).to.be.closeTo(endTime - firstS, 0.001);
    const originals: Uint8ClampedArray[] = [];
    await source.forEachFrame((frame) => originals.push(frame.pixels(source.width, source.height)));
    const nothing = new Uint8ClampedArray(4 * source.width * source.height);
    await video.forEachFrame((frame, index) => {
      const own = originals[kept[index]!.index]!;
      const pixels = frame.pixels(source.width, source.height);
      expect(psnr(own, pixels, nothing), `frame ${index}`).to.be.at.least(LEAST_DB);
    });
    const dataOf = (packets: readonly string[]) => packets.map((packet) => packet.replace(/^\S+ /, ''));
    const at = (packet: string) => Number(packet.split(' ')[0]);
    const heard = source.sound.filter((packet) => at(packet) >= firstS && at(packet) < endTime - 0.02);
    expect(heard.length).to.be.above(30);
    expect(ready.audio).to.equal('copied');
    expect(dataOf(video.sound).slice(0, heard.length)).to.deep.equal(dataOf(heard));
    expect(video.sound.length - heard.length).to.be.within(0, 1);
    expect(at(video.sound[0]!)).to.be.closeTo(at(heard[0]!) - firstS, 0.002);
  });

  it('has no sound of what is around it where that is encoded anew', async function () {
    if (isWebKitGtk()) skip(this, 'its encoder for sound ends the page’s process');
    const clip = await withPlainSound(await clipFile('audio.mp4'), 'plain-sound.mp4');
    const { video, ready } = await exported(clip, {
      exporter: 'no=avc',
      options: { startTime: 1, endTime: 2, analysisFps: 5 },
    });
    expect(ready.audio).to.equal('encoded');
    const last = Number(video.sound.at(-1)!.split(' ')[0]);
    expect(last).to.be.within(0.9, 1.03);
    // A webm does not say how long its last frame lasts.
    expect(video.duration).to.be.within(0.9, 1.01);
  });

  it('is recorded where there is no encoder, from its beginning to its end', async function () {
    if (!(await recordsCanvases())) skip(this, 'this browser records no canvas');
    const made = await createTracker({
      detector: 'no-webcodecs',
      options: { export: true, startTime: 1, endTime: 1.8 },
    });
    await made.tracker.analyze(await clipFile('audio.mp4'));
    const ready = await made.next('export_ready');
    expect(ready.warnings.map(({ code }) => code)).to.include('recorded');
    expect(ready.durationMs).to.equal(800);
    // 25 in a second, and the first one drawn before it plays.
    expect(ready.frames).to.be.within(2, 24);
  });

  it('is of another part once that is judged', async () => {
    const made = await createTracker({ detector: DETECTOR, options: { exercise: 'squat' } });
    await made.tracker.analyze(await clipFile(CLIP));
    const whole = await made.tracker.exportVideo();
    const { reps } = summaryOf(made);
    const endTime = (reps[0]!.endMs + 300) / 1000;
    expect(await made.tracker.judge({ exercise: 'squat', endTime })).to.include({ counter: 1 });
    const part = await made.tracker.exportVideo();
    expect(part).not.to.equal(whole);
    expect(made.of('export_ready').at(-1)!.durationMs / 1000).to.be.closeTo(endTime, 0.05);
    expect(made.of('initialization').filter(({ ready }) => ready)).to.have.length(1);
  });
});

describe('the handles of the part', () => {
  async function withControls(options: Partial<TestTracker['tracker']> = {}): Promise<TestTracker> {
    const made = await analysed({ exercise: 'squat', controls: true, ...options });
    await appears(made, '.trim');
    return made;
  }

  async function appears({ tracker }: TestTracker, selector: string): Promise<HTMLElement> {
    const find = () => tracker.renderRoot.querySelector<HTMLElement>(selector);
    await waitUntil(find, `${selector} appears`, { timeout: PATIENCE_MS });
    return find()!;
  }

  async function press(made: TestTracker, selector: string, key: string, shiftKey = false): Promise<void> {
    const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true, cancelable: true });
    made.part(selector).dispatchEvent(event);
    expect(event.defaultPrevented, key).to.equal(true);
    await made.tracker.updateComplete;
  }

  const nowOf = (made: TestTracker, selector: string) => Number(made.part(selector).getAttribute('aria-valuenow'));

  it('are sliders with names, moved by keys, no closer than shows a movement', async () => {
    const made = await withControls();
    const [start, end] = [made.part('.trim-handle.start'), made.part('.trim-handle.end')];
    for (const handle of [start, end]) {
      expect(handle.getAttribute('role')).to.equal('slider');
      expect(handle.tabIndex).to.equal(0);
      const { width, height } = handle.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    expect(start.getAttribute('aria-label')).to.equal('Start of the part');
    expect(end.getAttribute('aria-label')).to.equal('End of the part');
    expect(start.getAttribute('aria-valuetext')).to.match(/^0:00\.0 of 0:0/);
    const endS = nowOf(made, '.trim-handle.end');
    await press(made, '.trim-handle.start', 'ArrowRight');
    expect(nowOf(made, '.trim-handle.start')).to.be.closeTo(0.1, 0.001);
    await press(made, '.trim-handle.start', 'ArrowRight', true);
    expect(nowOf(made, '.trim-handle.start')).to.be.closeTo(1.1, 0.001);
    expect(made.part('video').currentTime).to.be.closeTo(1.1, 0.01);
    await press(made, '.trim-handle.start', 'End');
    expect(nowOf(made, '.trim-handle.start')).to.be.closeTo(endS - 0.5, 0.002);
    await press(made, '.trim-handle.end', 'ArrowLeft', true);
    expect(nowOf(made, '.trim-handle.end')).to.be.closeTo(endS, 0.002);
    await press(made, '.trim-handle.start', 'Home');
    expect(nowOf(made, '.trim-handle.start')).to.equal(0);
    expect(made.tracker.renderRoot.querySelector('[part=apply-part]')).to.equal(null);
  });

  it('offer to judge what is between them, from what was found', async () => {
    const made = await withControls();
    const { reps } = summaryOf(made);
    const steps = Math.floor((summaryOf(made).durationMs - reps[1]!.endMs - 200) / 100);
    for (let step = 0; step < steps; step++) await press(made, '.trim-handle.end', 'ArrowLeft');
    (await appears(made, '[part=apply-part]')).click();
    await waitUntil(() => summaryOf(made).counter === 2, 'two are counted', { timeout: PATIENCE_MS });
    expect(made.of('initialization').filter(({ ready }) => ready)).to.have.length(1);
    await made.tracker.updateComplete;
    expect(made.tracker.renderRoot.querySelectorAll('.mark')).to.have.length(2);
    expect(made.tracker.renderRoot.querySelector('[part=apply-part]')).to.equal(null);
    // Back to all of it: that is known too.
    await press(made, '.trim-handle.end', 'End');
    (await appears(made, '[part=apply-part]')).click();
    await waitUntil(() => summaryOf(made).counter === 3, 'all are counted', { timeout: PATIENCE_MS });
    expect(made.of('initialization').filter(({ ready }) => ready)).to.have.length(1);
  });

  it('have more analysed where it was not, and go back when they are to', async () => {
    const made = await withControls({ endTime: 2.5 });
    expect(nowOf(made, '.trim-handle.end')).to.be.closeTo(2.5, 0.001);
    await press(made, '.trim-handle.end', 'End');
    (await appears(made, '[part=reset-part]')).click();
    await made.tracker.updateComplete;
    expect(nowOf(made, '.trim-handle.end')).to.be.closeTo(2.5, 0.001);
    await press(made, '.trim-handle.end', 'End');
    (await appears(made, '[part=apply-part]')).click();
    await waitUntil(() => summaryOf(made).counter === 3, 'all are counted', { timeout: PATIENCE_MS });
    expect(made.of('initialization').filter(({ ready }) => ready)).to.have.length(2);
    expect(made.tracker.endTime, 'the option is the page’s').to.equal(2.5);
  });

  it('follow a finger', async () => {
    const made = await withControls();
    const handle = made.part('.trim-handle.start');
    const { width } = made.part('.trim-line').getBoundingClientRect();
    const endS = nowOf(made, '.trim-handle.end');
    handle.setPointerCapture = () => undefined;
    const pointer = (type: string, clientX: number) =>
      handle.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, button: 0, clientX, bubbles: true, cancelable: true }),
      );
    pointer('pointerdown', 100);
    pointer('pointermove', 100 + width / 4);
    await made.tracker.updateComplete;
    expect(nowOf(made, '.trim-handle.start')).to.be.closeTo(endS / 4, 0.1);
    pointer('pointerup', 100 + width / 4);
    pointer('pointermove', 100 + width / 2);
    await made.tracker.updateComplete;
    expect(nowOf(made, '.trim-handle.start')).to.be.closeTo(endS / 4, 0.1);
  });

  it('choose what is exported where no exercise is counted', async () => {
    const made = await withControls({ exercise: '' });
    await press(made, '.trim-handle.start', 'PageUp');
    const from = nowOf(made, '.trim-handle.start');
    expect(from).to.be.above(2);
    (await appears(made, '[part=apply-part]')).click();
    await made.tracker.updateComplete;
    await made.tracker.exportVideo();
    const whole = nowOf(made, '.trim-handle.end');
    expect(made.of('export_ready')[0]!.durationMs / 1000).to.be.closeTo(whole - from, 0.1);
    expect(made.of('initialization').filter(({ ready }) => ready)).to.have.length(1);
  });
});
