/**
 * Pages of the files that documents link to and that are no documents, such as the configuration of servers.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS } from './documents.js';
import { filePage, otherFiles } from './links.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Larger files are not shown, and a link to one is dead. */
const MAX_SHOWN_BYTES = 100_000;

/** Named by the foot of every page. */
const ALWAYS = ['LICENSE'];

/** What languages are called by the endings of names, where that is not the ending itself. */
const LANGUAGES: Readonly<Record<string, string>> = { conf: 'nginx' };

export default {
  paths() {
    const linked = DOCUMENTS.flatMap(({ file }) => otherFiles(file, readFileSync(join(ROOT, file), 'utf8')));
    return [...new Set([...ALWAYS, ...linked])].filter(isShowable).map((file) => ({
      params: { name: filePage(file).replace(/^file-/, '') },
      content: `# ${file}\n\n${codeOf(file)}\n`,
    }));
  },
};

function isShowable(file: string): boolean {
  const path = join(ROOT, file);
  return existsSync(path) && statSync(path).isFile() && statSync(path).size <= MAX_SHOWN_BYTES;
}

function codeOf(file: string): string {
  const [, ending = 'text'] = /\.(\w+)$/.exec(file) ?? [];
  const language = file.endsWith('Caddyfile')
    ? 'caddy'
    : file.endsWith('Dockerfile')
      ? 'docker'
      : (LANGUAGES[ending] ?? ending);
  return `\`\`\`\`\`${language}\n${readFileSync(join(ROOT, file), 'utf8').trimEnd()}\n\`\`\`\`\``;
}
