/**
 * Languages that come with the package and are loaded where somebody wants them. None of the five that are whole was checked by a
 * native reader yet; of French the interface is there already.
 */
import type { FullLanguage } from './full-language.js';
import { addBeneath, type AddedLanguage, type MoreLanguage } from './languages.js';

type Loader<Loaded> = () => Promise<{ readonly language: Loaded }>;

const LOADERS: Readonly<Record<MoreLanguage, Loader<FullLanguage>> & Record<'fr', Loader<AddedLanguage>>> = {
  fr: () => import('./fr/advice.js'),
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
  if (!isLoadable(tag) || loaded.has(tag)) return Promise.resolve();
  const known = loading.get(tag);
  if (known) return known;
  const load = LOADERS[tag]()
    .then(({ language }) => {
      loaded.add(tag);
      addBeneath(tag, language);
    })
    .catch((error: unknown) => {
      console.warn(`pose-upload-tracker: the language ${tag} did not load, so English speaks in its place.`, error);
    })
    .finally(() => loading.delete(tag));
  loading.set(tag, load);
  return load;
}

function isLoadable(tag: string): tag is keyof typeof LOADERS {
  return Object.hasOwn(LOADERS, tag);
}
