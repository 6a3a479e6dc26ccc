/**
 * `docs/api.md`, made from custom-elements.json: what there is on the element beside its options.
 */
import { format, resolveConfig } from 'prettier';

/** The page. */
export const API_DOC = 'docs/api.md';

const HEAD = `# Methods, properties, events, states, slots, parts

Everything on \`<pose-upload-tracker>\` besides its [options](options.md), which are also properties and attributes.

\`\`\`js
import { TrackerError } from 'pose-upload-tracker';

try {
  const result = await tracker.analyze(file);
  console.log(result.summary?.counter, result.warnings);
  await fetch('/results', { method: 'POST', body: JSON.stringify(result) });
} catch (error) {
  // Otherwise it is an AbortError: the analysis was cancelled, or another one replaced it.
  if (error instanceof TrackerError) console.error(error.code, error.message);
}
\`\`\`

\`analyze()\` resolves as soon as the analysis is complete. With \`pace="realtime"\`, the video may still be playing then, and messages
keep step with it: \`state\` becomes \`done\` with the last one. You do not have to await the promise.

## A result in your own page

\`\`\`html
<p id="count"></p>
<ol id="reps"></ol>
<p id="problem" role="alert"></p>
<script type="module">
  const [count, reps, problem] = ['count', 'reps', 'problem'].map((id) => document.getElementById(id));
  const tracker = document.querySelector('pose-upload-tracker');
  tracker.addEventListener('result', ({ detail: { summary, warnings } }) => {
    problem.textContent = '';
    // Without a summary no exercise was recognised; the warnings say so.
    count.textContent = summary ? \`\${summary.counter} \${summary.unit}\` : warnings.map(({ message }) => message).join(' ');
    const items = (summary?.reps ?? []).map(({ score, grade, findings }) => {
      const item = document.createElement('li');
      item.textContent = [\`\${score} (\${grade})\`, ...findings.map(({ message }) => message)].join(' · ');
      return item;
    });
    reps.replaceChildren(...items);
  });
  tracker.addEventListener('error', ({ detail }) => (problem.textContent = detail.message));
</script>
\`\`\`

\`result\` comes as soon as the analysis is complete. If your page must not be ahead of the video, wait for \`statechange\` to
\`done\` and read \`tracker.result\`.

\`await result.describe()\` has the words that the element shows: \`sentence\` (“6 squats, all deep enough. The last one was the
shallowest.”), \`reason\` if nothing was counted, \`improvements\` with the moment and the figures that each rests on, and \`filming\`,
how to film so that more can be judged. \`describe('de')\` has them in another language.

\`\`\`js
const { sentence, improvements } = await tracker.result.describe();
console.log(sentence);
for (const { text, repetition, measuredText } of improvements) console.log(repetition, text, measuredText);
\`\`\`

A finding has a \`code\`, a \`severity\`, a \`message\` in the language of \`lang\`, a
\`timestampMs\` and, if it can be put plainly, what was \`measured\`. Error messages and warnings are in English; each has a
\`code\` by which your page can choose words of its own. The warnings are \`nobody_found\`, \`none_recognised\`,
\`exercise_uncertain\`, \`experimental_exercise\`, \`not_judged\` and \`unvalidated_advice\`; \`about\` has the names or codes that they
are about.

Options apply to the next analysis. To count the current video as another exercise, call \`judge()\`.

## In a form

The value is the result as JSON, as \`toJSON()\` makes it, under \`name\`. With \`required\`, the form is invalid until there is a result,
even if its count is 0. Resetting the form removes whatever the visitor has chosen: \`statechange\` to \`idle\` says so, and no
\`result\` event does. When the browser restores a page, the result does not come back, because the video would be missing.

`;

/** @typedef {{ name: string, description?: string, type?: { text: string }, kind?: string, static?: boolean, readonly?: boolean, attribute?: string, privacy?: string, parameters?: { name: string, type?: { text: string }, description?: string, default?: string, optional?: boolean }[], return?: { type: { text: string }, description?: string } }} Member */

/**
 * @param {{ modules: readonly { declarations?: readonly any[] }[] }} manifest custom-elements.json
 * @returns {Promise<string>}
 */
export async function apiMarkdown(manifest) {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const element = declarations.find(({ customElement }) => customElement);
  const result = declarations.find(({ name }) => name === 'AnalysisResult');
  /** @type {Member[]} */
  const members = element.members;
  const own = members.filter(({ attribute, privacy }) => attribute === undefined && privacy !== 'private');
  const sections = [
    ['Methods', methods(own)],
    ['Properties', fields(own)],
    ['The result', `${lines(result.description)}\n\n${fields(result.members)}\n\n${methods(result.members)}`],
    [
      'Events',
      table(['event', 'detail'], element.events, ({ name, type }) => [code(name), code(detailOf(type?.text))]),
    ],
    [
      'States',
      `\`pose-upload-tracker:state(done)\` in stylesheets, and \`[data-state="done"]\` for browsers without it.\n\n${table(['state'], element.cssStates ?? [], ({ name }) => [code(name)])}`,
    ],
    ['Slots', table(['slot'], element.slots, ({ name }) => [code(name)])],
    [
      'Parts',
      `\`pose-upload-tracker::part(stage)\`\n\n${table(['part'], element.cssParts, ({ name }) => [code(name)])}`,
    ],
    [
      'Custom properties',
      `Their defaults are in [Styling](styling.md).\n\n${table(['property'], element.cssProperties, ({ name }) => [code(name)])}`,
    ],
  ];
  const text = sections.map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n');
  return format(HEAD + text, { ...(await resolveConfig(API_DOC)), parser: 'markdown' });
}

/** @param {readonly Member[]} members */
function methods(members) {
  return members
    .filter(({ kind, name }) => kind === 'method' && name !== 'constructor')
    .map(({ name, parameters = [], return: returned, description, static: isStatic }) => {
      const list = parameters.map(
        (one) => `${one.name}${one.optional || one.default !== undefined ? '?' : ''}: ${one.type?.text ?? 'unknown'}`,
      );
      const told = parameters.filter((one) => one.description).map((one) => `- \`${one.name}\`: ${one.description}`);
      const answer = returned?.description ? [`Returns ${returned.description}`] : [];
      return [
        `### \`${isStatic ? 'PoseUploadTracker.' : ''}${name}(${list.join(', ')}): ${returned?.type.text ?? 'void'}\``,
        lines(description),
        told.join('\n'),
        ...answer,
      ]
        .filter(Boolean)
        .join('\n\n');
    })
    .join('\n\n');
}

/** @param {readonly Member[]} members */
function fields(members) {
  const shown = members.filter(
    ({ kind, privacy, name }) => kind === 'field' && privacy !== 'private' && !name.startsWith('#'),
  );
  return table(['property', 'type'], shown, ({ name, type, static: isStatic, readonly }) => [
    `${code(isStatic ? `PoseUploadTracker.${name}` : name)}${readonly ? ' (read only)' : ''}`,
    type ? code(type.text) : '',
  ]);
}

/**
 * @param {readonly string[]} heads the last column is the description
 * @param {readonly Member[]} rows
 * @param {(row: Member) => readonly string[]} cells
 */
function table(heads, rows, cells) {
  const line = (/** @type {readonly string[]} */ all) =>
    `| ${all.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line([...heads, '']),
    line([...heads, ''].map(() => '---')),
    ...rows.map((row) => line([...cells(row), lines(row.description ?? '').replaceAll('\n', ' ')])),
  ].join('\n');
}

/** @param {string | undefined} text */
function lines(text = '') {
  return text.replace(/\s*\n(?!\n)/g, '\n').trim();
}

/** @param {string | undefined} text */
function detailOf(text = '') {
  return text.replace(/^CustomEvent<(.*)>$/, '$1');
}

/** @param {string} text */
function code(text) {
  return text === '' ? '' : `\`${text.replace(/\s+/g, ' ')}\``;
}
