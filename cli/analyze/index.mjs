/**
 * `analyze`: videos and images, whole folders of them, analysed on this machine in an installed browser.
 */
import { stat } from 'node:fs/promises';
import { readArguments, wrongUsage } from '../lib/arguments.mjs';
import { loadAnalysisOptions } from '../lib/built.mjs';
import { CommandError, UsageError, isCommandError } from '../lib/errors.mjs';
import { isRoot } from '../lib/programs.mjs';
import { analyseAll } from './analyse-all.mjs';
import { browserProgram, loadPuppeteer } from './browser.mjs';
import { findMedia } from './media-files.mjs';
import { ELEMENT_OPTIONS, readElementOptions } from './options.mjs';
import { ResultFiles } from './result-files.mjs';

/** As a shell tells of a program that SIGINT has ended. */
const BROKEN_OFF = 130;

/** What stopped it has nothing to do with the files, and may be over the next time. */
const STOPPED = 3;

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage:
    'analyze FILE|FOLDER… [--exercise NAME|FILE.json] [--out FOLDER] [--json] [--csv] [--overlay] [--jobs N] [OPTION…]',
  summary: 'Analyses videos and images, whole folders of them, in an installed browser. Nothing leaves the machine.',
  details: [
    'With --out each file gets a result NAME.json (NAME is its own, with its ending), or NAME.error.json. Called again, it goes',
    'on where it was broken off: what has a result by the same options of the same file is passed over.',
    'Exit codes: 0 all is analysed; 1 some files failed, each is named; 2 the call is wrong, or there is no browser; 3 it could',
    'not go on, such as where the disk is full; 130 it was broken off. docs/command-line.md has more.',
  ].join('\n'),
  positional: 'FILE|FOLDER',
  many: true,
  options: {
    out: {
      type: 'string',
      value: 'FOLDER',
      description: 'Where results are written; folders in it as in what is analysed',
    },
    json: { type: 'boolean', description: 'Prints each result as a line of JSON, in place of a sentence' },
    csv: { type: 'boolean', description: 'Also writes the tables NAME.reps.csv and NAME.angles.csv' },
    overlay: {
      type: 'boolean',
      description: 'Also writes the video or image with the skeleton, NAME.overlay.mp4 or .png',
    },
    messages: { type: 'boolean', description: 'Prints every message of the element as a line of JSON' },
    jobs: {
      type: 'string',
      value: 'N',
      default: '1',
      description: 'How many files at once; one alone takes all cores of the machine already',
    },
    force: { type: 'boolean', description: 'Analyses again what has a result' },
    share: {
      type: 'string',
      value: 'INDEX/COUNT',
      description: 'Takes every COUNT-th file, from the INDEX-th (0 is the first): machines that share a folder',
    },
    root: {
      type: 'string',
      value: 'FOLDER',
      description: 'What names of results are below (by default: the folder that holds all that is named)',
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      default: '300',
      description: 'How long an analysis may show no progress before it is given up',
    },
    browser: {
      type: 'string',
      value: 'FILE',
      description: "The browser's program (by default: CHROME_PATH, or where Chrome, Chromium and Edge usually are)",
    },
    'no-sandbox': { type: 'boolean', description: "Without the browser's sandbox, which most containers do not allow" },
    ...ELEMENT_OPTIONS,
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags, positionals } = readArguments(SPEC, args);
  if (positionals.length === 0) throw wrongUsage(SPEC, 'Which files? Name videos, images or folders');
  const out = values['out'] === undefined ? undefined : io.path(values['out']);
  const wanted = wantedFiles(flags, out !== undefined);
  const element = await readElementOptions(SPEC, { values, flags }, io.path);
  const reference = await referenceOf(element, io.path);
  const { VERSION } = await loadAnalysisOptions();
  const jobs = numberOf(values, 'jobs', 1, 64);
  const silenceMs = numberOf(values, 'timeout', 1, 86_400) * 1000;
  const source = /** @type {'video' | 'image' | undefined} */ (values['source']);
  const files = await findMedia(
    positionals.map(io.path),
    {
      ...(source && { kind: source }),
      ...(out !== undefined && { out }),
      ...(values['root'] !== undefined && { root: io.path(values['root']) }),
      ...(values['share'] !== undefined && { share: shareOf(values['share']) }),
    },
    io.note,
  );
  const sandbox = !flags['no-sandbox'];
  const program = browserProgram(values['browser'] === undefined ? undefined : io.path(values['browser']));
  const puppeteer = await loadPuppeteer();
  if (sandbox && isRoot()) io.note("The browser runs without its sandbox, as root's cannot have one.");
  const tally = await analyseAll(
    {
      files,
      element,
      reference,
      version: VERSION,
      results: out === undefined ? undefined : new ResultFiles(out, io.now),
      wanted,
      force: flags['force'] === true,
      json: flags['json'] === true,
      messages: flags['messages'] === true,
      jobs,
      silenceMs,
      puppeteer,
      program,
      sandbox,
    },
    io,
  ).catch((/** @type {unknown} */ error) => {
    throw isCommandError(error) && error.exitCode === 1 ? new CommandError(error.message, STOPPED) : error;
  });
  io.note(summaryOf(tally, files.length, out));
  if (tally.broken) return BROKEN_OFF;
  return tally.failed > 0 ? 1 : 0;
}

/**
 * Endings of the files that are wanted beside the result.
 * @param {Readonly<Record<string, boolean>>} flags
 * @param {boolean} hasFolder
 */
function wantedFiles(flags, hasFolder) {
  for (const name of ['csv', 'overlay']) {
    if (flags[name] && !hasFolder) throw wrongUsage(SPEC, `--${name} writes files: say --out FOLDER too`);
  }
  if (flags['keypoints'] && !hasFolder && !flags['messages']) {
    throw wrongUsage(SPEC, '--keypoints writes files, or sends messages: say --out FOLDER or --messages too');
  }
  return [
    ...(flags['csv'] ? ['reps.csv', 'angles.csv'] : []),
    ...(flags['overlay'] ? ['overlay'] : []),
    ...(flags['keypoints'] && hasFolder ? ['keypoints.json'] : []),
  ];
}

/**
 * Where the reference comes from. A file is a part of what a result was made with, as what is analysed is.
 * @param {import('./options.mjs').ElementOptions} element
 * @param {(path: string) => string} path
 */
async function referenceOf(element, path) {
  const { reference, values } = element;
  if (reference === undefined) return undefined;
  if (/^https?:/i.test(reference)) {
    if (!URL.canParse(reference)) throw wrongUsage(SPEC, `--reference: ${JSON.stringify(reference)} is no URL`);
    values['reference'] = reference;
    return { origin: new URL(reference).origin };
  }
  const [, name = '', fragment = ''] = /^(.*?)(#t=[\d.,:]*)?$/s.exec(reference) ?? [];
  const file = path(name);
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) throw new UsageError(`--reference: there is no file ${file}.`);
  values['reference'] = { size: info.size, modifiedMs: Math.round(info.mtimeMs), fragment };
  return { path: file, fragment };
}

/**
 * @param {Readonly<Record<string, string>>} values
 * @param {string} name
 * @param {number} least
 * @param {number} most
 */
function numberOf(values, name, least, most) {
  const text = values[name] ?? '';
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw wrongUsage(
    SPEC,
    `--${name} cannot be ${JSON.stringify(text)}: allowed is a whole number from ${least} to ${most}`,
  );
}

/**
 * @param {string} text
 * @returns {[number, number]}
 */
function shareOf(text) {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (count !== '' && Number(index) < Number(count)) return [Number(index), Number(count)];
  throw wrongUsage(SPEC, `--share cannot be ${JSON.stringify(text)}: allowed is INDEX/COUNT, such as 0/4 to 3/4`);
}

/**
 * @param {import('./analyse-all.mjs').Tally} tally
 * @param {number} all
 * @param {string | undefined} out
 */
function summaryOf({ analysed, there, failed, broken }, all, out) {
  const parts = [
    `${analysed} analysed`,
    ...(there > 0 ? [`${there} had a result`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  const told = `${all} ${all === 1 ? 'file' : 'files'}: ${parts.join(', ')}.`;
  if (!broken) return told;
  const next = out === undefined ? '' : ' The same command goes on from there.';
  return `Broken off. ${told}${next}`;
}
