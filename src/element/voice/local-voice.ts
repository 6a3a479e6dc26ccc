/**
 * Which of the browser's voices speaks a language: one of the device, as what others say is sent to a server. Pure.
 */

/** What is known of a voice. */
export type KnownVoice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/**
 * @param tag of the language, with or without region
 * @param preferred the visitor's own languages: they say which region's voice it is
 * @returns undefined where the device has none
 */
export function localVoice<V extends KnownVoice>(
  voices: readonly V[],
  tag: string,
  preferred: readonly string[],
): V | undefined {
  const speaking = voices.filter(({ lang, localService }) => localService && languageIn(lang) === languageIn(tag));
  const ofRegion = preferred.map((wanted) => speaking.find(({ lang }) => whole(lang) === whole(wanted)));
  return ofRegion.find((voice) => voice !== undefined) ?? speaking.find((voice) => voice.default) ?? speaking[0];
}

/** Android writes `en_US`. */
function whole(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}

function languageIn(tag: string): string | undefined {
  return whole(tag).split('-')[0];
}
