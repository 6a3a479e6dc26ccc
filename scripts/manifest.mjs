/**
 * `npm run manifest` writes custom-elements.json and what editors make of it.
 */
import { writeManifest } from './lib/manifest.mjs';
import { ROOT } from './lib/run.mjs';

process.exitCode = writeManifest(ROOT) ? 0 : 1;
