/**
 * Runs samples in Node, against the built package: from the repository's root its own name leads to `dist/`.
 */
import { execFileSync } from 'node:child_process';

/**
 * @param code a sample in JavaScript
 * @param before what it takes as given
 * @param after what is told of it
 * @returns what it has written
 * @throws Error where it failed
 */
export function runInNode(code: string, before = '', after = ''): string {
  // Imports are done first wherever they stand.
  const input = [before, code, after].join('\n');
  return execFileSync(process.execPath, ['--input-type=module', '-'], { encoding: 'utf8', input });
}
