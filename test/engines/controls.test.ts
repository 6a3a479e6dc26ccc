import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { addLanguage } from '../../src/texts/languages.js';
import { clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-front.mp4';
const REPS = 3;

/** An analysed video of three squats, with the controls in the page. */
async function analysed(
  options: TestTracker['tracker'] extends infer T ? Partial<T> : never = {},
): Promise<TestTracker> {
  const made = await createTracker({
    detector: 'truth=squat-front',
    options: { exercise: 'squat', controls: true, ...options },
  });
  await made.tracker.analyze(await clipFile(CLIP));
  await waitUntil(() => made.tracker.renderRoot.querySelector('.bar'), 'the controls come', { timeout: PATIENCE_MS });
  return made;
}

const all = ({ tracker }: TestTracker, selector: string) => [
  ...tracker.renderRoot.querySelectorAll<HTMLElement>(selector),
];

async function press(made: TestTracker, target: HTMLElement, key: string): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await made.tracker.updateComplete;
}

describe('controls', () => {
  it('show the repetitions with their grades, and go to each', async () => {
    const made = await analysed();
    const summary = made.of('exercise_summary')[0]!;
    const marks = all(made, '.mark');
    expect(marks).to.have.length(REPS);
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).to.deep.equal(
      summary.reps.map(({ rep, grade, startMs }) => `Repetition ${rep} ${grade}, at 0:0${Math.floor(startMs / 1000)}`),
    );
    const video = made.part('video');
    marks[2]!.click();
    expect(video.currentTime * 1000).to.be.closeTo(summary.reps[2]!.startMs, 1);
    await made.tracker.updateComplete;
    expect(all(made, '.mark[aria-current]')).to.deep.equal([marks[2]]);
    all(made, '.reps .jump')[0]!.click();
    expect(video.currentTime * 1000).to.be.closeTo(summary.reps[0]!.startMs, 1);
    expect(video.controls, 'not the browser’s own controls too').to.equal(false);
  });

  it('go to a repetition also before the video has told its length', async () => {
    const made = await analysed();
    const video = made.part('video');
    Object.defineProperty(video, 'duration', { value: NaN });
    all(made, '.mark')[1]!.click();
    expect(video.currentTime * 1000).to.be.closeTo(made.of('exercise_summary')[0]!.reps[1]!.startMs, 1);
  });

  it('tell the result in a sentence, the means and every repetition, and of one more on demand', async () => {
    const made = await analysed();
    const summary = made.of('exercise_summary')[0]!;
    const read = (element: Element | undefined) => element?.textContent?.replaceAll(/\s+/g, ' ').trim();
    expect(read(made.part('.verdict p'))).to.match(new RegExp(`^${REPS} squats, `));
    expect(read(all(made, '.facts dd')[0])).to.equal(`${summary.grade} ${summary.avg_rep_score}`);
    const lines = all(made, '.reps .line');
    expect(lines).to.have.length(REPS);
    const [rep] = summary.reps;
    expect(read(lines[0])).to.contain(rep!.depth! >= 100 ? 'full' : `${rep!.depth}%`);
    const why = all(made, '.why')[1]!;
    why.click();
    await made.tracker.updateComplete;
    expect(why.getAttribute('aria-expanded')).to.equal('true');
    expect(read(made.part('.opened')))
      .to.contain(`${summary.reps[1]!.score}: depth `)
      .and.to.contain('bottom');
    why.click();
    await made.tracker.updateComplete;
    expect(all(made, '.opened')).to.deep.equal([]);
  });

  it('play a repetition again and again, until it is ended or another place is chosen', async () => {
    const made = await analysed();
    const { startMs, endMs } = made.of('exercise_summary')[0]!.reps[1]!;
    const video = made.part('video');
    all(made, '.reps .jump')[1]!.click();
    await waitUntil(() => !video.paused, 'it plays', { timeout: PATIENCE_MS });
    await made.tracker.updateComplete;
    expect(made.part('.loop').textContent).to.contain('Repetition 2');
    const place = () => video.currentTime * 1000;
    video.currentTime = (endMs - 50) / 1000;
    await waitUntil(() => place() < startMs + 400, 'it begins again', { timeout: PATIENCE_MS });
    expect(place()).to.be.at.least(startMs - 1);
    video.pause();
    made.part('[part=end-loop]').click();
    await made.tracker.updateComplete;
    expect(all(made, '.loop')).to.deep.equal([]);
    all(made, '.reps .jump')[0]!.click();
    video.pause();
    await press(made, made.part('.scrubber'), 'End');
    await made.tracker.updateComplete;
    expect(all(made, '.loop')).to.deep.equal([]);
  });

  it('are steered with the keyboard', async () => {
    const made = await analysed();
    const video = made.part('video');
    const scrubber = made.part('.scrubber');
    await press(made, scrubber, 'ArrowRight');
    expect(video.currentTime).to.be.closeTo(1, 0.01);
    await press(made, scrubber, 'End');
    expect(video.currentTime).to.be.closeTo(video.duration, 0.01);
    await press(made, scrubber, 'Home');
    expect(video.currentTime).to.equal(0);
    await press(made, scrubber, '.');
    expect(video.currentTime).to.be.closeTo(1 / 30, 0.01);
    await press(made, scrubber, ' ');
    await waitUntil(() => !video.paused, 'it plays', { timeout: PATIENCE_MS });
    await press(made, scrubber, 'k');
    expect(video.paused).to.equal(true);
  });

  it('have one tab stop for all repetitions, and arrow keys between them', async () => {
    const made = await analysed();
    const marks = all(made, '.mark');
    expect(marks.filter((mark) => mark.tabIndex === 0)).to.have.length(1);
    marks[0]!.focus();
    const focused = () => (made.tracker.renderRoot as ShadowRoot).activeElement;
    await press(made, marks[0]!, 'ArrowRight');
    expect(focused()).to.equal(marks[1]);
    await press(made, marks[1]!, 'End');
    expect(focused()).to.equal(marks[2]);
    await press(made, marks[2]!, 'ArrowRight');
    expect(focused()).to.equal(marks[2]);
    expect(made.part('video').currentTime, 'moving the focus does not move the video').to.equal(0);
  });

  it('change the speed, and fill the screen or at least the page', async () => {
    const made = await analysed();
    const select = made.part('select');
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['0.25', '0.5', '1', '1.5', '2']);
    select.value = '0.5';
    select.dispatchEvent(new Event('change'));
    expect(made.part('video').playbackRate).to.equal(0.5);
    // WebKitGTK 2.50 crashes where a choice is painted for the first time in a box that has been moved meanwhile.
    await nextFrame();
    await nextFrame();
    const player = made.part('.player');
    // Without a visitor's press a browser refuses full screen: the player covers the page.
    made.part('[part=full]').click();
    const fills = () => player.matches('.covers') || player.matches(':fullscreen');
    await waitUntil(fills, 'it fills the screen or the page', { timeout: PATIENCE_MS });
    const { width } = player.getBoundingClientRect();
    expect(width).to.be.closeTo(document.documentElement.clientWidth, 1);
    made.part('[part=full]').click();
    await waitUntil(() => !fills(), 'it goes back', { timeout: PATIENCE_MS });
  });

  it('draw the chart anew where the page changes its colours, once', async () => {
    const made = await analysed({ width: 400 });
    const canvas = () => made.tracker.renderRoot.querySelector('.chart canvas');
    await waitUntil(canvas, 'the chart comes', { timeout: PATIENCE_MS });
    const before = canvas();
    const style = document.createElement('style');
    style.textContent = '.night pose-upload-tracker { --pose-chart-left-color: #f0f }';
    document.head.append(style);
    document.documentElement.classList.add('night');
    await waitUntil(() => canvas() !== before, 'it is drawn anew', { timeout: PATIENCE_MS });
    let updates = 0;
    const update = made.tracker.requestUpdate.bind(made.tracker);
    made.tracker.requestUpdate = (...args) => {
      updates++;
      update(...args);
    };
    for (let frame = 0; frame < 10; frame++) await nextFrame();
    expect(updates, 'and then all is quiet').to.be.at.most(1);
    document.documentElement.classList.remove('night');
    style.remove();
  });

  it('draw the joint angles with the cursor in step with the video', async () => {
    const made = await analysed();
    await waitUntil(() => made.tracker.renderRoot.querySelector('.chart canvas'), 'the chart comes', {
      timeout: PATIENCE_MS,
    });
    const chosen = () => all(made, '.choice label').filter((label) => label.querySelector('input')?.checked);
    expect(chosen().map((label) => label.textContent?.trim())).to.deep.equal(['Knees']);
    const cursor = made.part('.chart-cursor');
    const before = cursor.getBoundingClientRect().left;
    made.part('video').currentTime = 3;
    await waitUntil(() => cursor.getBoundingClientRect().left > before + 20, 'the cursor follows', {
      timeout: PATIENCE_MS,
    });
    const canvas = made.part('.chart canvas') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    expect(data.some((value) => value > 0)).to.equal(true);
    const elbows = all(made, '.choice input')[2]!;
    elbows.click();
    await made.tracker.updateComplete;
    expect(chosen().map((label) => label.textContent?.trim())).to.deep.equal(['Elbows']);
    expect(made.part('.chart').getAttribute('aria-label')).to.contain('Elbows');
  });

  it('seek where the chart is pressed', async () => {
    const made = await analysed();
    await waitUntil(() => made.tracker.renderRoot.querySelector('.u-over'), 'the chart comes', {
      timeout: PATIENCE_MS,
    });
    const over = made.part('.u-over');
    const { left, width, top } = over.getBoundingClientRect();
    const event = new PointerEvent('pointerdown', {
      clientX: left + width / 2,
      clientY: top + 5,
      button: 0,
      pointerId: 1,
    });
    over.setPointerCapture = () => undefined;
    over.dispatchEvent(event);
    expect(made.part('video').currentTime).to.be.closeTo(made.part('video').duration / 2, 0.1);
  });

  it('save the results as JSON and CSV', async () => {
    const made = await analysed();
    const saved: { name: string; text: Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const picker = Object.getOwnPropertyDescriptor(globalThis, 'showSaveFilePicker');
    Object.defineProperty(globalThis, 'showSaveFilePicker', { configurable: true, value: undefined });
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
    };
    try {
      made.part('[part=download-json]').click();
      made.part('[part=download-csv]').click();
      await waitUntil(() => saved.length === 2, 'both are saved', { timeout: PATIENCE_MS });
    } finally {
      HTMLAnchorElement.prototype.click = click;
      if (picker) Object.defineProperty(globalThis, 'showSaveFilePicker', picker);
    }
    expect(saved.map(({ name }) => name)).to.deep.equal(['squat-front-results.json', 'squat-front-squat.csv']);
    const json = JSON.parse((await saved[0]?.text) ?? '') as { summary: { counter: number }; angles: unknown[] };
    expect(json.summary.counter).to.equal(REPS);
    expect(json.angles.length).to.be.greaterThan(50);
    expect((await saved[1]?.text)?.split('\r\n')).to.have.length(REPS + 2);
  });

  it('leave angles, ring and advice to plans that hold them', async () => {
    const made = await createTracker({
      detector: 'truth=squat-front',
      options: { exercise: 'squat', controls: true },
    });
    made.tracker.sessionSetup = { ...made.tracker.sessionSetup, verifyToken: () => Promise.resolve({ plan: 'free' }) };
    // A new session takes the verifier.
    const place = made.tracker.parentElement!;
    made.tracker.remove();
    await Promise.resolve();
    place.append(made.tracker);
    await made.tracker.analyze(await clipFile(CLIP));
    await waitUntil(() => made.tracker.renderRoot.querySelector('.results'), 'the results come', {
      timeout: PATIENCE_MS,
    });
    expect(all(made, '.mark')).to.have.length(REPS);
    expect(all(made, '.chart, .ring svg, .cue')).to.deep.equal([]);
  });

  it('are not there without the option, nor is anything of them loaded', async () => {
    const made = await createTracker({ detector: 'truth=squat-front', options: { exercise: 'squat' } });
    await made.tracker.analyze(await clipFile(CLIP));
    await made.tracker.updateComplete;
    expect(all(made, '.bar, .results, .hud')).to.deep.equal([]);
    expect(made.part('.count').textContent?.trim()).to.equal(String(REPS));
    expect(made.part('video').controls).to.equal(true);
    made.tracker.controls = true;
    await waitUntil(() => made.tracker.renderRoot.querySelector('.bar'), 'they come later too', {
      timeout: PATIENCE_MS,
    });
    made.tracker.controls = false;
    await made.tracker.updateComplete;
    expect(all(made, '.bar')).to.deep.equal([]);
  });

  it('speak another language, from right to left', async () => {
    addLanguage('ar', { dir: 'rtl', texts: { results: 'النتائج' } });
    const made = await analysed();
    made.tracker.setAttribute('lang', 'ar');
    await made.tracker.updateComplete;
    expect(getComputedStyle(made.part('.results')).direction).to.equal('rtl');
    expect(getComputedStyle(made.part('.timeline')).direction, 'time runs from left to right').to.equal('ltr');
    expect(made.part('.results h2').textContent).to.equal('النتائج');
  });

  it('fit a phone and a cinema, with the page never wider than its window', async () => {
    const made = await analysed();
    const place = made.tracker.parentElement!;
    for (const width of [288, 400, 768, 1440, 3840]) {
      place.style.width = `${width}px`;
      await made.tracker.updateComplete;
      const edge = made.tracker.getBoundingClientRect().right;
      for (const element of all(made, 'section, .bar, .bar *, .results *, .downloads *')) {
        if (element.closest('.visually-hidden, [hidden], thead, .uplot')) continue;
        expect(element.getBoundingClientRect().right, `${width}px ${element.className}`).to.be.at.most(edge + 1);
      }
    }
  });
});

describe('theme', () => {
  it('is the visitor’s, or the one that the option says', async () => {
    const { tracker, part } = await createTracker();
    const scheme = () => getComputedStyle(part('.container')).colorScheme;
    const auto = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    expect(scheme()).to.equal(auto);
    for (const theme of ['dark', 'light'] as const) {
      tracker.theme = theme;
      await tracker.updateComplete;
      expect(scheme()).to.equal(theme);
    }
  });
});

describe('paste', () => {
  /** The event is put together by hand: Firefox does not let a script give it files. */
  function paste(file: File, target: EventTarget = document.body): Event {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    target.dispatchEvent(event);
    return event;
  }

  it('hands a video over, unless it is meant for a text field or is no video', async () => {
    const { tracker, next } = await createTracker();
    const video = new File([await clipFile(CLIP)], CLIP, { type: 'video/mp4' });
    const field = document.createElement('input');
    tracker.parentElement?.append(field);
    expect(paste(video, field).defaultPrevented).to.equal(false);
    expect(paste(new File(['x'], 'a.txt', { type: 'text/plain' })).defaultPrevented).to.equal(false);
    expect(tracker.state).to.equal('idle');
    expect(paste(video).defaultPrevented).to.equal(true);
    await next('progress', ({ stage, value }) => stage === 'analysis' && value === 1);
  });

  it('goes to the element that has the focus, of several', async () => {
    const first = await createTracker();
    const second = await createTracker();
    const button = second.tracker.querySelector('button')!;
    button.focus();
    paste(new File([await clipFile(CLIP)], CLIP, { type: 'video/mp4' }), button);
    await second.next('progress', ({ stage, value }) => stage === 'analysis' && value === 1);
    expect(first.tracker.state).to.equal('idle');
  });
});

describe('loading', () => {
  it('tells each part with what has arrived of it', async () => {
    const { tracker, part } = await createTracker({ detector: 'hang-in-load=0.5', options: { poseBackend: 'wasm' } });
    void tracker.analyze(await clipFile(CLIP));
    const amounts = () => [...tracker.renderRoot.querySelectorAll('.amount')].map((amount) => amount.textContent);
    await waitUntil(() => amounts()[1]?.startsWith('2.3'), 'half of the model has arrived', { timeout: PATIENCE_MS });
    expect(amounts()[1]).to.equal('2.3 of 4.7 MB');
    expect(part('.part progress').getAttribute('aria-label')).to.match(/^Video: /);
    tracker.loadingMessage = 'One moment';
    await tracker.updateComplete;
    expect(part('.panel').textContent).to.contain('One moment');
    expect(tracker.renderRoot.querySelector('.parts')).to.equal(null);
    tracker.cancel();
  });
});

describe('an error', () => {
  it('can be tried again where that may help', async () => {
    const { tracker, part, of } = await createTracker({ detector: 'fail-load', options: { poseBackend: 'wasm' } });
    await tracker.analyze(await clipFile(CLIP)).catch(() => undefined);
    await tracker.updateComplete;
    expect(part('.title').textContent).to.equal('The pose model did not load');
    part('[part=retry]').click();
    await waitUntil(() => of('error').length === 2, 'it was tried again', { timeout: PATIENCE_MS });
  });

  it('is told in the language of the page, with its own words behind it', async () => {
    const { tracker, part } = await createTracker();
    tracker.setAttribute('lang', 'fr');
    await tracker.analyze(new File(['x'.repeat(2000)], 'notes.mp4')).catch(() => undefined);
    await tracker.updateComplete;
    expect(part('.title').textContent).to.equal('Ce type de fichier n’est pas pris en charge');
    expect(part('details p').lang).to.equal('en');
    expect(part('details p').textContent).to.contain('notes.mp4');
  });

  it('gives way to what the page puts in its place', async () => {
    const { tracker, part } = await createTracker();
    const own = document.createElement('p');
    own.slot = 'error';
    own.textContent = 'Ask the coach';
    tracker.append(own);
    await tracker.analyze(new File(['x'], 'notes.mp4')).catch(() => undefined);
    await tracker.updateComplete;
    expect((part('slot[name=error]') as HTMLSlotElement).assignedElements()).to.deep.equal([own]);
    expect(part('[role=alert]').checkVisibility()).to.equal(false);
  });
});
