/**
 * Text as HTML.
 */

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text as it stands in HTML, in attributes too.
 * @param {string} text
 */
export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** @type {Readonly<Record<string, string>>} */
const CHARACTERS = { ...Object.fromEntries(Object.entries(ENTITIES).map(([a, b]) => [b, a])), '&#39;': "'" };

/**
 * The text of HTML that was made here: without its tags, and with the characters that it escapes.
 * @param {string} html
 */
export function textOf(html) {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
}
