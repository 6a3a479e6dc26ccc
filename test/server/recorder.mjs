/**
 * Keeps a list of every request that the test servers saw.
 * @typedef {object} RecordedRequest
 * @property {'main' | 'other' | 'outside'} server the page's own origin, the second one, or anywhere else (by the proxy)
 * @property {string} method
 * @property {string} url path and query; the whole URL for requests to anywhere else
 * @property {string | null} range the Range header
 * @property {string | null} referrer the Referer header
 * @property {string | null} authorization the Authorization header
 * @property {string | null} cookie the Cookie header
 */

/** What the browsers themselves call, whatever the page does, and however much of it is switched off. */
const BROWSER_HOSTS = new Set([
  'accounts.google.com',
  'aus5.mozilla.org',
  'clients2.google.com',
  'content-autofill.googleapis.com',
  'content-signature-2.cdn.mozilla.net',
  'detectportal.firefox.com',
  'firefox.settings.services.mozilla.com',
  'incoming.telemetry.mozilla.org',
  'optimizationguide-pa.googleapis.com',
  'push.services.mozilla.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
]);

/** What the tests and their runner ask for themselves. */
const OWN_PATHS = ['/__test/requests', '/__test/violations', '/__test/policy-listener.js', '/__web-'];

export class Recorder {
  /** @type {RecordedRequest[]} */
  requests = [];

  /**
   * @param {RecordedRequest['server']} server
   * @param {import('node:http').IncomingMessage} request
   */
  record(server, request) {
    const url = request.url ?? '';
    if (OWN_PATHS.some((path) => url.startsWith(path))) return;
    if (server === 'outside' && BROWSER_HOSTS.has(hostOf(url))) return;
    const { range = null, referer: referrer = null, authorization = null, cookie = null } = request.headers;
    this.requests.push({ server, method: request.method ?? 'GET', url, range, referrer, authorization, cookie });
  }

  clear() {
    this.requests = [];
  }
}

/**
 * The host of a proxied request: a whole URL, or `host:port` of a CONNECT.
 * @param {string} url
 */
function hostOf(url) {
  return url.replace(/^\w+:\/\//, '').split(/[/:?]/)[0] ?? '';
}
