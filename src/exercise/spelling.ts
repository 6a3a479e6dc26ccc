/**
 * How names of exercises may be written.
 */

/** What may stand before a name: older clients of the hosted endpoint send it so. */
const PREFIX = /^face_/;

/** @returns what a name is looked up by, the first first: case and hyphens do not matter, and `face_` may stand before it */
export function spellingsOf(name: string): readonly string[] {
  const plain = name.trim().toLowerCase().replaceAll('-', '_');
  return [plain, plain.replace(PREFIX, '')];
}
