/**
 * Several people: outlines over the picture, and whoever is chosen is analysed.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { analyseToEnd, clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-front.mp4';

/** Three people of one size, side by side. */
const DETECTOR = 'people=-0.3,0,0.3';

const persons = ({ tracker }: TestTracker) => [...tracker.renderRoot.querySelectorAll<HTMLElement>('.person')];
const pressed = (made: TestTracker) => persons(made).map((person) => person.getAttribute('aria-pressed'));
const focused = ({ tracker }: TestTracker) => (tracker.renderRoot as ShadowRoot).activeElement;

async function analysed(options: Partial<TestTracker['tracker']> = {}): Promise<TestTracker> {
  const made = await createTracker({ detector: DETECTOR, options: { person: 'left', keypoints: true, ...options } });
  await analyseToEnd(made.tracker, await clipFile(CLIP));
  await waitUntil(() => persons(made).length === 3, 'the outlines are shown', { timeout: PATIENCE_MS });
  return made;
}

/** Waits for another analysis to be over. */
async function done(made: TestTracker, act: () => void): Promise<void> {
  const result = new Promise((resolve) => made.tracker.addEventListener('result', resolve, { once: true }));
  act();
  await result;
  await waitUntil(() => made.tracker.state === 'done' && persons(made).length > 0, 'it is shown', {
    timeout: PATIENCE_MS,
  });
}

function press(target: Element, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  return target.dispatchEvent(event);
}

/** Where the nose of whoever is analysed is, as a share of the picture's width. */
const noseX = (made: TestTracker): number => {
  const { keypoints, width } = made.of('keypoints').at(-1)!;
  return (keypoints.find(({ name }) => name === 'nose')?.x ?? NaN) / width;
};

describe('the choice among several people', () => {
  it('has an outline over each, in their places on the picture', async () => {
    const made = await analysed();
    expect(pressed(made)).to.deep.equal(['true', 'false', 'false']);
    const picture = made.part('video').getBoundingClientRect();
    const middles = persons(made).map((person) => {
      const { left, width, top, bottom } = person.getBoundingClientRect();
      expect(top, 'inside').to.be.at.least(picture.top - 1);
      expect(bottom, 'inside').to.be.at.most(picture.bottom + 1);
      return Math.round((10 * (left + width / 2 - picture.left)) / picture.width) / 10;
    });
    expect(middles).to.deep.equal([0.2, 0.5, 0.8]);
  });

  it('keeps them in place where the picture does not fill its box', async () => {
    const made = await analysed({ width: 300, height: 400 });
    const box = made.part('video').getBoundingClientRect();
    const { width, height } = made.tracker.result!;
    const scale = Math.min(box.width / width, box.height / height);
    const [left, top] = [(box.width - width * scale) / 2, (box.height - height * scale) / 2];
    await waitUntil(
      () => {
        const outlines = made.part('.outlines').getBoundingClientRect();
        const off = [outlines.height - height * scale, outlines.left - box.left - left, outlines.top - box.top - top];
        return off.every((distance) => Math.abs(distance) < 2);
      },
      'the outlines lie over the picture',
      { timeout: PATIENCE_MS },
    );
  });

  it('analyses whoever is pressed, and leaves the option for the next file', async () => {
    const made = await analysed();
    expect(noseX(made)).to.be.closeTo(0.2, 0.05);
    await done(made, () => persons(made)[2]!.click());
    expect(pressed(made)).to.deep.equal(['false', 'false', 'true']);
    expect(noseX(made)).to.be.closeTo(0.8, 0.05);
    expect(made.tracker.person).to.equal('left');
    await done(made, () => void clipFile(CLIP).then((file) => made.tracker.analyze(file)));
    expect(pressed(made)).to.deep.equal(['true', 'false', 'false']);
  });

  it('does so in a picture', async () => {
    const made = await createTracker({
      detector: DETECTOR,
      options: { person: 'right', source: 'image', keypoints: true },
    });
    await done(made, () => void clipFile('still.jpg').then((file) => made.tracker.analyze(file)));
    expect(pressed(made)).to.deep.equal(['false', 'false', 'true']);
    expect(made.part('[role=status]').textContent).to.equal(
      'Analysis complete. 3 people. Analysed: person 3 of 3 from the left.',
    );
    await done(made, () => persons(made)[1]!.click());
    expect(noseX(made)).to.be.closeTo(0.5, 0.05);
  });

  it('is one stop of the keyboard, with the arrow keys from one to the next', async () => {
    const made = await analysed();
    const stops = () => persons(made).map((person) => person.tabIndex);
    expect(stops(), 'the one who is analysed').to.deep.equal([0, -1, -1]);
    persons(made)[0]!.focus();
    expect(press(persons(made)[0]!, 'ArrowRight'), 'left to the page').to.equal(false);
    expect(focused(made)).to.equal(persons(made)[1]);
    press(persons(made)[1]!, 'End');
    expect(focused(made)).to.equal(persons(made)[2]);
    await made.tracker.updateComplete;
    expect(stops()).to.deep.equal([-1, -1, 0]);
    expect(persons(made)[2]!.getAttribute('aria-label')).to.equal('Analyse person 3 of 3 from the left');
    press(persons(made)[2]!, 'Escape');
    await made.tracker.updateComplete;
    expect(persons(made), 'they are put away').to.have.length(0);
    expect(focused(made)).to.equal(made.part('.people-chip'));
  });

  it('shows them again where they were, once the video has gone on', async () => {
    const made = await analysed({ controls: true });
    const video = made.part('video');
    const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    video.currentTime = 4;
    await sought;
    await waitUntil(() => persons(made).length === 0, 'they vanish', { timeout: PATIENCE_MS });
    const chip = made.part('.people-chip');
    expect(chip.getAttribute('aria-expanded')).to.equal('false');
    expect(chip.getAttribute('aria-label')).to.equal('3 people. Choose who is analysed');
    const back = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    chip.click();
    await back;
    await made.tracker.updateComplete;
    expect(video.currentTime).to.be.below(0.5);
    expect(persons(made)).to.have.length(3);
    // The one who is analysed stays it.
    persons(made)[0]!.click();
    await made.tracker.updateComplete;
    expect(persons(made)).to.have.length(0);
    expect(made.tracker.state).to.equal('done');
  });

  it('is not there where one person is', async () => {
    const made = await createTracker({ options: { person: 'left' } });
    await analyseToEnd(made.tracker, await clipFile(CLIP));
    expect(made.tracker.renderRoot.querySelector('.people-chip, .person')).to.equal(null);
  });
});
