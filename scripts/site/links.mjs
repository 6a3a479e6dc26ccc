/**
 * Links as they stand in the repository → links of the site, whose pages all lie in one folder.
 */
import { posix } from 'node:path';
import { DOCUMENTS } from './documents.mjs';

const ADDRESSES = new Map(DOCUMENTS.map(({ file, address }) => [file, address]));

/** A scheme, a host, or a place in the same document. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/|#)/i;

/** Pictures are copied below this folder. */
export const PICTURE_FOLDER = 'pictures/';

/**
 * The file in the repository that a link of a document means.
 * @param {string} from the document
 * @param {string} href
 * @returns {{ file: string, hash: string } | undefined} undefined for links to elsewhere
 */
export function linkedFile(from, href) {
  if (ELSEWHERE.test(href)) return undefined;
  const [path = '', hash] = href.split('#');
  return { file: posix.join(posix.dirname(from), decodeURI(path)), hash: hash === undefined ? '' : `#${hash}` };
}

/**
 * Where a link of a document leads on the site. A document becomes its page, any other file of the repository a page
 * that shows it.
 * @param {string} from the document
 * @param {string} href
 */
export function siteLink(from, href) {
  const linked = linkedFile(from, href);
  if (!linked) return href;
  return `${ADDRESSES.get(linked.file) ?? fileAddress(linked.file)}${linked.hash}`;
}

/**
 * The page that shows a file of the repository which is no document.
 * @param {string} file
 */
export function fileAddress(file) {
  return `file-${file.replace(/[^\w.-]+/g, '-').toLowerCase()}.html`;
}

/**
 * Whether a file has a page as a document.
 * @param {string} file
 */
export function isDocument(file) {
  return ADDRESSES.has(file);
}

/**
 * Where a picture of a document lies on the site.
 * @param {string} from the document
 * @param {string} href
 */
export function pictureLink(from, href) {
  const linked = linkedFile(from, href);
  return linked ? `${PICTURE_FOLDER}${linked.file}` : href;
}
