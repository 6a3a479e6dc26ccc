/**
 * Writes down which packages the build has taken something from, each with its licence: `dist/THIRD-PARTY-NOTICES.txt`.
 * The build fails where one has a licence that is not known to allow that. What is copied as it is (models, WASM files)
 * stands in NOTICE.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import license from 'rollup-plugin-license';

/** Licences that allow this use, with their text and the names of the authors kept. */
const ALLOWED = '(MIT OR ISC OR BSD-2-Clause OR BSD-3-Clause OR Apache-2.0 OR 0BSD OR MPL-2.0)';

const RULE = `\n\n${'-'.repeat(78)}\n\n`;

/** @type {Map<string, string>} texts by package and version */
const gathered = new Map();

/**
 * A rollup plugin; each configuration of a build takes one, and the last one's file is complete.
 * @param {string} file
 */
export function thirdPartyNotices(file) {
  return license({
    thirdParty: {
      allow: { test: ALLOWED, failOnUnlicensed: true, failOnViolation: true },
      output(dependencies) {
        for (const dependency of dependencies)
          gathered.set(`${dependency.name} ${dependency.version}`, entry(dependency));
        const texts = [...gathered.keys()].sort().map((name) => gathered.get(name));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${[HEAD, ...texts, APACHE].join(RULE)}\n`);
      },
    },
  });
}

const HEAD = `The modules and workers of this package contain parts of the following packages, each under its own licence.
NOTICE names the models and WASM files.`;

/** Google's packages name it and leave its text out. */
const APACHE = readFileSync(new URL('licences/Apache-2.0.txt', import.meta.url), 'utf8').trim();

/** @param {import('rollup-plugin-license').Dependency} dependency */
function entry({ name, version, license: identifier, licenseText, noticeText, author }) {
  const by = author ? `\nBy ${author.name}` : '';
  const source = identifier === 'MPL-2.0' ? `\nUsed unchanged; its source is the npm package ${name} ${version}.` : '';
  const text = licenseText?.trim() || textFromElsewhere(name);
  if (!text && identifier !== 'Apache-2.0') {
    throw new Error(
      `${name} has no licence text: put it into scripts/licences/${fileOf(name)}, from where its authors have it.`,
    );
  }
  const texts = [text, noticeText?.trim()].filter(Boolean);
  return [`${name} ${version}\nLicence: ${identifier}${by}${source}`, ...texts].join('\n\n');
}

/**
 * The text that a package has in another place than a file of its own, such as its README.
 * @param {string | null} name
 */
function textFromElsewhere(name) {
  const file = new URL(`licences/${fileOf(name)}`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** @param {string | null} name */
function fileOf(name) {
  return `${name?.replace('/', '-')}.txt`;
}
