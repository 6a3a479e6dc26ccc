/**
 * `docs/options.md`, made from the option table.
 */
import { format, resolveConfig } from 'prettier';

const HEAD = `# Options

Every option can be an attribute, a property of the element, or a URL parameter of the endpoint page. Attributes are
spelled in kebab case; the documented spelling as HTML lower-cases it works too (\`video-src\`, \`videosrc\`). Booleans are
true when present, empty or \`true\`, and false with \`false\`. A value that is not allowed gives an \`invalid_parameter\`
error message, and the default is used. Options marked * need a developer, custom or company plan.

`;

/**
 * @param {readonly import('../../src/element/options.js').Option[]} options
 * @returns {Promise<string>}
 */
export async function optionsMarkdown(options) {
  const rows = options.map((option) => {
    const names = [...(option.name === option.attribute ? [] : [option.attribute]), ...(option.aliases ?? [])];
    const name = names.length > 0 ? ` ${quoted(names)}` : '';
    const parameter = urlName(option);
    const byDefault = option.default === null || option.default === '' ? '' : `\`${String(option.default)}\``;
    return `| \`${option.name}\`${option.gated ? ' *' : ''}${parameter} |${name} | ${values(option)} | ${byDefault} | ${option.description} |`;
  });
  const table = ['| option | attribute | values | default | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  return format(`${HEAD}${table}\n`, { ...(await resolveConfig('docs/options.md')), parser: 'markdown' });
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
