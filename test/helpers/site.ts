/**
 * Pages of the documentation site in a frame.
 */
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { PATIENCE_MS } from './tracker.js';

/** Where the built site lies. */
export const SITE = '/site/';

/** Vue marks what it has taken over. */
interface VueRoot extends Element {
  readonly __vue_app__?: unknown;
}

interface Axe {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
}

/** Opens a page of the site. */
export async function openPage(address: string, width = 1000): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.width = String(width);
  frame.height = '800';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = `${SITE}${address}`;
  (await fixture(html`<div></div>`)).append(frame);
  await loaded;
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page?.document.querySelector('main')) {
    throw new Error(`There is no ${SITE}${address}: npm run site writes it.`);
  }
  const isAlive = () => page.document.querySelector<VueRoot>('#app')?.__vue_app__ !== undefined;
  await waitUntil(isAlive, `${address} comes to life`, { timeout: PATIENCE_MS });
  return page;
}

/** Gives a page the colours that it has for visitors who prefer dark ones, at once: a test cannot prefer anything. */
export function darken({ document, CSSStyleSheet }: Window & typeof globalThis): void {
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important }');
  document.adoptedStyleSheets.push(still);
  document.documentElement.classList.add('dark');
  for (const tracker of document.querySelectorAll('pose-upload-tracker')) tracker.setAttribute('theme', 'dark');
}

/** What axe finds wrong in a page, in words. */
export async function violationsIn(page: Window & typeof globalThis): Promise<string[]> {
  const axe = await axeIn(page);
  const { violations } = await axe.run(page.document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

/** axe looks at the page that it is in. */
async function axeIn(page: Window & typeof globalThis & { axe?: Axe }): Promise<Axe> {
  if (!page.axe) {
    const script = page.document.createElement('script');
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error('axe was not loaded')));
    });
    script.src = '/node_modules/axe-core/axe.min.js';
    page.document.head.append(script);
    await loaded;
  }
  if (!page.axe) throw new Error('axe is not in the page');
  return page.axe;
}
