/**
 * Where the keyboard is, and what its keys do, through all states.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-front.mp4';

async function withControls(detector = 'truth=squat-front'): Promise<TestTracker> {
  return createTracker({ detector, options: { exercise: 'squat', controls: true } });
}

async function analysed(): Promise<TestTracker> {
  const made = await withControls();
  await made.tracker.analyze(await clipFile(CLIP));
  await appears(made, '.bar');
  return made;
}

async function appears({ tracker }: TestTracker, selector: string): Promise<HTMLElement> {
  const found = () => tracker.renderRoot.querySelector<HTMLElement>(selector);
  await waitUntil(found, `${selector} appears`, { timeout: PATIENCE_MS });
  return found()!;
}

const focused = ({ tracker }: TestTracker) => (tracker.renderRoot as ShadowRoot).activeElement;

async function expectFocus(made: TestTracker, selector: string): Promise<void> {
  await waitUntil(() => focused(made)?.matches(selector), `${selector} has the focus`, { timeout: PATIENCE_MS });
}

/** A key on something, and whether it was left to the page. */
function press(target: Element, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  return target.dispatchEvent(event);
}

describe('the keyboard', () => {
  it('keeps its place from one state to the next', async () => {
    const made = await withControls('truth=squat-front&hang-at=3000');
    const { tracker } = made;
    const run = tracker.analyze(await clipFile(CLIP));
    (await appears(made, '.loading [part=cancel]')).focus();
    await expectFocus(made, '.bar [part=cancel]');
    (focused(made) as HTMLElement).click();
    await run.catch(() => undefined);
    await waitUntil(
      () => document.activeElement?.matches('[slot=upload-button]'),
      'the upload button has the focus after it was given up',
      { timeout: PATIENCE_MS },
    );
    expect(made.part('[role=status]').textContent).to.equal('Cancelled');
  });

  it('goes from what is done to what can be done next', async () => {
    const made = await withControls('truth=squat-front&slow');
    const run = made.tracker.analyze(await clipFile(CLIP));
    (await appears(made, '.bar [part=cancel], .loading [part=cancel]')).focus();
    await run;
    await expectFocus(made, '[part=play]');
  });

  it('comes back to the button where trying again fails again, over the upload button', async () => {
    const made = await createTracker({ detector: 'fail-load', options: { poseBackend: 'wasm' } });
    await made.tracker.analyze(await clipFile(CLIP)).catch(() => undefined);
    const retry = await appears(made, '[part=retry]');
    retry.focus();
    retry.click();
    // It may fail so soon that nobody sees it load.
    await waitUntil(() => made.of('error').length === 2, 'it is tried again, and fails', { timeout: PATIENCE_MS });
    await expectFocus(made, '[part=retry]');
  });

  it('is not called back by a place that was lost before the visitor went on', async () => {
    const made = await withControls();
    made.tracker.showUpload = false;
    const run = made.tracker.analyze(await clipFile(CLIP));
    (await appears(made, '[part=cancel]')).focus();
    made.tracker.cancel();
    await run.catch(() => undefined);
    await made.tracker.updateComplete;
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    const next = made.tracker.analyze(await clipFile(CLIP));
    await appears(made, '[part=cancel]');
    await made.tracker.updateComplete;
    expect(focused(made)).to.equal(null);
    await next;
  });

  it('types into what a page has put into its slots', async () => {
    const made = await withControls();
    const field = document.createElement('input');
    const box = document.createElement('div');
    box.slot = 'empty';
    box.append(field);
    made.tracker.append(box);
    await made.tracker.updateComplete;
    await made.tracker.analyze(await clipFile(CLIP));
    await appears(made, '.bar');
    made.tracker.cancel();
    for (const key of ['k', 'f', ' ', ',', '.', 'Home']) expect(press(field, key), key).to.equal(true);
  });

  it('scrolls the page from a button, and the video from the slider', async () => {
    const made = await analysed();
    const play = made.part('[part=play]');
    for (const key of ['PageDown', 'End', 'ArrowDown']) expect(press(play, key), key).to.equal(true);
    expect(made.part('video').currentTime).to.equal(0);
    expect(press(made.part('.scrubber'), 'PageUp')).to.equal(false);
    expect(made.part('video').currentTime).to.be.closeTo(5, 0.01);
  });

  it('plays with a capital letter too', async () => {
    const made = await analysed();
    expect(press(made.part('[part=play]'), 'K')).to.equal(false);
    await waitUntil(() => !made.part('video').paused, 'it plays', { timeout: PATIENCE_MS });
  });

  it('leaves the repetitions with one press, wherever it is among them', async () => {
    const made = await analysed();
    const marks = [...made.tracker.renderRoot.querySelectorAll<HTMLElement>('.mark')];
    marks[0]!.focus();
    press(marks[0]!, 'End');
    await made.tracker.updateComplete;
    expect(marks.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, 0]);
    marks[2]!.blur();
    await made.tracker.updateComplete;
    expect(marks.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
  });

  it('stays in a player that covers the page, and leaves it with Escape', async () => {
    const made = await analysed();
    const player = made.part('.player');
    // As in browsers that give single elements no full screen.
    Object.defineProperty(player, 'requestFullscreen', { value: undefined });
    const full = made.part('[part=full]');
    full.focus();
    full.click();
    expect(player.matches('.covers')).to.equal(true);
    expect(press(full, 'Tab'), 'from the last').to.equal(false);
    expect(focused(made)?.matches('.mark')).to.equal(true);
    const back = new KeyboardEvent('keydown', {
      key: 'Tab',
      shiftKey: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    expect(focused(made)!.dispatchEvent(back), 'from the first').to.equal(false);
    expect(focused(made)).to.equal(full);
    expect(press(document.body, 'Escape')).to.equal(false);
    expect(player.matches('.covers')).to.equal(false);
  });

  it('leaves full screen where there is nothing more to see', async () => {
    const made = await analysed();
    const player = made.part('.player');
    Object.defineProperty(player, 'requestFullscreen', { value: undefined });
    made.part('[part=full]').click();
    expect(player.matches('.covers')).to.equal(true);
    made.tracker.cancel();
    const run = made.tracker.analyze(new File(['no video'], 'no.mp4')).catch(() => undefined);
    await waitUntil(() => !player.matches('.covers'), 'it leaves', { timeout: PATIENCE_MS });
    await run;
  });
});
