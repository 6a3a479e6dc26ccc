/**
 * Languages that come with the package and are loaded where somebody wants them. None was checked by a native reader yet.
 */
import type { FullLanguage } from './full-language.js';
import { addedLanguage, addLanguage, isMoreLanguage, type MoreLanguage } from './languages.js';

const LOADERS: Readonly<Record<MoreLanguage, () => Promise<{ readonly language: FullLanguage }>>> = {
  de: () => import('./de/index.js'),
  es: () => import('./es/index.js'),
  it: () => import('./it/index.js'),
  ja: () => import('./ja/index.js'),
  pt: () => import('./pt/index.js'),
};

const loading = new Map<string, Promise<void>>();

const loaded = new Set<string>();

/**
 * Loads a language, unless it is there; what a page has added to it itself goes before. Where it cannot be loaded, the console says so
 * and English speaks in its place until it is wanted again.
 *
 * @param tag without region; one that cannot be loaded does nothing
 */
export function provideLanguage(tag: string): Promise<void> {
  if (!isMoreLanguage(tag) || loaded.has(tag)) return Promise.resolve();
  const known = loading.get(tag);
  if (known) return known;
  const load = LOADERS[tag]()
    .then(({ language }) => {
      loaded.add(tag);
      const own = addedLanguage(tag);
      addLanguage(tag, language);
      if (own) addLanguage(tag, own);
    })
    .catch((error: unknown) => {
      console.warn(
        `pose-upload-tracker: the language ${tag} could not be loaded, so the interface is in English.`,
        error,
      );
    })
    .finally(() => loading.delete(tag));
  loading.set(tag, load);
  return load;
}
