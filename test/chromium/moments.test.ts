/**
 * Pictures of what to improve: where their frames come from, and where they go.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, clipUrl, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

/** Squats that are not deep enough, and so have something to improve. */
const CLIP = 'squat-shallow.mp4';

const picture = ({ tracker }: TestTracker) => tracker.renderRoot.querySelector<HTMLCanvasElement>('.picture canvas');

/** The share of a canvas that something is drawn on: a skeleton alone covers little of it. */
function coverOf(canvas: HTMLCanvasElement | null): number {
  if (!canvas) return 0;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let covered = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 250) covered++;
  return (4 * covered) / data.length;
}

const hasFrame = async (made: TestTracker) =>
  waitUntil(() => coverOf(picture(made)) > 0.4, 'the picture has its frame', { timeout: PATIENCE_MS });

async function analysed(media: File | string): Promise<TestTracker> {
  const made = await createTracker({
    detector: 'truth=squat-shallow',
    options: { exercise: 'squat', difficulty: 'pro', controls: true },
  });
  await made.tracker.analyze(media);
  await waitUntil(() => picture(made), 'a picture is shown', { timeout: PATIENCE_MS });
  return made;
}

/** Counts the videos that are made from now on. */
function countVideos(): () => number {
  const { createElement } = document;
  let videos = 0;
  document.createElement = function (this: Document, name: string) {
    if (name === 'video') videos++;
    return createElement.call(this, name);
  };
  return () => {
    document.createElement = createElement;
    return videos;
  };
}

describe('pictures of moments', () => {
  it('have the frames that the session has taken: the address is not read again', async () => {
    const videos = countVideos();
    const made = await analysed(clipUrl(CLIP));
    await hasFrame(made);
    expect(videos(), 'videos beside the one on show').to.equal(0);
    expect(picture(made)).to.include({ width: 720, height: 720 });
  });

  it('of a video that is judged once more come from the video on show', async () => {
    const made = await analysed(await clipFile(CLIP));
    await hasFrame(made);
    const before = picture(made);
    await made.tracker.judge({ exercise: 'squat', difficulty: 'normal' });
    await made.tracker.updateComplete;
    await waitUntil(() => picture(made) && picture(made) !== before, 'another result is shown', {
      timeout: PATIENCE_MS,
    });
    await hasFrame(made);
  });

  it('are shared with what there is to see in them, and saved where they cannot be shared', async () => {
    const made = await analysed(await clipFile(CLIP));
    await hasFrame(made);
    const shared: ShareData[] = [];
    const given = { canShare: () => true, share: (data: ShareData) => Promise.resolve(void shared.push(data)) };
    for (const [name, value] of Object.entries(given))
      Object.defineProperty(navigator, name, { configurable: true, value });
    made.tracker.requestUpdate();
    await made.tracker.updateComplete;
    const button = made.part('[part=share-picture]');
    expect(button.getAttribute('aria-label')).to.equal('Share this image');
    button.click();
    await waitUntil(() => shared.length > 0, 'it is shared', { timeout: PATIENCE_MS });
    const [{ files, text } = {}] = shared;
    expect(files?.map(({ name, type }) => [name, type])).to.deep.equal([['squat-shallow-moment.jpg', 'image/jpeg']]);
    const advice = made.part('.advice .what p').textContent?.trim();
    expect(text).to.satisfy((words: string) => words.startsWith(`${advice} · `));

    for (const name of Object.keys(given)) Reflect.deleteProperty(navigator, name);
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: undefined });
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
    Object.defineProperty(globalThis, 'showSaveFilePicker', { configurable: true, value: undefined });
    try {
      made.tracker.requestUpdate();
      await made.tracker.updateComplete;
      expect(button.getAttribute('aria-label')).to.equal('Save this image');
      button.click();
      await waitUntil(() => saved.length > 0, 'it is saved', { timeout: PATIENCE_MS });
    } finally {
      HTMLAnchorElement.prototype.click = click;
      Reflect.deleteProperty(navigator, 'canShare');
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    }
    expect(saved).to.deep.equal(['squat-shallow-moment.jpg']);
  });
});
