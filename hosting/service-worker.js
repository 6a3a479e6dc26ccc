/**
 * A service worker that keeps the files of pose-upload-tracker for use without a network. Serve it from the top of a host, and
 * register it from a page there:
 *
 *     navigator.serviceWorker.register('/service-worker.js');
 *
 * It keeps what a run has loaded, so the first run needs a network. It keeps no video, no picture and nothing of an address
 * behind its `?`, where the endpoint page has its token.
 */
const PREFIX = 'pose-upload-tracker-';

/** Another name lets go of everything that was kept under the one before. */
const CACHE = `${PREFIX}1`;

/** Files whose names hold a hash of their content never change. */
const HASHED = /\/chunks\/[^/]+$/;

/** The package's kinds of files, and pages. */
const KEPT = /(\/|\.(html|css|js|mjs|json|wasm|bin|task|data))$/;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const release = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(release());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || request.headers.has('range')) return;
  if (!KEPT.test(pathname)) return;
  const key = origin + pathname;
  event.respondWith(HASHED.test(pathname) ? keptFirst(request, key) : networkFirst(request, key));
});

async function keptFirst(request, key) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key)) ?? fetchAndKeep(cache, request, key);
}

/** The models and entry points keep their names from version to version: the server is asked whether they are current. */
async function networkFirst(request, key) {
  const cache = await caches.open(CACHE);
  try {
    return await fetchAndKeep(cache, request, key);
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}

async function fetchAndKeep(cache, request, key) {
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(key, answer.clone());
  return answer;
}
