/**
 * The documentation site as it is built, and what it changes in the documents. Links between pages are VitePress's to check:
 * its build fails on a dead one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { createMarkdownRenderer, type MarkdownRenderer } from 'vitepress';
import { DOCUMENTS, orderProblems } from '../../site/documents.js';
import { otherFiles, siteLink } from '../../site/links.js';
import { adaptMarkdown, firstSentence, slugOf } from '../../site/markdown.js';
import { GROUPS, optionsOf } from '../../site/playground/groups.js';
import { forbiddenIn, strictPage } from '../../site/strict-pages.js';
import { OPTIONS } from '../../src/element/options.js';

const SITE = 'dist/site';

describe('documentation site', () => {
  it('has a place for every document', () => {
    const names = readdirSync('docs');
    expect(orderProblems(names)).to.deep.equal([]);
    expect(orderProblems([...names, 'new.md'])).to.deep.equal([
      'docs/new.md has no place in the navigation: name it in site/documents.ts',
    ]);
    expect(orderProblems(names.filter((name) => name !== 'options.md'))).to.deep.equal([
      'site/documents.ts names docs/options.md, which is not there',
    ]);
    expect(new Set(DOCUMENTS.map(({ page }) => page)).size).to.equal(DOCUMENTS.length);
  });

  it('shows each document with its own heading and a description', () => {
    for (const { file, page } of DOCUMENTS) {
      const html = readFileSync(`${SITE}/${page}.html`, 'utf8');
      expect(html.match(/<h1/g), file).to.have.length(1);
      expect(/<meta name="description" content="([^"]*)"/.exec(html)?.[1], file).to.have.length.above(20);
    }
  });

  it('has nothing that its policy forbids: no inline scripts, styles or handlers', () => {
    const pages = readdirSync(SITE).filter((name) => name.endsWith('.html'));
    expect(pages).to.include.members(['index.html', 'playground.html', 'options.html', 'file-license.html']);
    for (const page of pages) expect(forbiddenIn(readFileSync(`${SITE}/${page}`, 'utf8')), page).to.equal(undefined);
  });

  it('lets the playground set every option, once', () => {
    const shown = GROUPS.flatMap(({ id }) => optionsOf(id)).map(({ name }) => name);
    expect(shown).to.have.members(OPTIONS.map(({ name }) => name));
  });

  it('leads links of the repository to pages', () => {
    expect(siteLink('README.md', 'docs/options.md')).to.equal('options.html');
    expect(siteLink('docs/messages.md', 'webviews.md#commands')).to.equal('webviews.html#commands');
    expect(siteLink('docs/frameworks.md', '../examples/README.md')).to.equal('examples.html');
    expect(siteLink('docs/hosting.md', '../hosting/nginx.conf')).to.equal('file-hosting-nginx.conf.html');
    for (const link of ['#here', 'https://example.org/a.md', 'mailto:a@example.org']) {
      expect(siteLink('README.md', link)).to.equal(link);
    }
  });

  it('shows the files that documents link to', () => {
    const text = '[a](options.md) [b](../hosting/nginx.conf#x) [c](https://example.org/) [d](#here)';
    expect(otherFiles('docs/hosting.md', text)).to.deep.equal(['hosting/nginx.conf']);
  });
});

describe('pages under the policy', () => {
  it('have their programs beside them', () => {
    const { html, scripts } = strictPage('<head><script id="a">let b;</script></head>', '/site/', 'x.html');
    const [[address = '', code] = []] = scripts;
    expect(code).to.equal('let b;');
    expect(html).to.equal(`<head><script id="a" src="/site/${address}"></script></head>`);
  });

  it('lose what the theme sets by itself, and keep programs that are elsewhere', () => {
    const page = '<script src="a.js"></script><div style="--vp-vh:0px;" class="a"></div><script src="b.js"></script>';
    const { html, scripts } = strictPage(page, '/', 'x');
    expect(html).to.equal(page.replace(' style="--vp-vh:0px;"', ''));
    expect(scripts.size).to.equal(0);
  });

  it('are refused with anything else that the policy forbids', () => {
    for (const html of ['<p style="color:red">', '<b onclick="go()">', '<style>a{}</style>']) {
      expect(() => strictPage(html, '/', 'x.html'), html).to.throw('x.html holds');
    }
  });
});

describe('documents as pages', () => {
  let md: MarkdownRenderer;
  before(async () => {
    md = await createMarkdownRenderer('/repository', { config: (created) => adaptMarkdown(created, '/repository') });
  });

  const render = (markdown: string, file = 'docs/a.md') =>
    md.render(markdown, { path: '/repository/a.md', realPath: `/repository/${file}` });

  it('name headings as links in the repository do', () => {
    expect(['`set_options`, and *more*', 'What’s new?'].map(slugOf)).to.deep.equal([
      'set_options-and-more',
      'whats-new',
    ]);
  });

  it('lead to each other by their pages', () => {
    expect(render('[a](options.md#token)')).to.contain('href="./options.html#token"');
    expect(render('[a](docs/options.md)', 'README.md')).to.contain('href="./options.html"');
    expect(render('![a](images/b.webp)')).to.contain('src="./images/b.webp"');
  });

  it('name the column of each cell, and align by classes', () => {
    const html = render('| a | b |\n| --- | ---: |\n| c | d |\n');
    expect(html).to.contain('<td class="right" data-head="b" role="cell">d</td>');
    expect(html).not.to.contain('style=');
    expect(html).to.contain('role="group" aria-label="Table" tabindex="0"');
  });

  it('make cells without words no headings', () => {
    expect(render('| a | |\n| --- | --- |\n| b | c |\n')).to.contain('<td role="cell"></td>');
    expect(render('| | |\n| --- | --- |\n| d | e |\n')).to.contain('<thead role="rowgroup" hidden="">');
  });

  it('have a box for code that is only indented', () => {
    expect(render('A\n\n    let b;\n')).to.contain('class="language-text');
  });

  it('begin with a sentence that says what they are', () => {
    expect(firstSentence('# A\n\n![b](c.png)\n\nThe **first** [one](d.md) is `it`. Not this.\n')).to.equal(
      'The first one is it.',
    );
  });
});
