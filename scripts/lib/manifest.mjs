/**
 * The files that editors and documentation tools read: custom-elements.json from the sources, from that the data of
 * VS Code and of JetBrains' editors, and the schema of exercise records.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { recordSchema, SCHEMA_FILE } from './record-schema.mjs';
import { ROOT, runNode } from './run.mjs';

/** The files, as they lie at the package's top. */
export const MANIFEST_FILES = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json', SCHEMA_FILE];

/** The rest stands in the documentation: what editors show in a bubble has to fit there. */
const SHORT = { hideCssPartsDocs: true, hideCssPropertiesDocs: true, hideMethodDocs: true, hideLogs: true };

/**
 * Writes the files.
 * @param {string} folder
 * @returns {boolean} whether it succeeded
 */
export function writeManifest(folder) {
  const analyzer = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  // The analyzer takes its output folder from the project's root.
  const outdir = relative(ROOT, folder) || '.';
  const config = ['--config', 'custom-elements-manifest.config.mjs'];
  if (!runNode([analyzer, 'analyze', ...config, '--outdir', outdir, '--quiet'])) return false;
  const read = () => JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
  // Each takes a manifest of its own: they write into it.
  write(join(folder, 'vscode.html-custom-data.json'), getVsCodeHtmlCustomData(read(), SHORT));
  write(join(folder, 'web-types.json'), getWebTypesData(read(), { ...SHORT, packageJson: false }));
  writeFileSync(join(folder, SCHEMA_FILE), `${JSON.stringify(recordSchema(), null, 2)}\n`);
  return true;
}

/**
 * @param {string} file
 * @param {string} text JSON
 */
function write(file, text) {
  const { $schema: _, ...data } = JSON.parse(text.replaceAll(' _(default: undefined)_', ''));
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}
