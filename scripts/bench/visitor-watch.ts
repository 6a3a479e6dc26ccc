/**
 * What is put into a page before its own scripts, to see from outside what a visitor waits for: the endpoint page and a
 * page with the element alike, of this build or of an earlier one.
 */

/** One piece of work that a detector worker was asked for. Times are ms of the page's clock. */
export interface WatchedJob {
  readonly worker: number;
  readonly call: 'segment' | 'people';
  readonly startMs: number;
  readonly endMs?: number;
}

/** What happened in the page, by its clock. */
export interface Watched {
  readonly times: Readonly<
    Partial<Record<'button' | 'chosen' | 'ready' | 'firstPose' | 'done', number>> & { error?: string }
  >;
  readonly jobs: readonly WatchedJob[];
}

/** Keeps `visitor: Watched` in the page; `visitor.begin()` forgets the run before. */
export const WATCH = `(() => {
  const visitor = (globalThis.visitor = { times: {}, jobs: [] });
  const { times, jobs } = visitor;
  visitor.begin = () => {
    for (const name of ['chosen', 'ready', 'firstPose', 'done', 'error']) delete times[name];
    jobs.length = 0;
  };
  const mark = (name) => (times[name] ??= performance.now());
  // The element's events do not bubble, but every event passes its ancestors on the way down.
  const listen = (type, onEvent) => document.addEventListener(type, onEvent, { capture: true });
  listen('input', () => mark('chosen'));
  listen('initialization', ({ detail }) => detail.ready && mark('ready'));
  listen('keypoints', () => mark('firstPose'));
  listen('error', ({ detail }) => detail && (times.error ??= detail.message));
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.localName === 'pose-upload-tracker' && target.dataset.state === 'done') mark('done');
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  const look = () => {
    const button = document.querySelector('pose-upload-tracker button');
    if (button && button.getBoundingClientRect().width > 0) mark('button');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const numbers = new Map();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.call === 'segment' || message?.call === 'people') {
      if (!numbers.has(this)) numbers.set(this, numbers.size);
      const job = { worker: numbers.get(this), call: message.call, startMs: performance.now() };
      jobs.push(job);
      const onAnswer = ({ data }) => {
        if (data.id !== message.id || data.kind === 'report') return;
        job.endMs = performance.now();
        this.removeEventListener('message', onAnswer);
      };
      this.addEventListener('message', onAnswer);
    }
    return postMessage.call(this, message, ...rest);
  };
})()`;
