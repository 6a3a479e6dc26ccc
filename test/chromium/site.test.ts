/**
 * The documentation site as it is built: its pages under the package's policy, and the playground at work.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { DOCUMENTS } from '../../site/documents.js';
import { OPTIONS } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { expectNoViolations, takeViolations } from '../helpers/policy.js';
import { SITE, darken, openPage, violationsIn } from '../helpers/site.js';
import { PATIENCE_MS } from '../helpers/tracker.js';

const PAGES = ['index.html', 'playground.html#token=demo', ...DOCUMENTS.map(({ page }) => `${page}.html`)];

type Page = Window & typeof globalThis;

/** The one element of a page that fits. */
function find(page: Page, selector: string): HTMLElement {
  const found = page.document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector} in the page`);
  return found;
}

/** A page's tracker, once it has come to life. */
async function trackerIn(page: Page): Promise<PoseUploadTracker> {
  await page.customElements.whenDefined('pose-upload-tracker');
  return find(page, 'pose-upload-tracker') as PoseUploadTracker;
}

describe('pages of the site', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  for (const address of PAGES) {
    it(`${address} is accessible in both themes, and as narrow as a phone`, async () => {
      const page = await openPage(address, 320);
      const { scrollWidth, clientWidth } = page.document.documentElement;
      expect(scrollWidth, 'scrolls sideways').to.be.at.most(clientWidth);
      page.frameElement?.setAttribute('width', '1000');
      expect(await violationsIn(page), 'light').to.deep.equal([]);
      darken(page);
      expect(await violationsIn(page), 'dark').to.deep.equal([]);
    });
  }

  it('the home page counts the sample clip', async function () {
    this.timeout(180_000);
    const page = await openPage('index.html');
    const tracker = await trackerIn(page);
    Object.assign(tracker, { pace: 'max', analysisFps: 8 });
    await waitUntil(() => find(page, 'select').childElementCount > 1, 'the program', { timeout: PATIENCE_MS });
    find(page, '#sample').click();
    await waitUntil(() => /^[1-9]/.test(find(page, '#count').textContent ?? ''), 'a repetition', { timeout: 170_000 });
    expect(find(page, '#messages').textContent).to.contain('counter');
  });
});

describe('documents of the site', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  it('are found by the words in them, without a request to anywhere else', async () => {
    const page = await openPage('start.html');
    find(page, '#local-search button').click();
    const open = () => page.document.querySelector('dialog[open]');
    await waitUntil(open, 'the search opens', { timeout: PATIENCE_MS });
    const field = find(page, 'dialog input') as HTMLInputElement;
    expect(page.document.activeElement).to.equal(field);
    expect(await violationsIn(page), 'nothing found yet').to.deep.equal([]);

    field.value = 'uploadButtonStyle';
    field.dispatchEvent(new page.Event('input', { bubbles: true }));
    const options = () => [...page.document.querySelectorAll<HTMLAnchorElement>('dialog [role=option]')];
    await waitUntil(() => options().length > 1, 'results', { timeout: PATIENCE_MS });
    expect(options()[0]?.pathname).to.equal(`${SITE}options.html`);
    expect(find(page, 'dialog [role=status]').textContent).to.match(/^\d+ results$/);
    expect(await violationsIn(page), 'light').to.deep.equal([]);
    darken(page);
    expect(await violationsIn(page), 'dark').to.deep.equal([]);

    const press = (key: string) => field.dispatchEvent(new page.KeyboardEvent('keydown', { key, bubbles: true }));
    press('ArrowDown');
    await waitUntil(() => options()[1]?.ariaSelected === 'true', 'the next one is chosen', { timeout: PATIENCE_MS });
    expect(field.getAttribute('aria-activedescendant')).to.equal(options()[1]?.id);
    press('ArrowUp');
    await waitUntil(() => options()[0]?.ariaSelected === 'true', 'the first one again', { timeout: PATIENCE_MS });
    press('Enter');
    await waitUntil(() => page.location.pathname === `${SITE}options.html`, 'it opens', { timeout: PATIENCE_MS });
    await waitUntil(() => !open(), 'the search is closed', { timeout: PATIENCE_MS });
  });

  it('lead to the ones before and after them, and to their own headings', async () => {
    const page = await openPage('api.html');
    expect((find(page, '.pager-link.prev') as HTMLAnchorElement).pathname).to.equal(`${SITE}options.html`);
    expect((find(page, '.pager-link.next') as HTMLAnchorElement).pathname).to.equal(`${SITE}messages.html`);
    expect(find(page, '.VPDocAsideOutline').textContent).to.contain('Events');
  });

  it('show tables as cards where they are as narrow as a phone', async () => {
    const page = await openPage('options.html', 360);
    const table = find(page, '.table');
    expect(table.scrollWidth).to.be.at.most(table.clientWidth);
    const cell = find(page, 'td[data-head="values"]');
    expect(page.getComputedStyle(cell, '::before').content).to.contain('values');
  });
});

describe('playground', () => {
  /** Types into a field, without leaving it. */
  function type(page: Page, name: string, text: string): void {
    const field = find(page, `[name=${name}]`) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new page.Event('input', { bubbles: true }));
  }

  /** Leaves a field, or chooses. */
  function change(page: Page, name: string): void {
    find(page, `[name=${name}]`).dispatchEvent(new page.Event('change', { bubbles: true }));
  }

  function check(page: Page, name: string, checked: boolean): void {
    (find(page, `[name=${name}]`) as HTMLInputElement).checked = checked;
    change(page, name);
  }

  const open = () => openPage('playground.html#token=demo');
  const tag = (page: Page) => find(page, '#tag').textContent;
  const address = (page: Page) => find(page, '#endpoint').textContent ?? '';

  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  it('has a field for every option', async () => {
    const page = await open();
    await trackerIn(page);
    for (const { name } of OPTIONS) expect(page.document.querySelectorAll(`[name=${name}]`), name).to.have.length(1);
  });

  it('changes tag, address and element while one types and chooses', async () => {
    const page = await open();
    const tracker = await trackerIn(page);
    expect(tag(page)).to.equal('<pose-upload-tracker token="demo"></pose-upload-tracker>');

    type(page, 'uploadLabel', 'Lift & "go"');
    expect(tag(page)).to.contain('upload-label="Lift &amp; &quot;go&quot;"');
    expect(address(page)).to.contain('?token=demo&uploadLabel=Lift%20%26%20%22go%22');
    change(page, 'uploadLabel');
    expect(tracker.uploadLabel).to.equal('Lift & "go"');

    (find(page, '[name=theme]') as HTMLSelectElement).value = 'dark';
    change(page, 'theme');
    check(page, 'skeleton', false);
    expect([tracker.theme, tracker.skeleton]).to.deep.equal(['dark', false]);
    expect(tag(page)).to.contain('skeleton="false"');
    expect(address(page)).to.match(/^http.*\/pose_tracker\/upload_tracking\/\?.*skeleton=false.*theme=dark$/);

    check(page, 'skeleton', true);
    expect(tag(page)).not.to.contain('skeleton');
    expect(tracker.hasAttribute('skeleton') && tracker.getAttribute('skeleton')).not.to.equal('false');
  });

  it('gives the element what was typed after a pause', async () => {
    const page = await open();
    const tracker = await trackerIn(page);
    type(page, 'loadingMessage', 'One moment');
    await waitUntil(() => tracker.loadingMessage === 'One moment', 'the element has it', { timeout: PATIENCE_MS });
  });

  it('shows what the element says to a wrong value, and writes it nowhere', async () => {
    const page = await open();
    const tracker = await trackerIn(page);
    const said = new Promise<string>((resolve) =>
      tracker.addEventListener('error', ({ detail }) => resolve(detail.message)),
    );
    type(page, 'width', 'wide');
    change(page, 'width');
    const problem = find(page, '#option-width-problem').textContent;
    expect(problem).to.contain('The option width cannot be "wide"');
    expect(await said).to.equal(problem);
    expect(find(page, '[name=width]').getAttribute('aria-invalid')).to.equal('true');
    expect(tag(page)).not.to.contain('width');
    expect(address(page)).not.to.contain('width');
    expect(find(page, '#messages').textContent).to.contain('invalid_parameter');
  });

  it('keeps its options in its own address, and takes them from there', async () => {
    const page = await open();
    await trackerIn(page);
    check(page, 'keypoints', true);
    expect(page.location.hash).to.equal('#token=demo&keypoints=true');

    page.location.hash = '#token=other&minGrade=B&assetBase=https://elsewhere.example/';
    const tracker = await trackerIn(page);
    await waitUntil(() => tracker.minGrade === 'B', 'the address is followed', { timeout: PATIENCE_MS });
    expect([tracker.token, tracker.keypoints, tracker.assetBase]).to.deep.equal(['other', false, '']);
    expect((find(page, '[name=minGrade]') as HTMLSelectElement).value).to.equal('B');
    expect((find(page, '[name=keypoints]') as HTMLInputElement).checked).to.equal(false);
  });

  it('copies the tag', async () => {
    const page = await open();
    await trackerIn(page);
    const copied: string[] = [];
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    Object.defineProperty(page.navigator, 'clipboard', { value: { writeText } });
    const button = find(page, '[data-copy=tag]');
    button.click();
    await waitUntil(() => button.textContent === 'Copied', 'it says so', { timeout: PATIENCE_MS });
    expect(copied).to.deep.equal([tag(page)]);
  });

  it('writes tags that a browser reads as the same options', async () => {
    const hash = new URLSearchParams({
      token: '<"&\'>',
      videoSrc: '/test/fixtures/clips/none.mp4?a=1&amp;b=2',
      keypoints: 'true',
      skeleton: 'false',
      analysisFps: 'all',
      uploadLabel: '</pose-upload-tracker> é 日本 &quot;',
      loading_message: ' two\nlines ',
      showUpload: 'false',
      lang: 'fr',
    });
    const page = await openPage(`playground.html#${hash.toString().replaceAll('+', '%20')}`);
    const tracker = await trackerIn(page);
    const parsed = new DOMParser().parseFromString(tag(page) ?? '', 'text/html').querySelector('pose-upload-tracker');
    for (const option of OPTIONS) {
      const given = (parsed as Element).getAttribute(option.attribute);
      expect(parseOption(option, given).value, option.name).to.deep.equal(tracker[option.name as 'token']);
    }
    expect(parsed?.attributes.length).to.equal(9);
  });

  it('analyses a clip anew where an option changes the result', async function () {
    this.timeout(180_000);
    const clip = '/test/fixtures/clips/squat-side.mp4';
    const page = await openPage(`playground.html#token=demo&videoSrc=${clip}&pace=max&analysisFps=2`);
    const tracker = await trackerIn(page);
    const done = () => waitUntil(() => tracker.state === 'done', 'it is analysed', { timeout: 80_000 });
    await done();
    let runs = 0;
    tracker.addEventListener('initialization', ({ detail }) => (runs += Number(detail.ready)));
    check(page, 'skeleton', false);
    check(page, 'angles', true);
    await waitUntil(() => runs === 1, 'it begins anew', { timeout: 80_000 });
    await done();
    expect(find(page, '#messages').textContent).to.contain('angles');
    expect(runs).to.equal(1);
  });

  it('is linked from every page', async () => {
    const page = await openPage('options.html');
    expect(find(page, `header a[href="${SITE}playground.html"]`).textContent).to.contain('Playground');
  });
});
