/**
 * A plugin of the custom elements analyzer: the element takes its attributes and properties from a table, and its parts and
 * custom properties stand in tables too, which the analyzer cannot see; this puts them into the manifest.
 */

/** @typedef {import('../../src/element/options.js').Option} Option */

/** The class of what methods return, which is documented with the element. */
const RESULT = 'AnalysisResult';

/** @typedef {{ type: { text: string }, description?: string }} Returned what a method returns */
/** @typedef {Readonly<Record<string, string>>} Described names with what each is */

/**
 * @param {readonly Option[]} options
 * @param {{ parts: Described, properties: Described }} css
 * @param {readonly string[]} exercises their names
 * @returns {{
 *   name: string,
 *   analyzePhase: (context: { ts: any, node: any }) => void,
 *   packageLinkPhase: (context: { customElementsManifest: any }) => void,
 * }}
 */
export function elementTables(options, css, exercises) {
  /** @type {Map<string, Returned>} */
  const returned = new Map();
  return {
    name: 'element-tables',
    analyzePhase({ ts, node }) {
      if (!ts.isMethodDeclaration(node) || !ts.isClassDeclaration(node.parent)) return;
      const about = ts.getTextOfJSDocComment(ts.getJSDocReturnTag(node)?.comment)?.replace(/\s+/g, ' ');
      returned.set(`${node.parent.name?.text}.${node.name.getText()}`, {
        type: { text: node.type?.getText() ?? 'void' },
        ...(about && { description: about }),
      });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          for (const member of declaration.members ?? []) {
            // Beside a description of what is returned the analyzer loses its type.
            const told = returned.get(`${declaration.name}.${member.name}`);
            if (member.kind === 'method' && told) member.return = told;
          }
          if (!declaration.customElement) continue;
          describe(declaration, options, exercises);
          declaration.cssParts = described(css.parts);
          declaration.cssProperties = described(css.properties);
        }
      }
      // Users find the modules where the package has them, not where the sources do.
      const published = new Map([
        ['src/element/pose-upload-tracker.ts', 'dist/index.js'],
        ['src/session/analysis-result.ts', 'dist/index.js'],
        ['src/define.ts', 'dist/define.js'],
      ]);
      customElementsManifest.modules = JSON.parse(JSON.stringify(customElementsManifest.modules), (key, value) =>
        ['path', 'module'].includes(key) ? (published.get(String(value).replace(/^\//, '')) ?? value) : value,
      );
      // Helpers of the element are nobody else's business.
      customElementsManifest.modules = customElementsManifest.modules.filter(
        ({ declarations = [], exports = [] }) =>
          declarations.some(({ customElement, name }) => customElement || name === RESULT) ||
          exports.some(({ kind }) => kind === 'custom-element-definition'),
      );
    },
  };
}

/**
 * @param {{ members?: any[], attributes?: any[], events?: any[] }} declaration
 * @param {readonly Option[]} options
 * @param {readonly string[]} exercises
 */
function describe(declaration, options, exercises) {
  const seen = (declaration.members ?? []).filter(
    ({ name, privacy }) => privacy !== 'private' && !name.startsWith('#') && !options.some((o) => o.name === name),
  );
  declaration.members = [
    ...options.map((option) => ({
      kind: 'field',
      name: option.name,
      ...common(option, exercises),
      attribute: option.attribute,
    })),
    ...seen,
  ];
  declaration.attributes = options.map((option) => ({
    name: option.attribute,
    ...common(option, exercises),
    fieldName: option.name,
  }));
  // The analyzer takes the variable in `new CustomEvent(type)` for an event's name.
  declaration.events = declaration.events?.filter(({ name }) => name !== 'type');
}

/** @param {Described} table */
function described(table) {
  return Object.entries(table).map(([name, description]) => ({ name, description }));
}

/**
 * @param {Option} option
 * @param {readonly string[]} exercises
 */
function common(option, exercises) {
  const notes = [];
  if (option.range) notes.push(`From ${option.range[0]} to ${option.range[1]}.`);
  if (option.gated) notes.push('Not on the free plan.');
  return {
    type: { text: typeText(option, exercises) },
    default: option.default === null ? 'null' : JSON.stringify(option.default).replaceAll('"', "'"),
    description: [option.description, ...notes].join(' '),
  };
}

/**
 * @param {Option} option
 * @param {readonly string[]} exercises
 * @returns {string}
 */
function typeText(option, exercises) {
  const allowed = option.allowed?.map((value) => `'${value}'`).join(' | ');
  if (option.type === 'person') return `${allowed} | string`;
  if (allowed !== undefined) return allowed;
  switch (option.type) {
    case 'exercise':
      return ['auto', ...exercises].map((name) => `'${name}'`).join(' | ') + ' | string';
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
