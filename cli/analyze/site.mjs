/**
 * What the browser of the command sees: the package, the files that are analysed, read in ranges as they are asked for, and
 * a place to send overlays to. On the machine's own address alone; media have paths that nobody else on it can guess.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { startHttpServer } from '../../server/http-server.mjs';
import { cacheControl, securityHeaders } from '../../server/policy.mjs';
import { StaticFiles, contentType } from '../../server/static-server.mjs';
import { loadAnalysisOptions } from '../lib/built.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** The page, and the program in it. */
export const PAGE = '/analyze/index.html';
export const PROGRAM = '/analyze/page.mjs';

const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>pose-upload-tracker analyze</title></html>\n';

/** A machine that is busy with other things is no client that holds a connection for nothing. */
const PATIENCE_MS = 3_600_000;
const LIMITS = { requestMs: PATIENCE_MS, stallMs: PATIENCE_MS };

/**
 * @typedef {object} AnalysisSite
 * @property {string} page the address of the page
 * @property {(path: string) => { url: string, close: () => void }} lend gives a file an address, until it is closed
 * @property {(path: string) => { url: string, close: () => void, problem: () => unknown }} receive an address that takes
 *   one file by PUT, and why it could not be written
 * @property {() => Promise<void>} close
 */

/**
 * @param {readonly string[]} media origins beside this one that media may come from, such as a reference's
 * @returns {Promise<AnalysisSite>}
 */
export async function startSite(media) {
  // Says that the package is not built, where it is not.
  await loadAnalysisOptions();
  const policy = securityHeaders({ media: media.length > 0 ? media : ['none'] });
  const headersOf = (/** @type {string} */ path) => ({ ...policy, 'Cache-Control': cacheControl(path) });
  const files = new StaticFiles({
    mounts: { '/': DIST, [PROGRAM]: fileURLToPath(new URL('page.mjs', import.meta.url)) },
    headersOf,
    answers: {
      // eslint-disable-next-line @typescript-eslint/require-await -- answers are promised
      [PAGE]: async (_, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(HTML);
      },
    },
    limits: LIMITS,
  });
  /** @type {Map<string, string>} */
  const lent = new Map();
  /** @type {Map<string, string>} */
  const received = new Map();
  /** By the path. @type {Map<string, unknown>} */
  const problems = new Map();
  const server = await startHttpServer({
    port: 0,
    host: '127.0.0.1',
    limits: LIMITS,
    errorHeaders: () => headersOf(''),
    answer: async (request, response) => {
      const id = /^\/(?:in|out)\/([\w-]+)\//.exec(request.url ?? '')?.[1] ?? '';
      const target = request.method === 'PUT' ? received.get(id) : undefined;
      if (target !== undefined) {
        const file = createWriteStream(target);
        await pipeline(request, file).catch((/** @type {unknown} */ error) => {
          // Not where the page has gone: that is no matter of the disk.
          if (error instanceof Error && 'syscall' in error) problems.set(target, error);
          throw error;
        });
        response.writeHead(204, headersOf('')).end();
        return;
      }
      const source = lent.get(id);
      if (source === undefined) return files.answer(request, response);
      for (const [name, value] of Object.entries(headersOf(''))) response.setHeader(name, value);
      // The server gives out nothing that lies elsewhere than it seems; a link is one that somebody has named.
      const real = await realpath(source).catch(() => undefined);
      const isSent =
        real !== undefined &&
        (await files.send(request, response, `/${encodeURIComponent(basename(real))}`, {
          root: dirname(real),
          headers: { 'Content-Type': contentType(source) },
        }));
      if (!isSent) response.writeHead(404).end();
    },
  });
  /**
   * @param {Map<string, string>} map
   * @param {string} folder
   * @param {string} path
   */
  const give = (map, folder, path) => {
    const id = randomUUID();
    map.set(id, path);
    const url = new URL(`/${folder}/${id}/${encodeURIComponent(basename(path))}`, server.origin).href;
    return { url, close: () => void map.delete(id) };
  };
  return {
    page: `${server.origin}${PAGE}`,
    lend: (path) => give(lent, 'in', path),
    receive: (path) => ({ ...give(received, 'out', path), problem: () => problems.get(path) }),
    close: () => server.close(),
  };
}
