/**
 * `npm run manifest` writes custom-elements.json and what editors make of it, and the schema of exercise records.
 */
import { writeManifest } from './lib/manifest.mjs';
import { ROOT } from './lib/run.mjs';

process.exitCode = writeManifest(ROOT) ? 0 : 1;
