/**
 * What a visitor loads of the built package, and how many bytes of it go over the wire.
 */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFile, startDistServer } from './analyze.mjs';
import { ROOT } from './run.mjs';
import { staticImports } from './static-imports.mjs';

/** The built package. */
export const DIST = join(ROOT, 'dist');

/** What servers do not compress, and what is no part of the package. */
const UNCOMPRESSED = ['.bin', '.task'];
const MEDIA = ['.mp4', '.png', '.jpg', '.ico'];

/** Small as the package ships it, and the deployer's own wherever it matters. */
const CONFIGURATION = 'pose-tracker.config.json';

/** The script tag with everything that it imports statically. */
export function filesOfScript() {
  return staticImports(join(DIST, 'define.js'));
}

/**
 * The files of the package that a real run of the endpoint page loads.
 * @param {string} clip
 * @param {Record<string, string | number | boolean>} [params] URL parameters
 * @returns {Promise<string[]>}
 */
export async function filesOfRun(clip, params = {}) {
  const server = await startDistServer();
  try {
    const { errors } = await analyzeFile(clip, { keypoints: true, ...params }, { server, keepMessages: false });
    if (errors.length > 0) throw new Error(`The run failed: ${errors[0]?.message}`);
    const paths = new Set(
      server.requests.filter((path) => !MEDIA.includes(extname(path)) && !path.endsWith(`/${CONFIGURATION}`)),
    );
    return [...paths].map((path) => join(DIST, path));
  } finally {
    await server.close();
  }
}

/**
 * Bytes of a file, and what a server that compresses sends of it.
 * @param {string} file
 */
export function sizes(file) {
  const content = readFileSync(file);
  const sent = UNCOMPRESSED.includes(extname(file)) ? content.length : gzipSync(content, { level: 9 }).length;
  return { raw: content.length, sent };
}
