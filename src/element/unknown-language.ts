/**
 * Says on the console where a page asks for a language that is not there: the interface speaks English then.
 */
import { languageTags } from '../texts/languages.js';
import { pageSettled } from './page-settled.js';

/** Characters of an unknown tag that the console shows. */
const SHOWN_CHARACTERS = 20;

const told = new Set<string>();

/** @param tag as the option `lang` has it; the page may add it still, and is told once for all elements */
export function warnOfUnknownLanguage(tag: string): void {
  if (told.has(tag) || languageTags().includes(tag)) return;
  void pageSettled().then(() => {
    if (told.has(tag) || languageTags().includes(tag)) return;
    told.add(tag);
    console.warn(
      `pose-upload-tracker: there is no language ${JSON.stringify(tag.slice(0, SHOWN_CHARACTERS))}, so the interface is in English. Languages there are: ${languageTags().join(', ')}. Others are added by addLanguage().`,
    );
  });
}
