/**
 * Which files the exercise engine is shipped in, and what is loaded before it. By itself rollup makes a file for each set of modules that some entries share, and
 * many small files compress worse than a large one: what nobody loads but with the engine goes into one, and what the posture in an
 * image needs of it, without the rest, into another.
 */
import { fileURLToPath } from 'node:url';

const source = (/** @type {string} */ path) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

const ENGINE = source('exercise/engine.ts');
const POSTURE = source('exercise/physical/posture.ts');

/** What is never loaded without the engine. */
const WITH_ENGINE = [
  ENGINE,
  ...[
    'exercise/add.ts',
    'exercise/catalogue/more/index.ts',
    'exercise/index.ts',
    'exercise/jump/index.ts',
    'exercise/performer.ts',
    'exercise/physical/index.ts',
    'exercise/recognise.ts',
    'exercise/track-reference.ts',
    'texts/exercise-texts.ts',
    'tune/index.ts',
  ].map(source),
];

/** What the element is loaded with and a session alone needs too, in one file for the same reason. */
const COMMON = new Set(
  [
    'media/source.ts',
    'not-loaded.ts',
    'pose/models.ts',
    'pose/people.ts',
    'pose/region.ts',
    'session/load-exercises.ts',
    'session/own-exercises.ts',
    'session/reference/reference-input.ts',
    'session/slow-motion-choice.ts',
    'session/snapshot.ts',
    'texts/en/idle.ts',
    'texts/fr/idle.ts',
    'texts/more-languages.ts',
    'texts/number-format.ts',
  ].map(source),
);

/** @type {import('rollup').GetManualChunk} */
export function engineChunks(id, meta) {
  return COMMON.has(id) ? 'common' : chunksOf(meta).get(id);
}

/** @type {WeakMap<import('rollup').ManualChunkMeta['getModuleInfo'], ReadonlyMap<string, string>>} */
const made = new WeakMap();

/** @param {import('rollup').ManualChunkMeta} meta */
function chunksOf({ getModuleIds, getModuleInfo }) {
  const known = made.get(getModuleInfo);
  if (known) return known;
  /** @param {readonly string[]} roots */
  const reached = (roots) => {
    const seen = new Set(roots);
    for (const id of seen) for (const next of getModuleInfo(id)?.importedIds ?? []) seen.add(next);
    return seen;
  };
  const roots = [...getModuleIds()].filter((id) => {
    const info = getModuleInfo(id);
    return info && (info.isEntry || info.dynamicImporters.length > 0) && id !== POSTURE && !WITH_ENGINE.includes(id);
  });
  const elsewhere = reached(roots);
  const posture = reached([POSTURE]);
  const chunks = new Map();
  for (const id of reached([ENGINE])) {
    if (!elsewhere.has(id)) chunks.set(id, posture.has(id) ? 'body' : 'engine');
  }
  made.set(getModuleInfo, chunks);
  return chunks;
}
