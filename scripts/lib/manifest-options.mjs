/**
 * A plugin of the custom elements analyzer: the element takes its attributes and properties from a table, which the
 * analyzer cannot see; this puts them into the manifest.
 */

/** @typedef {import('../../src/element/options.js').Option} Option */

/**
 * @param {readonly Option[]} options
 * @returns {{ name: string, packageLinkPhase: (context: { customElementsManifest: any }) => void }}
 */
export function optionTable(options) {
  return {
    name: 'option-table',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          if (declaration.customElement) describe(declaration, options);
        }
      }
      // Users find the modules where the package has them, not where the sources do.
      const published = new Map([
        ['src/element/pose-upload-tracker.ts', 'dist/index.js'],
        ['src/define.ts', 'dist/define.js'],
      ]);
      customElementsManifest.modules = JSON.parse(JSON.stringify(customElementsManifest.modules), (key, value) =>
        ['path', 'module'].includes(key) ? (published.get(String(value).replace(/^\//, '')) ?? value) : value,
      );
      // Helpers of the element are nobody else's business.
      customElementsManifest.modules = customElementsManifest.modules.filter(
        ({ declarations = [], exports = [] }) =>
          declarations.some(({ customElement }) => customElement) ||
          exports.some(({ kind }) => kind === 'custom-element-definition'),
      );
    },
  };
}

/**
 * @param {{ members?: any[], attributes?: any[], events?: any[] }} declaration
 * @param {readonly Option[]} options
 */
function describe(declaration, options) {
  const seen = (declaration.members ?? []).filter(
    ({ name, privacy }) => privacy !== 'private' && !name.startsWith('#') && !options.some((o) => o.name === name),
  );
  declaration.members = [
    ...options.map((option) => ({
      kind: 'field',
      name: option.name,
      ...common(option),
      attribute: option.attribute,
    })),
    ...seen,
  ];
  declaration.attributes = options.map((option) => ({
    name: option.attribute,
    ...common(option),
    fieldName: option.name,
  }));
  // The analyzer takes the variable in `new CustomEvent(type)` for an event's name.
  declaration.events = declaration.events?.filter(({ name }) => name !== 'type');
}

/** @param {Option} option */
function common(option) {
  const notes = [];
  if (option.range) notes.push(`From ${option.range[0]} to ${option.range[1]}.`);
  if (option.gated) notes.push('Not on the free plan.');
  return {
    type: { text: typeText(option) },
    default: option.default === null ? 'null' : JSON.stringify(option.default).replaceAll('"', "'"),
    description: [option.description, ...notes].join(' '),
  };
}

/**
 * @param {Option} option
 * @returns {string}
 */
function typeText(option) {
  const allowed = option.allowed?.map((value) => `'${value}'`).join(' | ');
  if (option.type === 'person') return `${allowed} | string`;
  if (allowed !== undefined) return allowed;
  switch (option.type) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number | null';
    case 'fps':
      return "number | 'all'";
    case 'reference':
      return 'string | File | Blob | StoredSignature';
    case 'factor':
      return "number | 'auto'";
    default:
      return 'string';
  }
}
