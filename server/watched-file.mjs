/**
 * A file that the deployer has named, read anew for each request: where it cannot be given, the answer is that, and never
 * that there is none, which would be taken for a configuration that was not wanted.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hasCurrent } from './conditions.mjs';
import { textOf } from './deployed-config.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} WatchedFile
 * @property {string} file
 * @property {(text: string) => { content: string } | { problem: string }} check says what of its text is to be given, or
 *   why nothing is
 * @property {(problem: string) => void} onProblem hears why the file is not given: once for each reason
 */

/**
 * @param {WatchedFile} options
 * @returns {(request: Request, response: Response) => Promise<void>} answers with it
 */
export function watchedFile({ file, check, onProblem }) {
  let known = '';
  return async (request, response) => {
    const { content, problem = '' } = await read(file, check);
    response.setHeader('Cache-Control', 'no-cache');
    if (problem !== '' && problem !== known) onProblem(problem);
    known = problem;
    if (content === undefined) {
      response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' });
      return void response.end(
        request.method === 'HEAD' ? undefined : 'Not available. The log of the server says why.\n',
      );
    }
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    response.setHeader('ETag', tag);
    if (hasCurrent(request.headers['if-none-match'], tag)) return void response.writeHead(304).end();
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(content),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
}

/**
 * @param {string} file
 * @param {WatchedFile['check']} check
 * @returns {Promise<{ content?: string, problem?: string }>}
 */
async function read(file, check) {
  try {
    return check(textOf(await readFile(file)));
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
