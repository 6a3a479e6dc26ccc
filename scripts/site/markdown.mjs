/**
 * A document → HTML for its page.
 */
import { Marked } from 'marked';
import { highlight } from './highlight.mjs';
import { escapeHtml, textOf } from './html.mjs';

/** @typedef {{ depth: number, html: string, text: string, id: string }} Heading */

/**
 * @typedef {object} Rendered
 * @property {string} html
 * @property {readonly Heading[]} headings in their order
 * @property {readonly string[]} problems in words
 */

/**
 * @typedef {object} Places where things lie on the site
 * @property {(href: string) => string} link
 * @property {(href: string) => string} picture
 * @property {(href: string) => string | undefined} [label] what a linked document is called
 */

/** The text of a link that only says where it leads. */
const FILE_NAME = /^`?[\w./-]+\.md`?$/;

/**
 * @param {string} markdown
 * @param {Places} places
 * @returns {Rendered}
 */
export function renderMarkdown(markdown, { link, picture, label = () => undefined }) {
  /** @type {Heading[]} */
  const headings = [];
  /** @type {string[]} */
  const problems = [];
  const slugs = new Slugs();

  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const text = textOf(html);
        const id = slugs.next(text);
        headings.push({ depth, html, text, id });
        const anchor = `<a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
        return `<h${depth} id="${id}">${html}${depth > 1 ? ` ${anchor}` : ''}</h${depth}>\n`;
      },
      link({ href, title, text, tokens }) {
        const titled = title ? ` title="${escapeHtml(title)}"` : '';
        // On the site documents have names, and no files.
        const name = FILE_NAME.test(text) ? label(href) : undefined;
        const content = name === undefined ? this.parser.parseInline(tokens) : escapeHtml(name);
        return `<a href="${escapeHtml(link(href))}"${titled}>${content}</a>`;
      },
      image({ href, text, title }) {
        const titled = title ? ` title="${escapeHtml(title)}"` : '';
        return `<img src="${escapeHtml(picture(href))}" alt="${escapeHtml(text)}"${titled} loading="lazy" />`;
      },
      html({ text }) {
        return rewriteHtml(text, { link, picture });
      },
      code({ text, lang = '' }) {
        const language = lang.trim();
        const code = highlight(text, language);
        if (code === undefined) problems.push(`code in "${language}": name it in scripts/site/highlight.mjs`);
        return codeBlock(code ?? escapeHtml(text));
      },
      table({ header, rows }) {
        const cells = (/** @type {typeof header} */ row, /** @type {string} */ name) =>
          row.map(({ tokens, align }) => {
            const content = this.parser.parseInline(tokens);
            // A heading without words heads nothing.
            const tag = content === '' ? 'td' : name;
            const scope = tag === 'th' ? ' scope="col"' : '';
            return `<${tag}${scope}${align ? ` class="${align}"` : ''}>${content}</${tag}>`;
          });
        const isHeaded = header.some(({ text }) => text !== '');
        const head = isHeaded ? `<thead><tr>${cells(header, 'th').join('')}</tr></thead>\n` : '';
        const body = rows.map((row) => `<tr>${cells(row, 'td').join('')}</tr>\n`).join('');
        return scrollable(`<table>\n${head}<tbody>\n${body}</tbody>\n</table>`);
      },
    },
  });
  return { html: marked.parse(markdown, { async: false }), headings, problems };
}

/**
 * A block of code. It can be scrolled, so it can have the focus.
 * @param {string} html
 */
export function codeBlock(html) {
  return `<div class="code"><pre tabindex="0"><code>${html}</code></pre></div>\n`;
}

/**
 * A box that scrolls sideways, by keyboard too.
 * @param {string} html
 */
function scrollable(html) {
  return `<div class="wide" role="group" aria-label="Table" tabindex="0">\n${html}\n</div>\n`;
}

/**
 * HTML within a document: the addresses in it are changed as those of links and pictures are.
 * @param {string} html
 * @param {Places} places
 */
function rewriteHtml(html, { link, picture }) {
  return html.replace(/<(?!!)[^>]*>/g, (tag) =>
    tag
      .replace(/\b(src|srcset|poster)="([^"\s]+)"/g, (_, name, address) => `${name}="${picture(address)}"`)
      .replace(/\bhref="([^"\s]+)"/g, (_, address) => `href="${link(address)}"`),
  );
}

/** Names of headings as links in the repository use them: where documents are read there, the same ones are made. */
class Slugs {
  /** @type {Map<string, number>} */
  #used = new Map();

  /** @param {string} text */
  next(text) {
    const slug = text
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = this.#used.get(slug) ?? 0;
    this.#used.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}
