/**
 * Makes the files of `test/fixtures/media`: `node --import tsx scripts/media-corpus.ts [--only NAME,…]`. Needs ffmpeg
 * with x264, x265, libvpx, SVT-AV1, libaom, LAME, Theora and WebP, heif-enc and ImageMagick (Debian: `apt-get install ffmpeg
 * libheif-examples imagemagick`). What each has to give stands in
 * `test/helpers/media-corpus.ts`.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { RECIPES, SHORT, type Recipe } from './media-corpus/recipes.js';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '..');
const CLIP = join(ROOT, 'test/fixtures/clips/squat-front.mp4');
const OUT = join(ROOT, 'test/fixtures/media');

/** The same bytes from every run of one version of ffmpeg. */
const EXACT = [
  '-threads',
  '1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
  '-map_metadata',
  '-1',
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const folder = await mkdtemp(join(tmpdir(), 'media-corpus-'));
await mkdir(OUT, { recursive: true });
try {
  let total = 0;
  for (const recipe of RECIPES) {
    if (only && !only.includes(recipe.file)) continue;
    const bytes = await make(recipe, folder);
    await writeFile(join(OUT, recipe.file), bytes);
    total += bytes.length;
    console.log(`${recipe.file}: ${(bytes.length / 1000).toFixed(0)} kB`);
  }
  console.log(`${(total / 1e6).toFixed(2)} MB in all`);
} finally {
  await rm(folder, { recursive: true });
}

async function make(recipe: Recipe, work: string): Promise<Uint8Array> {
  const { file, ffmpeg, isWhole, ending, command, change } = recipe;
  const made: Uint8Array[] = [];
  for (const [index, given] of ffmpeg.entries()) {
    const path = join(work, `${index}.${ending ?? extname(file).slice(1)}`);
    const inputs = given.indexOf('-i');
    const [before, after] = inputs < 0 ? [[], given] : [given.slice(0, inputs + 2), given.slice(inputs + 2)];
    const filter = isWhole || given.includes('-vf') ? [] : ['-vf', SHORT.filter];
    const length = isWhole || given.includes('-t') || given.includes('-frames:v') ? [] : ['-t', String(SHORT.seconds)];
    await run('ffmpeg', [
      ...['-hide_banner', '-loglevel', 'error', '-y', '-i', CLIP],
      ...before,
      ...filter,
      ...length,
      ...after,
      ...EXACT,
      path,
    ]);
    made.push(new Uint8Array(await readFile(path)));
  }
  if (command) {
    const path = join(work, file);
    const [program, ...given] = command(join(work, `0.${ending}`), path);
    await run(program, given);
    return readFile(path);
  }
  const [first] = made;
  if (!first) throw new Error(`${file} has no recipe`);
  return change ? change(made) : first;
}
