/**
 * Every option × every hostile value, in a page: nothing of it becomes markup, a style that loads, an address that is
 * followed, or a program.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { optionOfAttribute } from '../../src/element/option-accessors.js';
import { OPTIONS } from '../../src/element/options.js';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { HOSTILE_ADDRESSES, HOSTILE_HOST, HOSTILE_MARK, HOSTILE_TEXTS } from '../helpers/hostile-values.js';
import { expectNoViolations, takeViolations } from '../helpers/policy.js';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';

const VALUES = [...HOSTILE_ADDRESSES, ...HOSTILE_TEXTS];

/** Elements that load or run something, and the ones with addresses that the element itself uses. */
const FORBIDDEN = 'script, iframe, object, embed, link, style, base, meta, form, frame, portal, template, animate, set';
const ADDRESSES = ['src', 'href', 'srcset', 'srcdoc', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'ping'];

/** Everything in the element's own tree and in its shadow tree. */
function elementsOf(tracker: PoseUploadTracker): Element[] {
  return [...tracker.querySelectorAll('*'), ...(tracker.shadowRoot?.querySelectorAll('*') ?? [])];
}

function expectHarmless(tracker: PoseUploadTracker, what: string): void {
  expect((globalThis as Record<string, unknown>)[HOSTILE_MARK], what).to.equal(undefined);
  for (const element of elementsOf(tracker)) {
    expect(element.matches(FORBIDDEN), `${what}: <${element.localName}>`).to.equal(false);
    for (const { name, value } of element.attributes) {
      expect(name.startsWith('on'), `${what}: ${name}`).to.equal(false);
      if (!ADDRESSES.includes(name)) continue;
      expect(new URL(value, location.href).protocol, `${what}: ${value}`).to.match(/^(https?|blob|data):$/);
    }
    if (!(element instanceof HTMLElement)) continue;
    expect(element.style.cssText, what).not.to.match(
      /url|image-set|cross-fade|src\(|var\(|--x|(^|[\s;])position:|expression/i,
    );
  }
  expect(document.head.querySelectorAll('base, meta[http-equiv]').length, what).to.equal(0);
}

async function hostileRequests(): Promise<string[]> {
  const requests = (await (await fetch('/__test/requests')).json()) as { server: string; url: string }[];
  return requests.filter(({ url }) => url.includes(HOSTILE_HOST)).map(({ url }) => url);
}

describe('hostile values', () => {
  const { warn } = console;

  before(async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    // Each style that is refused is named there.
    console.warn = () => undefined;
  });

  after(() => {
    console.warn = warn;
  });

  for (const { name, attribute, attributes } of OPTIONS) {
    it(`of ${name} become nothing but text`, async () => {
      const { tracker, of } = await createTracker({ options: { token: 'x' } });
      for (const value of VALUES) {
        const what = `${name}=${JSON.stringify(value.slice(0, 60))}`;
        for (const spelling of attributes) tracker.setAttribute(spelling, value);
        await tracker.updateComplete;
        expectHarmless(tracker, what);
        tracker.removeAttribute(attribute);
        for (const spelling of attributes) tracker.removeAttribute(spelling);
        expect(optionOfAttribute(attribute)?.name).to.equal(name);
      }
      tracker.token = 'x';
      await tracker.updateComplete;
      // Whatever was refused is told by its code, and nothing unexpected happened.
      const codes = new Set(of('error').map(({ code }) => code));
      for (const code of ['internal_error', 'model_load_error'] as const) expect([...codes]).not.to.include(code);
    });
  }

  it('leave an element that works', async () => {
    const { tracker, of } = await createTracker({ options: { keypoints: true } });
    for (const { attribute, name } of OPTIONS) {
      // These three decide where from, and whether at all, files are loaded.
      if (['token', 'assetBase', 'videoSrc', 'imageSrc'].includes(name)) continue;
      tracker.setAttribute(attribute, '"><script>throw 1</script>');
      await tracker.updateComplete;
      tracker.removeAttribute(attribute);
    }
    tracker.keypoints = true;
    tracker.pace = 'max';
    await tracker.analyze(await clipFile('empty-room.mp4'));
    expect(of('keypoints_batch')).to.have.length(1);
  });

  for (const address of HOSTILE_ADDRESSES) {
    it(`are not loaded by analyze(): ${JSON.stringify(address)}`, async () => {
      const { tracker, of } = await createTracker();
      for (const [source, code] of [
        ['video', 'video_load_error'],
        ['image', 'image_load_error'],
      ] as const) {
        tracker.source = source;
        const error = await rejection(tracker.analyze(address));
        expect(error).to.have.property('code', code);
        expect(error.details, error.message).to.have.property('reason').that.is.oneOf(['protocol', 'not_a_source']);
      }
      expect(of('error')).to.have.length(2);
      expectHarmless(tracker, address);
    });
  }

  it('make the browser ask nobody', async () => {
    expect(await hostileRequests()).to.deep.equal([]);
  });
});

describe('hostile parameters of the endpoint page', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  for (const value of VALUES.filter(({ length }) => length < 1000)) {
    it(`are harmless: ${JSON.stringify(value.slice(0, 60))}`, async () => {
      await fetch('/__test/requests', { method: 'DELETE' });
      // Without a token nothing is loaded that a run needs: all is about what is shown.
      const names = OPTIONS.flatMap(({ parameter, name }) => (parameter && name !== 'token' ? [parameter] : []));
      const query = new URLSearchParams(names.map((name) => [name, value]));
      query.append(value, value);
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      const refused = new Promise<void>((resolve) => {
        addEventListener('message', function listen({ source, data }: MessageEvent<{ code?: string }>) {
          if (source !== frame.contentWindow || data.code !== 'missing_token') return;
          removeEventListener('message', listen);
          resolve();
        });
      });
      frame.src = `/dist/pose_tracker/upload_tracking/?${query.toString()}`;
      (await fixture(html`<div></div>`)).append(frame);
      await loaded;
      await refused;
      const tracker = frame.contentDocument?.querySelector('pose-upload-tracker');
      if (!tracker) throw new Error('there is no element in the page');
      await tracker.updateComplete;
      expectHarmless(tracker, value);
      expect((frame.contentWindow as unknown as Record<string, unknown>)[HOSTILE_MARK]).to.equal(undefined);
      expect(frame.contentDocument?.scripts.length, 'the listener and the endpoint').to.equal(2);
      const asked = (await (await fetch('/__test/requests')).json()) as { server: string; url: string }[];
      expect(asked.filter(({ server }) => server !== 'main')).to.deep.equal([]);
    });
  }
});
