/**
 * Renders the synthetic athlete's clips: `npm run athlete -- [--only NAME] [--out FOLDER] [--frame SECONDS]`.
 *
 * Without arguments it writes every clip of `test/athlete/clips.ts` with its truth to `test/fixtures/clips`, and the
 * demo's sample. `--only` picks clips by name; `--frame` writes one moment of each as a PNG to `--out` instead.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleAthlete, startAthleteRenderer } from './lib/athlete-renderer.mjs';
import { ROOT } from './lib/run.mjs';

const FIXTURES = join(ROOT, 'test/fixtures/clips');
/** The clip that the demo shows. */
const SAMPLE = 'squat-oblique';

/** @param {string} entry */
async function load(entry) {
  const code = await bundleAthlete(entry, 'node');
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, out: { type: 'string' }, frame: { type: 'string' } },
});
const [{ CLIPS, extensionOf }, { truthOf }] = await Promise.all([load('clips.ts'), load('truth.ts')]);
const chosen = CLIPS.filter(({ name }) => !values.only || values.only.split(',').includes(name));
if (chosen.length === 0) {
  throw new Error(`There is no clip ${values.only}; there are ${CLIPS.map(({ name }) => name).join(', ')}.`);
}
const out = values.out ?? FIXTURES;
await mkdir(out, { recursive: true });

const renderer = await startAthleteRenderer();
try {
  for (const spec of chosen) {
    if (values.frame !== undefined) {
      await writeFile(join(out, `${spec.name}.png`), await renderer.frame(spec, Number(values.frame)));
      continue;
    }
    const file = `${spec.name}.${extensionOf(spec)}`;
    const bytes = await renderer.clip(spec);
    await writeFile(join(out, file), bytes);
    const truth = JSON.stringify(truthOf(spec, file));
    await writeFile(join(out, `${spec.name}.json`), `${truth}\n`);
    console.log(`${file}: ${(bytes.length / 1000).toFixed(0)} kB, truth ${(truth.length / 1000).toFixed(0)} kB`);
    if (spec.name === SAMPLE && !values.out) await copyFile(join(out, file), join(ROOT, 'demo/sample.mp4'));
  }
} finally {
  await renderer.close();
}
