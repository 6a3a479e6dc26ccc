/**
 * The inline style that `uploadButtonStyle` may set: a subset that can change how the button looks, but not cover the
 * page, load anything or hide what the button is.
 */

/** The properties that are applied; all others are dropped. */
export const ALLOWED_STYLE_PROPERTIES: ReadonlySet<string> = new Set([
  'background',
  'background-color',
  'border',
  'border-color',
  'border-radius',
  'border-style',
  'border-width',
  'box-shadow',
  'color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'height',
  'letter-spacing',
  'line-height',
  'margin',
  'margin-bottom',
  'margin-left',
  'margin-right',
  'margin-top',
  'max-width',
  'min-height',
  'min-width',
  'opacity',
  'padding',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'text-align',
  'text-decoration',
  'text-transform',
  'width',
]);

/** The functions that values may call: none of them loads anything, or reaches values of the page. */
const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'color-mix', 'light-dark'],
  ...['calc', 'min', 'max', 'clamp', 'round'],
  ...['linear-gradient', 'radial-gradient', 'conic-gradient'],
  ...['repeating-linear-gradient', 'repeating-radial-gradient', 'repeating-conic-gradient'],
]);

/** What stands before a parenthesis: a function's name, or nothing inside of a calculation. */
const CALLS = /([^\s(),/*+]*)\s*\(/g;

/** Escapes can spell any name; nothing needs them here. */
const REFUSED_CHARACTERS = /[\\@<>{}]/;

function isAllowedValue(value: string): boolean {
  if (REFUSED_CHARACTERS.test(value)) return false;
  return [...value.matchAll(CALLS)].every(([, name = '']) => name === '' || ALLOWED_FUNCTIONS.has(name.toLowerCase()));
}

/**
 * Applies declarations such as `color: red; padding: 4px` to an element, in place of those applied before.
 *
 * @returns the declarations that were dropped
 */
export function applyAllowedStyle(style: CSSStyleDeclaration, declarations: string): string[] {
  for (const property of ALLOWED_STYLE_PROPERTIES) style.removeProperty(property);
  const dropped: string[] = [];
  for (const declaration of declarations.split(';')) {
    if (!declaration.trim()) continue;
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    const isAllowed = ALLOWED_STYLE_PROPERTIES.has(property) && isAllowedValue(value);
    if (isAllowed) style.setProperty(property, value);
    // The CSSOM ignores values that it cannot read, in silence.
    if (!isAllowed || style.getPropertyValue(property) === '') dropped.push(declaration.trim());
  }
  return dropped;
}
