/**
 * Files for tests of commands.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file, and the folders that it lies in.
 *
 * @param content what is no text is written as JSON
 * @returns its path
 */
export function writeFile(folder: string, name: string, content: string | object = ''): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
