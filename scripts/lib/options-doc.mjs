/**
 * `docs/options.md`, made from the option table.
 */
import { format, resolveConfig } from 'prettier';
import { importSource } from './source.mjs';

const HEAD = `# Options

You can set every option as an attribute, as a property, or as a URL parameter of the endpoint page:

\`\`\`html
<pose-upload-tracker token="YOUR_API_KEY" exercise="squat" video-src="squat.mp4"></pose-upload-tracker>
\`\`\`

Attributes are in kebab case (\`video-src\`); lower case (\`videosrc\`) works too. Properties and URL parameters are in camel case
(\`videoSrc\`). Booleans are true when present, empty or \`true\`, and false when absent or \`false\`. An invalid value sends an
\`invalid_parameter\` error message, and the default is used; those of a few parameters of the hosted endpoint are
[ignored instead](migration.md#what-clients-send-today). Options marked * need a developer, custom or company plan. The
playground of this documentation (\`npm start\`) lets you try all of them.

`;

/**
 * @param {readonly import('../../src/element/options.js').Option[]} options
 * @returns {Promise<string>}
 */
export async function optionsMarkdown(options) {
  /** @type {typeof import('../../site/playground/groups.js')} */
  const { GROUPS, optionsOf } = await importSource('site/playground/groups.ts');
  const sections = GROUPS.map(({ id, title }) => {
    const names = optionsOf(id).map(({ name }) => name);
    const rows = names.flatMap((name) => options.filter((option) => option.name === name)).map(row);
    return `## ${title}\n\n| option | values | default | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const text = HEAD + sections.join('\n');
  return format(text, { ...(await resolveConfig('docs/options.md')), parser: 'markdown' });
}

/** @param {import('../../src/element/options.js').Option} option */
function row(option) {
  const aliases = option.aliases ? `, also ${quoted(option.aliases)}` : '';
  const byDefault = option.default === null || option.default === '' ? '' : `\`${String(option.default)}\``;
  return `| \`${option.name}\`${option.gated ? ' *' : ''}${urlName(option)}${aliases} | ${values(option)} | ${byDefault} | ${option.description} |`;
}

/** @param {import('../../src/element/options.js').Option} option */
function urlName({ name, parameter }) {
  if (parameter === name) return '';
  return parameter === null ? ' (not in a URL)' : ` (URL: \`${parameter}\`)`;
}

/** @param {import('../../src/element/options.js').Option} option */
function values({ type, allowed = [], range }) {
  switch (type) {
    case 'boolean':
      return '`true`, `false`';
    case 'enum':
    case 'language':
      return quoted(allowed);
    case 'exercise':
      return '`auto`, the name of an [exercise](exercises.md)';
    case 'person':
      return `${quoted(allowed)}, or a point \`x,y\` of 0–1 each`;
    case 'number':
      return `${range?.[0]}–${range?.[1]}`;
    case 'fps':
      return `${range?.[0]}–${range?.[1]}, \`all\``;
    case 'reference':
      return 'relative, http, https, blob or data URL; File, Blob, signature';
    case 'factor':
      return `\`auto\`, ${range?.[0]}–${range?.[1]}`;
    case 'url':
      return 'relative, http, https, blob or data URL';
    case 'folder':
    case 'link':
      return 'relative, http or https URL';
    default:
      return 'text';
  }
}

/** @param {readonly string[]} allowed */
function quoted(allowed) {
  return allowed
    .filter((value) => value !== '')
    .map((value) => `\`${value}\``)
    .join(', ');
}
