/**
 * Tries a record of the sources, or one in a file, on recordings: `npm run tune -- --exercise NAME|FILE.json [options]`. The
 * package's command `tune` does the same with the built engine, without videos.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCommandError, CommandError } from '../cli/lib/errors.mjs';
import { readRecord, recordingsIn, tryOn } from '../cli/lib/tuning.mjs';
import { runClips, type ClipRunner } from './accuracy/clips.js';
import { exerciseOf } from './accuracy/labelled.js';
import { fixtures, readLabels, storedProviders, type Label, type PoseProvider } from './accuracy/recordings.js';
import { ROOT } from './lib/run.mjs';
import * as tuning from '../src/tune/index.js';
import type { Recording } from '../src/tune/index.js';

const HELP = `Tries a record on recordings: what it measures, beside its bounds, and how it counts each of them.

npm run tune -- --exercise NAME|FILE.json [options]

    --clips DIR         labels.json, and for each name in it NAME.json (keypoints) or a video, which is analysed by the
                        built product; without it the recordings of the repository are taken
    --data DIR          in its place labels.json, sequences-own/ and sequences/, as npm run accuracy takes them
    --model NAME        model of the videos: movenet (default), lite, …
    --difficulty LEVEL  easy (default), normal or pro
    --json              prints everything as one JSON object`;

const { values: options } = parseArgs({
  options: {
    exercise: { type: 'string' },
    clips: { type: 'string' },
    data: { type: 'string' },
    model: { type: 'string', default: 'movenet' },
    difficulty: { type: 'string', default: 'easy' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

try {
  await main();
} catch (error) {
  if (!isCommandError(error)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function main(): Promise<void> {
  const { exercise, clips, data, difficulty, help, json } = options;
  if (help) return console.log(HELP);
  if (!exercise) throw new CommandError('--exercise is missing: --help tells more.', 2);
  if (!['easy', 'normal', 'pro'].includes(difficulty)) {
    throw new CommandError('--difficulty takes easy, normal or pro.', 2);
  }
  const record = await readRecord(tuning, exercise, (path) => resolve(path));
  const recordings = clips ? await inFolder(resolve(clips)) : data ? await stored(resolve(data)) : await ours();
  const report = tryOn(tuning, record, recordings, difficulty);
  console.log(json ? JSON.stringify(report, null, 2) : tuning.textOf(report));
}

/** A browser is started for the first video, and closed after the last one. */
async function inFolder(dir: string): Promise<readonly Recording[]> {
  let runner: ClipRunner | undefined;
  const files = new Map<string, string>();
  try {
    return await recordingsIn(tuning, dir, async (label, file) => {
      if (!existsSync(join(ROOT, 'dist/session.js'))) {
        throw new CommandError('Videos are analysed by the built product: run `npm run build`.');
      }
      files.set(label.name, file);
      runner ??= await runClips(({ name }) => files.get(name), [options.model]);
      return (await runner.providers[0]?.poses(label)) ?? [];
    });
  } finally {
    await runner?.close();
  }
}

async function stored(dir: string): Promise<readonly Recording[]> {
  const labels = readLabels(dir);
  if (!labels) throw new CommandError(`${join(dir, 'labels.json')} does not exist.`);
  return labelled(
    labels.filter(({ label_confidence }) => label_confidence !== 'low'),
    storedProviders(dir),
  );
}

async function ours(): Promise<readonly Recording[]> {
  const { labels, provider } = fixtures();
  return labelled(labels, [provider]);
}

/** Those of which one of the providers has the poses. */
async function labelled(labels: readonly Label[], providers: readonly PoseProvider[]): Promise<readonly Recording[]> {
  const read = tuning.readLabels(labels.map((label) => ({ ...label, exercise: exerciseOf(label) })));
  const recordings: Recording[] = [];
  for (const [index, label] of read.entries()) {
    for (const provider of providers) {
      const poses = await provider.poses(labels[index] as Label);
      if (poses) recordings.push({ label, poses });
    }
  }
  return recordings;
}
