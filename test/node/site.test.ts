import { expect } from 'chai';
import { linkProblems } from '../../scripts/site/check-links.mjs';
import { DOCUMENTS, orderProblems } from '../../scripts/site/documents.mjs';
import { siteLink } from '../../scripts/site/links.mjs';
import { makeSite, type Site } from '../../scripts/site/make-site.mjs';
import { renderMarkdown } from '../../scripts/site/markdown.mjs';
import { GROUPS, optionsOf } from '../../site/playground/groups.js';
import { OPTIONS } from '../../src/element/options.js';

describe('documentation site', () => {
  let site: Site;
  before(async () => {
    site = await makeSite();
  });

  it('has a place for every document, every link and every piece of code', () => {
    expect(site.problems).to.deep.equal([]);
  });

  it('shows each document once, with its own heading', () => {
    expect(new Set(DOCUMENTS.map(({ address }) => address)).size).to.equal(DOCUMENTS.length);
    for (const { file, address } of DOCUMENTS) {
      const html = site.files.get(address) ?? '';
      expect(html.match(/<h1/g), file).to.have.length(1);
      expect(html, file).to.contain(`<a href="${address}" aria-current="page">`);
    }
  });

  it('has nothing that its policy forbids: no inline scripts, styles or handlers', () => {
    for (const [address, html] of site.files) {
      if (!address.endsWith('.html')) continue;
      expect(html, address).not.to.match(/<script(?![^>]* src=)|<style|<[^>]*\s(style|on\w+)=/);
    }
  });

  it('lets the playground set every option, once', () => {
    const shown = GROUPS.flatMap(({ id }) => optionsOf(id)).map(({ name }) => name);
    expect(shown).to.have.members(OPTIONS.map(({ name }) => name));
  });

  it('says which document has no place, and which is not there', () => {
    const names = DOCUMENTS.flatMap(({ file }) => (/^docs\//.test(file) ? file.slice(5) : []));
    expect(orderProblems(names)).to.deep.equal([]);
    expect(orderProblems([...names, 'new.md'])).to.deep.equal([
      'docs/new.md has no place in the navigation: name it in scripts/site/documents.mjs',
    ]);
    expect(orderProblems(names.filter((name) => name !== 'options.md'))).to.deep.equal([
      'scripts/site/documents.mjs names docs/options.md, which is not there',
    ]);
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

  it('finds links that lead nowhere', () => {
    const pages = new Map([
      ['a.html', '<h2 id="here">Here</h2><a href="#here">1</a><a href="b.html#there">2</a><a href="#gone">3</a>'],
      ['b.html', '<p id="there"></p><a href="c.html">4</a><img src="d.png"><a href="https://example.org/">5</a>'],
    ]);
    expect(linkProblems(pages, new Set(pages.keys()))).to.deep.equal([
      'a.html: the link "#gone" leads nowhere: a.html has no heading "gone"',
      'b.html: the link "c.html" leads nowhere: there is no c.html',
      'b.html: the link "d.png" leads nowhere: there is no d.png',
    ]);
  });
});

describe('documents as pages', () => {
  const render = (markdown: string) =>
    renderMarkdown(markdown, { link: (href) => `to/${href}`, picture: (href) => `pictures/${href}` });

  it('name headings as links in the repository do', () => {
    const { headings } = render('# A\n\n## `set_options`, and *more*\n\n## What’s new?\n\n## A\n');
    expect(headings.map(({ id }) => id)).to.deep.equal(['a', 'set_options-and-more', 'whats-new', 'a-1']);
  });

  it('change addresses in Markdown and in HTML', () => {
    const { html } = render('[a](b.md) ![c](d.png)\n\n<p><a href="e.md"><img src="f.png"></a></p>\n');
    for (const part of ['href="to/b.md"', 'src="pictures/d.png"', 'href="to/e.md"', 'src="pictures/f.png"']) {
      expect(html).to.contain(part);
    }
  });

  it('call other documents by their names where a link has that of their file', () => {
    const { html } = renderMarkdown('[b.md](b.md#c), [`b.md`](b.md), [this](b.md), [d.md](d.md)', {
      link: (href) => href,
      picture: (href) => href,
      label: (href) => (href.startsWith('b.md') ? 'The B & C' : undefined),
    });
    expect(html.match(/(?<=>)[^<>]+(?=<\/a>)/g)).to.deep.equal(['The B &amp; C', 'The B &amp; C', 'this', 'd.md']);
  });

  it('mark the parts of code, and say which language is unknown', () => {
    expect(render('```js\nconst a = "<b>";\n```').html).to.contain('<span class="hljs-string">&quot;&lt;b&gt;&quot;');
    const { html, problems } = render('```cobol\nADD 1 TO A < B\n```');
    expect(html).to.contain('ADD 1 TO A &lt; B');
    expect(problems).to.deep.equal(['code in "cobol": name it in scripts/site/highlight.mjs']);
  });

  it('make cells without words no headings', () => {
    const { html } = render('| a | |\n| --- | ---: |\n| b | c |\n\n| | |\n| --- | --- |\n| d | e |\n');
    expect(html).to.contain('<th scope="col">a</th><td class="right"></td>');
    expect(html.match(/<thead>/g)).to.have.length(1);
  });
});
