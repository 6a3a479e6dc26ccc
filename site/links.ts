/**
 * Links as they stand in the repository → links of the site, whose pages all lie in one folder.
 */
import { posix } from 'node:path';
import { DOCUMENTS } from './documents.js';

const PAGES = new Map(DOCUMENTS.map(({ file, page }) => [file, page]));

/** A scheme, a host, or a place in the same document. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/|#)/i;

/** Links in Markdown, images left out. What stands between fences or backticks does no harm: it names no file. */
const LINK = /(?<!!\[[^\]]*)\]\(([^)\s]+)\)/g;

/**
 * The file in the repository that a link of a document means.
 * @param from the document
 * @returns undefined for links to elsewhere
 */
function linkedFile(from: string, href: string): { readonly file: string; readonly hash: string } | undefined {
  if (ELSEWHERE.test(href)) return undefined;
  const [path = '', hash] = href.split('#');
  return { file: posix.join(posix.dirname(from), decodeURI(path)), hash: hash === undefined ? '' : `#${hash}` };
}

/**
 * Where a link of a document leads on the site. A document becomes its page, any other file of the repository a page
 * that shows it.
 * @param from the document
 */
export function siteLink(from: string, href: string): string {
  const linked = linkedFile(from, href);
  if (!linked) return href;
  return `${PAGES.get(linked.file) ?? filePage(linked.file)}.html${linked.hash}`;
}

/** The page that shows a file of the repository which is no document: a file name without its ending. */
export function filePage(file: string): string {
  return `file-${file.replace(/[^\w.-]+/g, '-').toLowerCase()}`;
}

/**
 * The files that a document links to and that are no documents.
 * @param from the document
 */
export function otherFiles(from: string, markdown: string): string[] {
  return [...markdown.matchAll(LINK)].flatMap(([, href = '']) => {
    const file = linkedFile(from, href)?.file;
    return file === undefined || PAGES.has(file) ? [] : [file];
  });
}
