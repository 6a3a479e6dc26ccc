/**
 * Runs the built endpoint page on the project's own clips and takes the examples of `docs/messages.md` from what it says.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../browsers.mjs';
import { startAthleteRenderer } from './athlete-renderer.mjs';
import { pairMessages } from './dialect-examples.mjs';
import { runEndpoint, startDistServer } from './endpoint-run.mjs';
import { recordJumps } from './jump-examples.mjs';
import { exampleOf } from './message-examples.mjs';
import { ROOT } from './run.mjs';

/** @typedef {import('./endpoint-run.mjs').Message} Message */
/** @typedef {import('./message-examples.mjs').Example} Example */

/**
 * @typedef {object} Wanted
 * @property {string} name in the document
 * @property {(message: Message, index: number, all: readonly Message[]) => boolean} fits the first that does is taken
 * @property {Readonly<Record<string, number>>} [keep] how many entries of which lists are shown
 */

/**
 * One run, and what is taken from it.
 * @typedef {object} Run
 * @property {string} clip below `test/fixtures/clips`
 * @property {number} [bytes] only so many of its beginning
 * @property {Record<string, string | number | boolean>} params
 * @property {readonly object[]} [commands] said one after the other, each when the answer to the last one has come
 * @property {readonly Wanted[]} wanted
 */

/** How long an answer to a command, or the overlay video, may take. */
const PATIENCE_MS = 60_000;

/** @param {string} type */
const ofType = (type) => (/** @type {Message} */ message) => message.type === type;

const EVERYTHING = {
  // So that the shallow squats of the clip are near misses.
  difficulty: 'normal',
  exercise: 'squat',
  keypoints: true,
  angles: true,
  recommendations: true,
  progression: true,
  export: true,
};

/** @type {readonly Run[]} */
const RUNS = [
  {
    clip: 'squat-shallow.mp4',
    params: EVERYTHING,
    commands: [
      { command: 'get_export' },
      { command: 'put_media', size: 4_194_304, fileName: 'lunge.mp4', mimeType: 'video/mp4' },
      { command: 'set_options', options: { exercise: 'lunge', lang: 'fr' }, id: 7 },
    ],
    wanted: [
      { name: 'endpoint_ready', fits: ofType('endpoint_ready') },
      { name: 'initialization', fits: (message) => message.type === 'initialization' && message.ready },
      { name: 'environment', fits: ofType('environment') },
      { name: 'progress', fits: ({ type, stage, etaMs }) => type === 'progress' && stage === 'analysis' && etaMs > 0 },
      {
        name: 'keypoints',
        fits: ({ type, timestampMs }) => type === 'keypoints' && timestampMs > 1200,
        keep: { keypoints: 3 },
      },
      { name: 'angles', fits: ({ type, timestampMs }) => type === 'angles' && timestampMs > 1200 },
      { name: 'posture', fits: ({ type, ready }) => type === 'posture' && ready },
      { name: 'counter', fits: ({ type, current_count }) => type === 'counter' && current_count === 1 },
      { name: 'progression', fits: ({ type, value }) => type === 'progression' && value > 50 },
      { name: 'recommendations', fits: ofType('recommendations') },
      { name: 'keypoints_batch', fits: ofType('keypoints_batch'), keep: { frames: 1, 'frames.keypoints': 2 } },
      {
        name: 'exercise_summary',
        fits: ofType('exercise_summary'),
        keep: { near_misses: 1, range_of_motion: 1 },
      },
      { name: 'export_ready', fits: ofType('export_ready') },
      { name: 'command_done', fits: ofType('command_done') },
      { name: 'media_ack', fits: ofType('media_ack') },
      { name: 'export_chunk', fits: ofType('export_chunk') },
    ],
  },
  {
    clip: 'squat-shallow.mp4',
    params: { exercise: 'auto' },
    wanted: [{ name: 'exercise_detected', fits: ofType('exercise_detected') }],
  },
  {
    clip: 'plank-side.mp4',
    params: { exercise: 'plank' },
    wanted: [{ name: 'summary of a hold', fits: ofType('exercise_summary'), keep: { range_of_motion: 1 } }],
  },
  {
    clip: 'squat-shallow.mp4',
    params: { exercise: 'pushup' },
    wanted: [{ name: 'summary of nothing', fits: ofType('exercise_summary'), keep: { range_of_motion: 1 } }],
  },
  {
    clip: 'still.jpg',
    params: { keypoints: true, angles: true, blazepose: true, blazeposeModel: 'lite' },
    wanted: [
      { name: 'keypoints of BlazePose', fits: ofType('keypoints'), keep: { keypoints: 1, keypoints3D: 1 } },
      { name: 'image_overlay', fits: ofType('image_overlay') },
    ],
  },
  {
    clip: 'still.jpg',
    params: { posture: true },
    wanted: [{ name: 'posture_analysis', fits: ofType('posture_analysis'), keep: { measures: 2 } }],
  },
  {
    clip: 'squat-side.mp4',
    bytes: 60_000,
    params: { exercise: 'squat' },
    wanted: [{ name: 'error', fits: ofType('error') }],
  },
];

/**
 * Records all examples.
 * @returns {Promise<Example[]>}
 * @throws Error naming a message that did not come
 */
export async function recordExamples() {
  const server = await startDistServer();
  const browser = await launchChromium();
  const folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-'));
  try {
    const examples = [];
    for (const run of RUNS) examples.push(...(await record(run, fileOf(run, folder), { server, browser })));
    examples.push(...(await recordJumps()));
    return examples;
  } finally {
    rmSync(folder, { recursive: true });
    await browser.close();
    await server.close();
  }
}

/**
 * A hop on one leg, which is no jump.
 * @type {import('./athlete-renderer.mjs').ClipSpec}
 */
const HOP = {
  name: 'hop',
  performance: { exercise: 'one_leg_hop', reps: 1, restBeforeS: 0.6, restAfterS: 0.3 },
  camera: { width: 400, height: 400, fovDeg: 62, distanceM: 3.2, heightM: 1, target: [0, 1, 0], yawDeg: 30 },
  fps: 30,
  format: 'mp4',
  quality: 1_000_000,
};

/**
 * No clip shows a hop: it is rendered.
 * @param {string} folder
 */
async function filmHop(folder) {
  const renderer = await startAthleteRenderer();
  try {
    const file = join(folder, 'hop.mp4');
    writeFileSync(file, await renderer.clip(HOP));
    return file;
  } finally {
    await renderer.close();
  }
}

/** What the page speaks: its own wire, and a dialect. */
const CONFIGS = [{ access: 'open' }, { access: 'open', bridge: { dialect: 'posetracker' } }];

/**
 * Records what is said of one and the same file in the page's own wire and in the dialect.
 * @returns {Promise<import('./dialect-examples.mjs').Pair[]>}
 */
export async function recordDialects() {
  const folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-'));
  const browser = await launchChromium();
  try {
    const hopFile = await filmHop(folder);
    const said = [];
    for (const [index, content] of CONFIGS.entries()) {
      const config = join(folder, `${index}.json`);
      writeFileSync(config, JSON.stringify(content));
      said.push(await messagesOf(config, hopFile, browser));
    }
    const [ours = [], theirs = []] = said;
    return pairMessages(ours, theirs);
  } finally {
    rmSync(folder, { recursive: true });
    await browser.close();
  }
}

/**
 * @param {string} config
 * @param {string} hopFile a hop on one leg
 * @param {import('puppeteer-core').Browser} browser
 */
async function messagesOf(config, hopFile, browser) {
  const server = await startDistServer(config);
  try {
    const run = { server, browser };
    const clip = join(ROOT, 'test/fixtures/clips/squat-shallow.mp4');
    const whole = await runEndpoint(clip, { ...EVERYTHING, export: false }, run);
    const jump = await runEndpoint(
      join(ROOT, 'test/fixtures/clips/jump-oblique.mp4'),
      { exercise: 'jump_analysis', userHeightCm: 175 },
      run,
    );
    const hop = await runEndpoint(hopFile, { exercise: 'jump_analysis', userHeightCm: 175 }, run);
    const wrong = await runEndpoint(clip, { exercise: 'flying' }, run);
    return [
      ...whole.messages,
      ...jump.messages.filter(({ type }) => type.startsWith('jump_')),
      ...hop.messages.filter(({ type }) => type === 'jump_discarded'),
      ...wrong.errors,
    ];
  } finally {
    await server.close();
  }
}

/**
 * @param {Run} run
 * @param {string} folder for a part of a clip
 */
function fileOf({ clip, bytes }, folder) {
  const whole = join(ROOT, 'test/fixtures/clips', clip);
  if (bytes === undefined) return whole;
  const part = join(folder, clip);
  writeFileSync(part, readFileSync(whole).subarray(0, bytes));
  return part;
}

/**
 * @param {Run} run
 * @param {string} file
 * @param {Pick<import('./endpoint-run.mjs').EndpointOptions, 'server' | 'browser'>} where
 */
async function record({ clip, params, commands = [], wanted }, file, where) {
  const { messages } = await runEndpoint(file, params, {
    ...where,
    async beforeClose(page, said) {
      if (params.export) await until(said, 0, ({ type }) => type === 'export_ready');
      for (const command of commands) {
        const before = said.length;
        await page.evaluate((given) => window.postMessage(given, location.origin), command);
        await until(said, before, ({ type }) => /^(command_done|media_ack|export_chunk|error)$/.test(type));
      }
    },
  });
  return wanted.map(({ name, fits, keep }) => {
    const message = messages.find(fits);
    if (!message) throw new Error(`${clip} gave no message for the example "${name}".`);
    return exampleOf(name, asOnElement(message), keep);
  });
}

/**
 * Waits for a message.
 * @param {readonly Message[]} messages grows while we wait
 * @param {number} from where to look from
 * @param {(message: Message) => boolean} fits
 */
async function until(messages, from, fits) {
  for (let waited = 0; !messages.slice(from).some(fits); waited += 50) {
    if (waited > PATIENCE_MS) throw new Error('The page gave no answer.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Without what messages have once more on the wire.
 * @param {Message} message
 * @returns {Message}
 */
function asOnElement(message) {
  if (message.type === 'export_chunk') return message;
  const { data: _, requirements: __, history: ___, ...rest } = message;
  if (rest.type === 'error') delete rest['error'];
  return rest;
}
