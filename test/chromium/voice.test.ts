/**
 * The option `voice`: loaded where it is asked for, in step with playback, gone with the element. What it says when is in
 * `test/unit/voice.test.ts`.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

/** What this browser says, in place of saying it. */
function listen(): { readonly said: string[]; readonly cancelled: () => number } {
  const said: string[] = [];
  let cancelled = 0;
  const speech = Object.assign(new EventTarget(), {
    speaking: false,
    getVoices: () => [{ lang: 'en-GB', localService: true, default: true }],
    speak: ({ text }: { text: string }) => void said.push(text),
    cancel: () => void cancelled++,
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: speech });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
    configurable: true,
    value: class extends EventTarget {
      constructor(readonly text: string) {
        super();
      }
    },
  });
  return { said, cancelled: () => cancelled };
}

const own = ['speechSynthesis', 'SpeechSynthesisUtterance'].map(
  (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
);

async function analysed(voice: boolean): Promise<TestTracker> {
  const made = await createTracker({ detector: 'truth=squat-front', options: { exercise: 'squat', voice } });
  await made.tracker.analyze(await clipFile('squat-front.mp4'));
  return made;
}

async function playToEnd({ part }: TestTracker): Promise<void> {
  const video = part('video');
  const ended = new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
  await video.play();
  await ended;
}

describe('the voice in a page', () => {
  afterEach(() => {
    for (const [name, descriptor] of own) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  });

  it('counts while the video is played again, and the live region does not', async () => {
    const { said } = listen();
    const made = await analysed(true);
    expect(said, 'before it plays').to.deep.equal([]);
    const result = made.part('[role=status]').textContent;
    await playToEnd(made);
    const counts = said.map(Number).filter((count) => !Number.isNaN(count));
    // On a busy machine two may come at once, of which the last is said.
    expect(counts.at(-1)).to.equal(3);
    expect([...new Set(counts)].sort()).to.deep.equal(counts);
    expect(made.part('[role=status]').textContent).to.equal(result);
  });

  it('ends with the element', async () => {
    const { said, cancelled } = listen();
    const made = await analysed(true);
    void made.part('video').play();
    await waitUntil(() => said.length > 0, 'something is said', { timeout: PATIENCE_MS });
    const before = cancelled();
    made.tracker.remove();
    await waitUntil(() => cancelled() > before, 'it is silent', { timeout: PATIENCE_MS });
  });

  it('is silent unless it is asked for', async () => {
    const { said } = listen();
    await playToEnd(await analysed(false));
    expect(said).to.deep.equal([]);
  });
});
