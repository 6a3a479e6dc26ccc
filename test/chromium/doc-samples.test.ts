/**
 * The pages in the documentation, opened as they are; only the addresses of the package and of the video are those of the
 * test server.
 */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { PATIENCE_MS, clipUrl } from '../helpers/tracker.js';

/** The samples of HTML in a document that have a script of the package. */
async function pagesOf(document: string): Promise<string[]> {
  const text = await (await fetch(`/${document}`)).text();
  return [...text.matchAll(/^```html\n([^]*?)^```$/gm)]
    .map(([, code = '']) => code)
    .filter((code) => code.includes('<script'))
    .map((code) => code.replaceAll('/pose-upload-tracker/', '/dist/').replaceAll('squat.mp4', clipUrl('vp9.webm')));
}

async function open(page: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><title>A page of the documentation</title>${page}`;
  (await fixture(html`<div></div>`)).append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame;
}

describe('pages of the documentation', () => {
  it('register the element, by a module, an import map and a classic script', async () => {
    const pages = [...(await pagesOf('README.md')), ...(await pagesOf('docs/frameworks.md'))];
    expect(pages).to.have.length(4);
    for (const page of pages) {
      const frame = await open(page);
      await frame.contentWindow?.customElements.whenDefined('pose-upload-tracker');
      frame.remove();
    }
  });

  it('analyse the video that they name, and hear of its angles', async () => {
    const [page = ''] = await pagesOf('README.md');
    const frame = await open(
      page.replace('<pose-upload-tracker ', '<pose-upload-tracker pace="max" analysis-fps="2" '),
    );
    const logged: unknown[][] = [];
    const { console: log } = frame.contentWindow as unknown as { console: Console };
    log.log = (...all: unknown[]) => logged.push(all);
    const tracker = frame.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker;
    const hasEnded = () => tracker.state === 'done' || tracker.state === 'error';
    await waitUntil(hasEnded, 'the run ends', { timeout: PATIENCE_MS });
    expect(tracker.state).to.equal('done');
    expect(logged.length).to.be.greaterThan(4);
    for (const [timestampMs, degrees] of logged) {
      expect(timestampMs).to.be.a('number');
      expect(degrees === null || typeof degrees === 'number').to.equal(true);
    }
  });
});
