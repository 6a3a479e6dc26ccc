/**
 * Checks that everything is fit to be published, packs it, and publishes it where told to.
 *
 *     npm run release [-- --publish]
 *
 * Refuses where anything is stale or fails, and says what. Without `--publish` nothing leaves this machine.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packPackage } from './lib/pack.mjs';
import { releaseObstacles } from './lib/release-checks.mjs';
import { ROOT, runNode, runNpm } from './lib/run.mjs';

const { values } = parseArgs({ options: { publish: { type: 'boolean', default: false } } });

const { version } = json('package.json');
refuseUnless(releaseObstacles(facts()));

console.log(`Checking ${version}: lint, types, generated files, licences, tests, examples, budgets`);
// The build fails on unknown licences; the tests hold documentation, manifest, tarball and notices to the sources.
if (!runNode(['scripts/test.mjs', '--tier', 'release', '--engines', 'all']))
  refuseUnless(['A test fails, a budget is exceeded, or something is stale; see above.']);
// Whatever the checks have written would not be in the tag.
refuseUnless(releaseObstacles(facts()));

const packed = packPackage(join(ROOT, 'out/release'));
console.log(`\n${packed.file}: ${packed.files.length} files, ${(packed.size / 1e6).toFixed(1)} MB`);
if (values.publish) {
  if (!runNpm(['publish', packed.file, '--access', 'public'])) refuseUnless(['npm publish failed; see above.']);
  git('tag', '--annotate', `v${version}`, '--message', `Version ${version}`);
  console.log(`${version} is published and tagged. Push the tag: git push origin v${version}`);
} else {
  console.log(`${version} is fit to be published: npm run release -- --publish`);
}

/** @returns {import('./lib/release-checks.mjs').ReleaseFacts} */
function facts() {
  return {
    version,
    sourceVersion: /VERSION = '([^']+)'/.exec(text('src/version.ts'))?.[1] ?? 'no version',
    lockVersion: json('package-lock.json').version,
    webTypesVersion: json('web-types.json').version,
    changelog: text('CHANGELOG.md'),
    changesets: readdirSync(join(ROOT, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md'),
    status: git('status', '--porcelain'),
    branch: git('branch', '--show-current').trim(),
    tags: git('tag', '--list').split('\n'),
  };
}

/** @param {readonly string[]} obstacles */
function refuseUnless(obstacles) {
  if (obstacles.length === 0) return;
  console.error(`Not released.\n${obstacles.map((obstacle) => `- ${obstacle}`).join('\n')}`);
  process.exit(1);
}

/** @param {string[]} args */
function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
}

/** @param {string} file */
function text(file) {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** @param {string} file */
function json(file) {
  return JSON.parse(text(file));
}
