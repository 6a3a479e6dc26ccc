/**
 * Keeps a list of every request that the test servers saw.
 * @typedef {object} RecordedRequest
 * @property {'main' | 'other' | 'outside'} server the page's own origin, the second one, or anywhere else (by the proxy)
 * @property {string} method
 * @property {string} url path and query; the whole URL for requests to anywhere else
 * @property {string | null} range the Range header
 */

export class Recorder {
  /** @type {RecordedRequest[]} */
  requests = [];

  /**
   * @param {RecordedRequest['server']} server
   * @param {import('node:http').IncomingMessage} request
   */
  record(server, request) {
    const url = request.url ?? '';
    if (url.startsWith('/__test/requests') || url.startsWith('/__web-')) return;
    this.requests.push({ server, method: request.method ?? 'GET', url, range: request.headers.range ?? null });
  }

  clear() {
    this.requests = [];
  }
}
