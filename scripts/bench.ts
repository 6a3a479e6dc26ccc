/**
 * Speed, start, size and memory of the built package in headless Chromium, beside other systems on the same frames:
 * `npm run bench -- [options]`
 *
 *     --only NAME,…   some of visitor, rate, kernels, workers, models, backends, start, transfer, tasks, export, memory, files, exercise,
 *                     profile; only where they are named agreement (needs --clips) and media (long and large videos: half
 *                     an hour)
 *     --clips DIR     videos of which those of a visitor are made, with ffmpeg; by default they are made of the synthetic athlete
 *     --baseline DIR  another checkout, built, which visitor and rate measure in turns with this one
 *     --quick         short clips and two rounds: to see that everything runs
 *     --rounds N      repetitions of which the median is given (default 5)
 *     --json FILE     where the results go (default out/bench.json)
 *     --write-docs    put the tables into docs/performance.md; with --only, only theirs
 *
 * Nothing comes from the network. The first run renders the 720p clip, which takes minutes. Other work on the machine
 * spoils the figures; ratios suffer least, as everything is measured in turns. The exit code is 1 where a measurement
 * failed; a missed target is a finding, not a failure.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import type { Section } from './bench/figures.js';
import { openLab } from './bench/lab.js';
import type { Measurement } from './bench/measurement.js';
import { agreement } from './bench/measurements/agreement.js';
import { backends } from './bench/measurements/backends.js';
import { exercise } from './bench/measurements/exercise.js';
import { files } from './bench/measurements/files.js';
import { kernels } from './bench/measurements/kernels.js';
import { media } from './bench/measurements/media.js';
import { memory } from './bench/measurements/memory.js';
import { models } from './bench/measurements/models.js';
import { overlayVideo } from './bench/measurements/overlay-video.js';
import { profile } from './bench/measurements/profile.js';
import { rate } from './bench/measurements/rate.js';
import { start } from './bench/measurements/start.js';
import { tasks } from './bench/measurements/tasks.js';
import { transfer } from './bench/measurements/transfer.js';
import { visitor } from './bench/measurements/visitor.js';
import { workers } from './bench/measurements/workers.js';
import { describeMachine, writeDocument, writeJson } from './bench/report.js';
import { toText } from './bench/table.js';
import { ROOT } from './lib/run.mjs';

const MEASUREMENTS: readonly Measurement[] = [
  visitor,
  rate,
  kernels,
  agreement,
  workers,
  models,
  backends,
  start,
  transfer,
  tasks,
  overlayVideo,
  memory,
  files,
  exercise,
  profile,
  media,
];

const QUICK_ROUNDS = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    json: { type: 'string', default: join(ROOT, 'out/bench.json') },
    clips: { type: 'string' },
    baseline: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
  },
});

const known = MEASUREMENTS.map(({ name }) => name);
const names = values.only?.split(',') ?? MEASUREMENTS.filter((each) => !each.onlyByName).map(({ name }) => name);
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) throw new Error(`There is no measurement ${unknown}; there are ${known.join(', ')}.`);
const rounds = Number(values.rounds ?? (values.quick ? QUICK_ROUNDS : 5));
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a whole number, not ${values.rounds}.`);

const effort = { quick: values.quick, rounds, ...(values.clips !== undefined && { clips: values.clips }) };
const lab = await openLab(effort, (text) => console.error(text), values.baseline);
const sections: Section[] = [];
let failed = false;
try {
  for (const measurement of MEASUREMENTS.filter(({ name }) => names.includes(name))) {
    const { name, title } = measurement;
    try {
      const section = { name, title, figures: await measurement.run(lab) };
      sections.push(section);
      console.log(`\n${toText(section)}`);
    } catch (error) {
      failed = true;
      console.error(`\n${title}: FAILED. ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const machine = describeMachine(await lab.browser.version());
  const report = { date: new Date().toISOString(), quick: values.quick, machine, sections };
  writeJson(values.json, report);
  console.log(`\nWritten to ${values.json}`);
  if (values['write-docs']) {
    await writeDocument(report, values.only === undefined ? undefined : MEASUREMENTS.map(({ title }) => title));
  }
} finally {
  await lab.close();
}
process.exitCode = failed ? 1 : 0;
