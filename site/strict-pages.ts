/**
 * Pages that the package's Content-Security-Policy takes as they are: without inline scripts and without style attributes.
 */
import { createHash } from 'node:crypto';

/** A page, and the programs that were in it. */
export interface StrictPage {
  readonly html: string;
  /** Content by address, below the site's base. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** An inline script. Those with `src` hold nothing. */
const INLINE_SCRIPT = /<script((?:\s[^>]*)?)>((?:(?!<\/script>)[^])+)<\/script>/g;

/** What VitePress writes: its program sets it again, and `documents.css` has what is seen before. */
const OWN_STYLES = /\sstyle="(?:--vp-[\w-]+:[^;"]*;?|position:relative;?)*"/g;

/**
 * Takes the programs out of a page.
 * @param base of the site
 * @param name of the page, for errors
 * @throws Error where something is left that the policy forbids
 */
export function strictPage(page: string, base: string, name: string): StrictPage {
  const scripts = new Map<string, string>();
  const html = page
    .replace(INLINE_SCRIPT, (_, attributes: string, code: string) => {
      const address = `assets/inline-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
      scripts.set(address, code);
      return `<script${attributes} src="${base}${address}"></script>`;
    })
    .replace(OWN_STYLES, '');
  const forbidden = forbiddenIn(html);
  if (forbidden !== undefined) {
    throw new Error(`${name} holds ${forbidden}, which the Content-Security-Policy forbids: write it without.`);
  }
  return { html, scripts };
}

/** The first thing in a page that the policy forbids. */
export function forbiddenIn(html: string): string | undefined {
  return /<script(?![^>]* src=)[^>]*>|<style[^>]*>|<[a-z][^>]*\s(?:style|on\w+)=[^>]*>/i.exec(html)?.[0];
}
