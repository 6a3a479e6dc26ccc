/**
 * Links from one document to another, or to a file.
 */
import { dirname, join, normalize } from 'node:path/posix';
import { documentText } from './fences.js';

/** A link within the repository. */
export interface Link {
  /** As it is written. */
  readonly target: string;
  /** The file that it leads to. */
  readonly file: string;
  readonly anchor: string | undefined;
}

/** A text without its samples: what stands in them is no link. */
export function proseOf(document: string): string {
  return documentText(document).replaceAll(/^( *)```[^]*?^\1```$/gm, '');
}

/** Links that lead to the web are left out. */
export function linksIn(document: string): Link[] {
  return [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^https?:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    return [{ target, file: path === '' ? document : normalize(join(dirname(document), path)), anchor }];
  });
}
