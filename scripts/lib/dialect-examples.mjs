/**
 * The table of `docs/migration.md`: what the endpoint page said of one and the same run in its own wire and in a dialect,
 * message by message, written between the marks that stand in the document.
 */
import { format, resolveConfig } from 'prettier';
import { exampleOf } from './message-examples.mjs';

/** @typedef {import('./message-examples.mjs').Message} Message */

/**
 * What came of one type, in both.
 * @typedef {{ readonly type: string, readonly ours: readonly Message[], readonly theirs: readonly Message[] }} Pair
 */

/** Lists of which so much is shown. */
const KEEP = {
  keypoints: 1,
  data: 1,
  frames: 1,
  'frames.keypoints': 1,
  commands: 1,
  missingKeypoints: 1,
  reps: 1,
  history: 1,
  recommendations: 1,
  range_of_motion: 1,
  'details.known': 1,
};

/** Fields that say nothing of the difference, and are long. */
const LEFT_OUT = new Set(['reasons', 'score_parts', 'tempo', 'findings', 'near_misses', 'not_judged']);

/** Types whose messages tell of several things: one of each is shown. */
const MANY = new Set(['initialization', 'progress']);

/**
 * Pairs what came in two runs of the same file.
 * @param {readonly Message[]} ours
 * @param {readonly Message[]} theirs
 * @returns {Pair[]}
 */
export function pairMessages(ours, theirs) {
  const types = [...new Set([...ours, ...theirs].map(({ type }) => type))];
  return types.map((type) => ({ type, ours: shownOf(ours, type), theirs: shownOf(theirs, type) }));
}

/**
 * @param {readonly Message[]} messages
 * @param {string} type
 */
function shownOf(messages, type) {
  const all = messages.filter((message) => message.type === type);
  if (MANY.has(type)) return withoutRepeats(all).map(shortened);
  // In the middle somebody is seen, and something has been counted.
  const [one] = all.slice(Math.floor(all.length / 2));
  return one ? [shortened(one)] : [];
}

/**
 * Of texts that differ in a number the one in the middle stands for all.
 * @param {readonly Message[]} messages
 */
function withoutRepeats(messages) {
  /** @type {Map<string, Message[]>} */
  const alike = new Map();
  for (const message of messages) {
    const key = String(message['stage'] ?? message['message']).replace(/\d+/, 'N');
    alike.set(key, [...(alike.get(key) ?? []), message]);
  }
  return [...alike.values()].flatMap((group) => group.slice(Math.floor(group.length / 2)).slice(0, 1));
}

/**
 * @param {Message} message
 * @returns {Message}
 */
function shortened(message) {
  const { message: short } = exampleOf(message.type, message, KEEP);
  return /** @type {Message} */ (
    JSON.parse(JSON.stringify(short, (name, value) => (LEFT_OUT.has(name) ? undefined : value)))
  );
}

/** The place in the document. */
const PLACE = /<!-- dialects -->[^]*?<!-- \/dialects -->/;

/**
 * Writes the table into the document.
 * @param {string} document
 * @param {readonly Pair[]} pairs
 * @throws Error where the document has no place for it
 */
export async function withDialects(document, pairs) {
  if (!PLACE.test(document)) throw new Error('docs/migration.md has no marks <!-- dialects --> for the table.');
  const rows = pairs.map(({ type, ours, theirs }) => {
    const [left, right] = [cell(ours), cell(theirs)];
    return `| \`${type}\` | ${left} | ${left === right ? 'the same' : right} |`;
  });
  const table = ['| type | own wire | `posetracker` |', '| --- | --- | --- |', ...rows].join('\n');
  const text = document.replace(PLACE, () => `<!-- dialects -->\n\n${table}\n\n<!-- /dialects -->`);
  return format(text, { ...(await resolveConfig('docs/migration.md')), parser: 'markdown' });
}

/** @param {readonly Message[]} messages */
function cell(messages) {
  if (messages.length === 0) return '–';
  return messages.map((message) => `\`${JSON.stringify(message).replaceAll('|', '\\|')}\``).join('<br>');
}
