import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { startWorker as start } from '../../src/workers/start-worker.js';
import {
  PATIENCE_MS,
  clipFile,
  clipUrl,
  createTracker,
  record,
  rejection,
  scriptedWorker,
} from '../helpers/tracker.js';
import { settled } from '../helpers/until.js';

/** The shortest clip with a person in a square picture. */
const CLIP = 'vp9.webm';

function button(tracker: HTMLElement): HTMLButtonElement | null {
  return tracker.querySelector('button');
}

describe('options of the element', () => {
  it('takes the canonical and the documented spelling, and properties', async () => {
    const tracker = await fixture<HTMLElementTagNameMap['pose-upload-tracker']>(
      html`<pose-upload-tracker
        uploadlabel="Go"
        upload-button-position="top"
        keypoints
        skeleton="false"
      ></pose-upload-tracker>`,
    );
    expect(tracker.uploadLabel).to.equal('Go');
    expect(tracker.uploadButtonPosition).to.equal('top');
    expect(tracker.keypoints).to.equal(true);
    expect(tracker.skeleton).to.equal(false);
    tracker.setAttribute('upload-label', 'Other');
    expect(tracker.uploadLabel).to.equal('Other');
    tracker.removeAttribute('skeleton');
    expect(tracker.skeleton).to.equal(true);
    tracker.angles = true;
    expect(tracker.angles).to.equal(true);
  });

  it('takes properties that were set before it was defined', async () => {
    const early = document.createElement('pose-upload-tracker');
    // Like a framework that ran first: own properties that hide the accessors.
    Object.defineProperty(early, 'uploadLabel', {
      value: 'Early',
      configurable: true,
      writable: true,
      enumerable: true,
    });
    (await fixture(html`<div></div>`)).append(early);
    expect(Object.hasOwn(early, 'uploadLabel')).to.equal(false);
    expect(early.uploadLabel).to.equal('Early');
  });

  it('reports a wrong value and goes on with the default', async () => {
    const { tracker, next } = await createTracker();
    tracker.setAttribute('pace', 'fast');
    const { code, message } = await next('error');
    expect(code).to.equal('invalid_parameter');
    expect(message).to.contain('pace').and.to.contain('"fast"').and.to.contain('"realtime", "max"');
    expect(tracker.pace).to.equal('realtime');
    expect(tracker.state).to.equal('idle');
  });

  it('tells of a wrong value that leaves an option as it was', async () => {
    const { tracker, of } = await createTracker();
    tracker.setAttribute('difficulty', 'hardest');
    await tracker.updateComplete;
    expect(of('error').map(({ code, details }) => [code, details?.['option']])).to.deep.equal([
      ['invalid_parameter', 'difficulty'],
    ]);
  });

  it('asks for a token in the words of the reference', async () => {
    const { tracker, next, part } = await createTracker({ options: { token: '' } });
    const { code, message } = await next('error');
    expect(code).to.equal('missing_token');
    expect(message).to.equal('Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY');
    await tracker.updateComplete;
    expect(part('[role=alert]').textContent).to.contain(message);
    const link = part('[role=alert] a');
    expect((await fetch((link as HTMLAnchorElement).href)).status).to.equal(200);
    expect(button(tracker)).to.equal(null);
    tracker.token = 'now there';
    await tracker.updateComplete;
    await oneIdle(tracker);
    expect(button(tracker)).to.exist;
  });
});

async function oneIdle(tracker: HTMLElement): Promise<void> {
  await waitUntil(() => tracker.dataset['state'] === 'idle', 'it takes files', { timeout: PATIENCE_MS });
}

describe('upload button', () => {
  it('has the right label for video and image, and its own', async () => {
    const { tracker } = await createTracker();
    expect(button(tracker)?.textContent).to.equal('Upload a video');
    tracker.source = 'image';
    await tracker.updateComplete;
    expect(button(tracker)?.textContent).to.equal('Upload an image');
    expect(tracker.renderRoot.querySelector<HTMLInputElement>('input[hidden]')?.accept).to.equal('image/*');
    tracker.uploadLabel = 'Show me';
    await tracker.updateComplete;
    expect(button(tracker)?.textContent).to.equal('Show me');
    tracker.uploadLabel = '';
    tracker.lang = 'fr';
    await tracker.updateComplete;
    expect(button(tracker)?.textContent).to.equal('Choisir une image');
  });

  it('is not there with showUpload=false, nor with an address', async () => {
    const { tracker } = await createTracker({ options: { showUpload: false } });
    expect(button(tracker)).to.equal(null);
    tracker.showUpload = true;
    await tracker.updateComplete;
    expect(button(tracker)).to.exist;
    tracker.imageSrc = clipUrl('still.jpg');
    await tracker.updateComplete;
    expect(button(tracker), 'imageSrc does not count for video').to.exist;
    tracker.videoSrc = clipUrl(CLIP);
    await tracker.updateComplete;
    expect(button(tracker)).to.equal(null);
    tracker.videoSrc = '';
    await tracker.updateComplete;
    expect(button(tracker)).to.exist;
  });

  it('takes classes and an allowed style from the page', async () => {
    await fixture(html`
      <style>
        .page-button {
          background-color: rgb(1, 2, 3);
          border-radius: 5px;
        }
        .page-container {
          border: 7px solid rgb(4, 5, 6);
        }
      </style>
    `);
    const { tracker } = await createTracker({
      options: {
        uploadButtonClass: 'page-button other',
        containerClass: 'page-container',
        uploadButtonStyle:
          'color: rgb(9, 8, 7); position: fixed; background: url(x.png); --x: 1; font-size: 21px; padding',
      },
    });
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...given: unknown[]) => warnings.push(given);
    try {
      tracker.uploadButtonStyle += ';opacity:nonsense';
      await tracker.updateComplete;
    } finally {
      console.warn = warn;
    }
    for (const dropped of ['position: fixed', 'background: url(x.png)', '--x: 1', 'padding', 'opacity:nonsense']) {
      expect(String(warnings[0]?.[0])).to.contain(`"${dropped}"`);
    }
    const style = getComputedStyle(button(tracker) as Element);
    expect(style.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(style.borderRadius).to.equal('5px');
    expect(style.color).to.equal('rgb(9, 8, 7)');
    expect(style.fontSize).to.equal('21px');
    expect(style.position).to.equal('static');
    expect(getComputedStyle(tracker).borderTopWidth).to.equal('7px');
    tracker.containerClass = '';
    await tracker.updateComplete;
    expect(tracker.classList.contains('page-container')).to.equal(false);
  });

  it('stands where it is asked to', async () => {
    const { tracker, part } = await createTracker();
    const place = async (position: typeof tracker.uploadButtonPosition) => {
      tracker.uploadButtonPosition = position;
      await tracker.updateComplete;
      const { top, bottom, right } = (button(tracker) as Element).getBoundingClientRect();
      return { top, bottom, right, stage: part('.stage').getBoundingClientRect() };
    };
    const above = await place('top');
    expect(above.bottom).to.be.at.most(above.stage.top);
    const below = await place('bottom');
    expect(below.top).to.be.at.least(part('.privacy').getBoundingClientRect().bottom);
    expect(below.bottom, 'within the card').to.be.below(below.stage.bottom);
    const over = await place('floating');
    expect(over.bottom).to.be.below(over.stage.bottom);
    expect(over.right).to.be.closeTo(over.stage.right, 40);
    const within = await place('center');
    expect(within.top).to.be.above(within.stage.top);
    expect(within.bottom).to.be.below(within.stage.bottom);
    const { left, right } = (button(tracker) as Element).getBoundingClientRect();
    expect((left + right) / 2).to.be.closeTo((within.stage.left + within.stage.right) / 2, 1);
  });

  it('in the drop zone opens the file picker once, and is below what a page puts in place of that', async () => {
    const { tracker, part } = await createTracker({ options: { uploadButtonPosition: 'center' } });
    let opened = 0;
    part('input[hidden]').addEventListener('click', (event) => {
      event.preventDefault();
      opened++;
    });
    button(tracker)?.click();
    expect(opened).to.equal(1);
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Nothing yet';
    tracker.append(own);
    await waitUntil(
      () =>
        (button(tracker) as Element).getBoundingClientRect().top >= part('.stage').getBoundingClientRect().bottom - 1,
      'the button is below',
    );
    button(tracker)?.click();
    expect(opened).to.equal(2);
  });

  it('has the layout that clients of the hosted endpoint ask for', async () => {
    const { tracker, part } = await createTracker();
    const stage = () => part('.stage').getBoundingClientRect();
    const before = stage();
    Object.assign(tracker, { containerMaxWidth: 300, containerMinHeight: 400, uploadAreaPadding: 7 });
    await tracker.updateComplete;
    expect(tracker.getBoundingClientRect().width).to.equal(300);
    expect(stage().height).to.be.at.least(400);
    expect(getComputedStyle(part('.panel')).paddingLeft).to.equal('7px');
    Object.assign(tracker, { containerMinHeight: null, containerMaxHeight: 150, objectFit: 'cover' });
    await tracker.updateComplete;
    expect(stage().height).to.be.at.most(150);
    expect(getComputedStyle(part('video')).objectFit).to.equal('cover');
    Object.assign(tracker, {
      containerMaxWidth: null,
      containerMaxHeight: null,
      uploadAreaPadding: null,
      objectFit: '',
    });
    await tracker.updateComplete;
    expect(stage().height).to.equal(before.height);
    expect(stage().width).to.equal(before.width);
    expect(getComputedStyle(part('video')).objectFit).to.equal('contain');
  });

  it('gives way to a button of the page, which opens the file picker too', async () => {
    const tracker = await fixture<HTMLElementTagNameMap['pose-upload-tracker']>(
      html`<pose-upload-tracker token="x"><a slot="upload-button">Mine</a></pose-upload-tracker>`,
    );
    expect(button(tracker)).to.equal(null);
    const opened = oneEvent(tracker.renderRoot.querySelector('input[hidden]') as HTMLElement, 'click');
    tracker.querySelector('a')?.click();
    await opened;
    tracker.querySelector('a')?.remove();
    await aTimeout(0);
    await tracker.updateComplete;
    expect(button(tracker)).to.exist;
  });

  it('opens the file picker, and a picked file is analysed', async () => {
    const { tracker, part, next } = await createTracker();
    const input = part('input[hidden]') as HTMLInputElement;
    const opened = oneEvent(input, 'click');
    button(tracker)?.click();
    await opened;
    const files = new DataTransfer();
    files.items.add(await clipFile(CLIP));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    expect((await next('initialization')).message).to.contain(CLIP);
    await next('progress', ({ stage, value }) => stage === 'analysis' && value === 1);
  });
});

describe('drag and drop', () => {
  it('shows that it may be dropped, and analyses what is', async () => {
    const { tracker, part, next } = await createTracker();
    const transfer = new DataTransfer();
    transfer.items.add(await clipFile(CLIP));
    const fire = (type: string) => {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      part('.container').dispatchEvent(event);
      return event;
    };
    expect(fire('dragenter').defaultPrevented).to.equal(true);
    expect(fire('dragover').defaultPrevented).to.equal(true);
    await tracker.updateComplete;
    expect(part('.container').classList.contains('dragging')).to.equal(true);
    fire('dragleave');
    await tracker.updateComplete;
    expect(part('.container').classList.contains('dragging')).to.equal(false);
    fire('dragenter');
    expect(fire('drop').defaultPrevented).to.equal(true);
    await tracker.updateComplete;
    expect(part('.container').classList.contains('dragging')).to.equal(false);
    await next('initialization', ({ ready }) => ready);
  });

  it('takes nothing where nothing may be uploaded, and does not let the browser leave the page for it', async () => {
    const { tracker, part, messages } = await createTracker({ options: { showUpload: false } });
    const transfer = new DataTransfer();
    transfer.items.add(await clipFile(CLIP));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      part('.container').dispatchEvent(event);
      expect(event.defaultPrevented, type).to.equal(true);
    }
    await tracker.updateComplete;
    expect(part('.container').classList.contains('dragging')).to.equal(false);
    expect(tracker.state).to.equal('idle');
    expect(messages).to.deep.equal([]);
  });
});

describe('size', () => {
  it('leaves the page its own inline width', async () => {
    const tracker = await fixture<HTMLElementTagNameMap['pose-upload-tracker']>(
      html`<pose-upload-tracker token="x" style="width: 333px"></pose-upload-tracker>`,
    );
    expect(tracker.style.width).to.equal('333px');
  });

  it('follows width and height, and the picture without them', async () => {
    const { tracker, part } = await createTracker({ options: { width: 300, height: 200 } });
    await tracker.analyze(await clipFile(CLIP));
    await tracker.updateComplete;
    let box = part('.stage').getBoundingClientRect();
    expect([box.width, box.height]).to.deep.equal([300, 200]);
    tracker.height = null;
    await tracker.updateComplete;
    box = part('.stage').getBoundingClientRect();
    expect(box.width / box.height).to.be.closeTo(1, 0.02);
    expect(box.width).to.be.at.most(300);
  });
});

describe('life in the page', () => {
  it('analyses an address by itself, and the next one in its place', async () => {
    const { tracker, of, next } = await createTracker({ options: { videoSrc: clipUrl(CLIP), keypoints: true } });
    await next('keypoints_batch');
    const frames = of('keypoints').length;
    tracker.videoSrc = clipUrl('squat-front.mp4');
    await next('keypoints_batch', ({ width }) => width === 360);
    expect(of('keypoints').length).to.be.greaterThan(frames);
    expect(of('initialization').filter(({ ready }) => ready)).to.have.length(2);
    expect(of('error')).to.deep.equal([]);
  });

  it('is cancelled, and superseded, without an error message', async () => {
    const { tracker, of } = await createTracker({ detector: 'slow', options: { keypoints: true } });
    const file = await clipFile(CLIP);
    const first = rejection(tracker.analyze(file));
    const second = tracker.analyze(file);
    expect((await first).name).to.equal('AbortError');
    await second;
    const third = rejection(tracker.analyze(file));
    tracker.addEventListener('keypoints', () => tracker.cancel(), { once: true });
    expect((await third).name).to.equal('AbortError');
    expect(tracker.state).to.equal('idle');
    expect(of('error')).to.deep.equal([]);
    expect(of('keypoints_batch')).to.have.length(1);
    await tracker.analyze(file);
    expect(of('keypoints_batch')).to.have.length(2);
  });

  it('works again after it was taken out of the page, and does not mind being moved', async () => {
    const { tracker, next, of } = await createTracker({ options: { videoSrc: clipUrl(CLIP), keypoints: true } });
    await next('keypoints_batch');
    const place = tracker.parentElement as HTMLElement;
    tracker.remove();
    await aTimeout(0);
    expect(tracker.querySelector('button')).to.equal(null);
    place.append(tracker);
    await new Promise((resolve) => tracker.addEventListener('keypoints_batch', resolve, { once: true }));
    const runs = of('initialization').filter(({ ready }) => ready).length;
    expect(runs).to.equal(2);
  });

  it('answers quick changes of mind with AbortErrors only', async () => {
    const { tracker, of } = await createTracker({ detector: 'slow', options: { keypoints: true } });
    const files = [await clipFile(CLIP), await clipFile('squat-front.mp4')];
    const ends: Promise<string>[] = [];
    for (let i = 0; i < 12; i++) {
      const run = tracker.analyze(files[i % 2] as File);
      ends.push(
        run.then(
          () => 'done',
          (error: Error) => error.name,
        ),
      );
      // As many turns as bring the runs to different points.
      for (let turn = 0; turn < i * 3; turn++) await settled();
    }
    const results = await Promise.all(ends);
    // A run may be done before the next begins; whatever happens, it is one of the two, and the last one is done.
    expect(results.filter((result) => result !== 'AbortError' && result !== 'done')).to.deep.equal([]);
    expect(results.at(-1)).to.equal('done');
    expect(results).to.include('AbortError');
    expect(of('error')).to.deep.equal([]);
    expect(of('keypoints_batch')).to.have.length(results.filter((result) => result === 'done').length);
    expect(of('keypoints_batch').at(-1)?.width).to.equal(360);
  });

  it('cancels what has not started yet', async () => {
    const { tracker, of } = await createTracker();
    const run = rejection(tracker.analyze(await clipFile(CLIP)));
    tracker.cancel();
    expect((await run).name).to.equal('AbortError');
    expect(of('initialization')).to.deep.equal([]);
  });

  it('leaves nothing running that was taken out of the page', async () => {
    const { tracker, messages } = await createTracker({ detector: 'slow' });
    const place = tracker.parentElement as HTMLElement;
    const early = rejection(tracker.analyze(await clipFile(CLIP)));
    tracker.remove();
    expect((await early).name).to.equal('AbortError');
    place.append(tracker);
    const late = rejection(tracker.analyze(await clipFile(CLIP)));
    await new Promise((resolve) => tracker.addEventListener('progress', resolve, { once: true }));
    tracker.remove();
    expect((await late).name).to.equal('AbortError');
    const said = messages.length;
    expect(tracker.state).to.equal('idle');
    place.append(tracker);
    await tracker.analyze(await clipFile(CLIP));
    expect(messages.slice(said).filter((message) => message.type === 'initialization' && message.ready)).to.have.length(
      1,
    );
  });

  it('starts nothing while it is out of the page, and does what was asked once it is back', async () => {
    const { tracker, messages } = await createTracker();
    const place = tracker.parentElement as HTMLElement;
    await tracker.analyze(await clipFile(CLIP));
    let workers = 0;
    const startWorker: NonNullable<typeof tracker.sessionSetup.startWorker> = (url, options) => {
      workers++;
      return start(url, options);
    };
    tracker.sessionSetup = { ...tracker.sessionSetup, startWorker };
    tracker.remove();
    await aTimeout(0);
    const said = messages.length;
    const superseded = rejection(tracker.analyze(await clipFile(CLIP)));
    const run = tracker.analyze(await clipFile(CLIP));
    expect((await Promise.race([superseded, aTimeout(200)]))?.name).to.equal('AbortError');
    expect(workers).to.equal(0);
    expect(messages).to.have.length(said);
    place.append(tracker);
    await run;
    expect(workers).to.be.greaterThan(0);
    expect(tracker.state).to.equal('done');
  });

  it('keeps what it does and shows when it is moved', async () => {
    const { tracker, of } = await createTracker({ detector: 'slow', options: { keypoints: true } });
    const run = tracker.analyze(await clipFile(CLIP));
    await new Promise((resolve) => tracker.addEventListener('keypoints', resolve, { once: true }));
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(tracker);
    await run;
    expect(of('keypoints_batch')).to.have.length(1);
    tracker.parentElement?.parentElement?.append(tracker);
    await tracker.updateComplete;
    await aTimeout(0);
    expect(tracker.state).to.equal('done');
  });

  it('does not gather listeners over runs', async () => {
    const { tracker, part } = await createTracker();
    const video = part('video');
    let active = 0;
    const { addEventListener } = video;
    video.addEventListener = function (this: HTMLVideoElement, ...args: Parameters<typeof addEventListener>) {
      active++;
      const [, , options] = args;
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => active--);
      return Reflect.apply(addEventListener, this, args) as undefined;
    };
    const counts: number[] = [];
    for (let i = 0; i < 3; i++) {
      await tracker.analyze(await clipFile(CLIP));
      counts.push(active);
    }
    expect(counts[2]).to.equal(counts[0]);
  });

  it('says what is wrong with something that is no file and no address', async () => {
    const { tracker, of } = await createTracker();
    for (const given of [null, undefined, 42, {}, '', 'http://']) {
      const error = await rejection(tracker.analyze(given as string));
      expect(error, String(JSON.stringify(given))).to.have.property('code', 'video_load_error');
    }
    expect(of('error')).to.have.length(6);
  });

  it('sends each message as an event of its type and as a message event, without bubbling', async () => {
    const place = await fixture(html`<div></div>`);
    let bubbled = 0;
    place.addEventListener('progress', () => bubbled++);
    place.addEventListener('message', () => bubbled++);
    const tracker = document.createElement('pose-upload-tracker');
    tracker.token = 'x';
    tracker.pace = 'max';
    tracker.sessionSetup = { workerUrl: scriptedWorker() };
    const { messages } = record(tracker);
    const details: unknown[] = [];
    tracker.addEventListener('progress', ({ detail }) => details.push(detail));
    place.append(tracker);
    await tracker.analyze(await clipFile(CLIP));
    const progress = messages.filter(({ type }) => type === 'progress');
    expect(details).to.deep.equal(progress.map(({ type: _, ...detail }) => detail));
    expect(progress.length).to.be.greaterThan(3);
    expect(bubbled).to.equal(0);
  });

  it('can be defined twice', async () => {
    const again = new URL('/src/define.ts?again', location.href).href;
    const first = customElements.get('pose-upload-tracker');
    const { PoseUploadTracker } = (await import(again)) as { PoseUploadTracker: unknown };
    expect(PoseUploadTracker, 'a copy of its own').not.to.equal(first);
    expect(customElements.get('pose-upload-tracker')).to.equal(first);
  });
});
