/**
 * Runs the browser tests of one engine, and in WebKitGTK once more what failed:
 *
 *     ENGINES=webkit TEST_FOLDERS=test/engines TEST_REPORT=FILE node scripts/tests/browser.mjs
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';
import { brokenFiles, count, readReport, withRepeated, writeReport } from './report.mjs';

/** The engine whose pages end or hang by themselves now and then (docs/browser-support.md). */
const SHAKY = 'webkit';

/** Where more files than these fail, it is not the engine's mood. */
const MOST_REPEATED = 2;

const engine = process.env.ENGINES ?? 'chromium';
const file = process.env.TEST_REPORT ?? join(ROOT, `out/test/${engine}.json`);
process.env.TEST_REPORT = file;

let report = run([]);
const broken = brokenFiles(report);
if (engine === SHAKY && broken.size > 0 && broken.size <= MOST_REPEATED) {
  console.log(`Once more: ${[...broken.keys()].join(', ')}`);
  report = withRepeated(report, run(['--files', ...broken.keys()]), broken);
  writeReport(report);
}
process.exitCode = count(report, 'failed') === 0 && report.problems.length === 0 ? 0 : 1;

/** @param {readonly string[]} args of Web Test Runner */
function run(args) {
  // What an earlier run has left is no result of this one.
  rmSync(file, { force: true });
  const program = join(ROOT, 'node_modules/@web/test-runner/dist/bin.js');
  spawnSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' });
  return readReport(file, engine);
}
