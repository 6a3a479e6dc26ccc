/**
 * What the site changes in Markdown that is written to be read in the repository too.
 */
import { relative } from 'node:path';
import type { MarkdownOptions } from 'vitepress';
import { siteLink } from './links.js';

type MarkdownIt = Parameters<NonNullable<MarkdownOptions['config']>>[0];
type Token = ReturnType<MarkdownIt['parse']>[number];

/** What VitePress says of the file it renders; nothing where it renders a title alone. */
interface Environment {
  /** Its path on the site. */
  readonly path?: string;
  /** Its path on disk, where that differs. */
  readonly realPath?: string;
}

/** Alignment stands in style attributes, which the site's policy does not allow. */
const ALIGNMENT = /^text-align:(left|center|right)$/;

/**
 * Leads links to the site's pages, and makes tables that can be read on a phone.
 * @param root of the repository
 */
export function adaptMarkdown(md: MarkdownIt, root: string): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { path, realPath = path } = env as Environment;
    if (realPath === undefined) return;
    const file = relative(root, realPath).replaceAll('\\', '/');
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', siteLink(file, href));
    }
  });
  md.core.ruler.push('tables', ({ tokens }) => adaptTables(tokens));
  // Code that is only indented has no box of its own that scrolls.
  md.core.ruler.push('indented-code', ({ tokens }) => {
    for (const token of tokens.filter(({ type }) => type === 'code_block')) {
      token.type = 'fence';
      token.info = 'text';
    }
  });
  // Where it is too wide it scrolls, by keyboard too. On a phone cells stand below each other, so roles say what they are.
  md.renderer.rules['table_open'] = () =>
    '<div class="table" role="group" aria-label="Table" tabindex="0">\n<table role="table">\n';
  md.renderer.rules['table_close'] = () => '</table>\n</div>\n';
}

const ROLES: Readonly<Record<string, string>> = {
  thead_open: 'rowgroup',
  tbody_open: 'rowgroup',
  tr_open: 'row',
  th_open: 'columnheader',
  td_open: 'cell',
};

/** Gives cells the name of their column, which phones show beside them; a heading without words heads nothing. */
function adaptTables(tokens: readonly Token[]): void {
  let heads: string[] = [];
  let column = 0;
  tokens.forEach((token, index) => {
    const { type } = token;
    if (type === 'table_open') heads = [];
    if (type === 'tr_open') column = 0;
    const isHead = type === 'th_open';
    if (isHead || type === 'td_open') {
      const text = plainText(tokens[index + 1]);
      const [, align] = ALIGNMENT.exec(token.attrGet('style') ?? '') ?? [];
      if (token.attrs) token.attrs = token.attrs.filter(([name]) => name !== 'style');
      if (align !== undefined) token.attrJoin('class', align);
      if (isHead) heads.push(text);
      else if (heads[column]) token.attrSet('data-head', heads[column] ?? '');
      column++;
    }
    if (ROLES[type] !== undefined) token.attrSet('role', ROLES[type]);
    if (isHead && plainText(tokens[index + 1]) === '') {
      token.tag = 'td';
      token.attrSet('role', 'cell');
      const close = tokens[index + 2];
      if (close) close.tag = 'td';
    }
    if (type === 'thead_close' && heads.every((head) => head === '')) hideHead(tokens, index);
  });
}

/** A row of headings of which none has words. */
function hideHead(tokens: readonly Token[], close: number): void {
  const open = tokens.slice(0, close).findLast(({ type }) => type === 'thead_open');
  open?.attrSet('hidden', '');
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join('');
}

/** Names of headings as links in the repository use them: where documents are read there, the same ones are made. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The first sentence of a document, without its markup: what search engines show of its page. */
export function firstSentence(markdown: string): string | undefined {
  const [, paragraph = ''] = /^(?!#|<|!\[|\||```|- )(\S[^]*?)\n\n/m.exec(`${markdown}\n\n`) ?? [];
  const text = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
  return /^.*?\.(?=\s|$)/.exec(text)?.[0];
}
