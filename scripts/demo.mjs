/**
 * The demo on a fresh machine: installs the packages where they are missing, builds, and serves the documentation site,
 * with the element at work on a sample clip, and the endpoint page.
 *
 *     node scripts/demo.mjs [--port 8080] [--host 127.0.0.1] [--no-build]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, ensurePackages, runNpm } from './lib/run.mjs';

/** The site's own address, and the one that it had when there was nothing but a demo. */
const REDIRECTS = { '/': '/site/', '/demo': '/site/', '/demo/': '/site/' };

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: '127.0.0.1' },
    'no-build': { type: 'boolean', default: false },
  },
});

ensurePackages();
const dist = join(ROOT, 'dist');
if (!values['no-build'] || !existsSync(join(dist, 'site/index.html'))) {
  if (!runNpm(['run', 'build'])) process.exit(1);
}

// Only now: it stands on packages that may just have been installed.
const { startEndpointServer } = await import('../server/endpoint-server.mjs');
const server = await startOnFreePort(Number(values.port), values.host);
const sample = encodeURIComponent('/site/sample.mp4');
console.log(`
Demo:           ${server.origin}/site/
Playground:     ${server.origin}/site/playground.html
Documentation:  ${server.origin}/site/start.html
Endpoint page:  ${server.origin}/pose_tracker/upload_tracking/?token=demo&videoSrc=${sample}&keypoints=true

Ctrl+C ends it.`);

/**
 * Takes the port, or the next one that is free.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('../server/static-server.mjs').StaticServer>}
 */
async function startOnFreePort(port, host) {
  for (let next = port; ; next++) {
    try {
      return await startEndpointServer({ root: dist, port: next, host, redirects: REDIRECTS });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || next >= port + 100) throw error;
    }
  }
}
