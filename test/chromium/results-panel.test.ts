/**
 * The panel of results: columns and downloads that are there only where there is something in them.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

async function analysed(clip: string, options: Partial<TestTracker['tracker']>): Promise<TestTracker> {
  const made = await createTracker({ detector: `truth=${clip}`, options: { controls: true, ...options } });
  await made.tracker.analyze(await clipFile(`${clip}.mp4`));
  await waitUntil(() => made.tracker.renderRoot.querySelector('.downloads'), 'the results are shown', {
    timeout: PATIENCE_MS,
  });
  return made;
}

const heads = ({ tracker }: TestTracker) =>
  [...tracker.renderRoot.querySelectorAll('.reps thead th')].map((head) => head.textContent?.trim());

/** Has the element's sheets say on the screen what they say of paper: a test cannot print. */
function usePrintStyles({ tracker }: TestTracker): void {
  const root = tracker.renderRoot as ShadowRoot;
  for (const rule of root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
  }
}

describe('the panel of results', () => {
  it('has no column of findings where nothing was found', async () => {
    const made = await analysed('squat-front', { exercise: 'squat' });
    expect(made.tracker.result?.summary?.reps.flatMap(({ findings }) => findings)).to.deep.equal([]);
    expect(heads(made)).to.deep.equal(['No.', 'Grade', 'Depth', 'Tempo']);
    expect(made.tracker.renderRoot.querySelectorAll('.reps .line:first-child > *')).to.have.length(4);
  });

  it('saves the joint angles by time, to those whose plan holds them', async () => {
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    const saved: { blob?: Blob; name?: string } = {};
    URL.createObjectURL = (blob: Blob) => createObjectURL.call(URL, (saved.blob = blob));
    HTMLAnchorElement.prototype.click = function () {
      saved.name = this.download;
    };
    Object.defineProperty(globalThis, 'showSaveFilePicker', { configurable: true, value: undefined });
    try {
      const made = await analysed('squat-front', {});
      made.part('[part=download-angles]').click();
      await waitUntil(() => saved.name, 'it is saved', { timeout: PATIENCE_MS });
      expect(saved.name).to.equal('squat-front-angles.csv');
      const rows = (await saved.blob?.text())?.trim().split('\r\n') ?? [];
      expect(rows[0]).to.match(/timestamp_ms,.*left_knee/);
      expect(rows).to.have.length(1 + (made.tracker.result?.poses.length ?? 0));
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    }
    const free = await analysed('squat-front', { verifyToken: () => Promise.resolve({ plan: 'free' }) });
    expect(free.tracker.renderRoot.querySelector('[part=download-angles]')).to.equal(null);
  });

  it('is what is left of the element on paper, in light colours', async () => {
    const made = await analysed('squat-front', { exercise: 'squat', theme: 'dark' });
    const { renderRoot } = made.tracker;
    const isShown = (selector: string) => {
      const found = renderRoot.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`no ${selector} in the element`);
      return found.checkVisibility();
    };
    const surface = () => getComputedStyle(made.part('.container')).getPropertyValue('--_surface');
    const dark = surface();
    expect(['.verdict', '.reps', '.player', '.below', '.printed'].map(isShown)).to.deep.equal([
      ...[true, true, true, true],
      false,
    ]);
    usePrintStyles(made);
    expect(['.verdict', '.reps', '.player', '.below', '.printed'].map(isShown)).to.deep.equal([
      ...[true, true, false, false],
      true,
    ]);
    expect(made.part('.printed').textContent).to.equal('squat-front.mp4');
    expect(surface()).not.to.equal(dark);
  });

  it('is one sentence without controls', async () => {
    const made = await createTracker({ detector: 'truth=squat-front', options: { exercise: 'squat' } });
    await made.tracker.analyze(await clipFile('squat-front.mp4'));
    const notice = () => made.tracker.renderRoot.querySelector('.notice')?.textContent;
    await waitUntil(notice, 'the sentence is shown', { timeout: PATIENCE_MS });
    expect(notice()).to.match(/^\d+ squats, all deep enough\.$/);
    made.tracker.controls = true;
    await waitUntil(() => made.tracker.renderRoot.querySelector('.verdict'), 'the results are shown', {
      timeout: PATIENCE_MS,
    });
    expect(notice()).to.equal(undefined);
  });
});
