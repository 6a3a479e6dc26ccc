/**
 * What somebody might put into a link to the endpoint page, or into an attribute, to make it do something else.
 */

/** Where requests go that must never be sent. */
export const HOSTILE_HOST = 'hostile.example';

/** Set by whatever runs as a program. */
export const HOSTILE_MARK = 'hostileValueRan';

const RUN = `globalThis.${HOSTILE_MARK}=1`;
const LOAD = `http://${HOSTILE_HOST}/x`;

/** Addresses by which nothing may be loaded. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  `javascript:${RUN}`,
  ` JaVaScRiPt:${RUN}`,
  `java\nscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `javascript://host/%0A${RUN}`,
  `vbscript:${RUN}`,
  'file:///etc/passwd',
  `ftp://${HOSTILE_HOST}/a.mp4`,
  `ws://${HOSTILE_HOST}/`,
  `filesystem:http://${HOSTILE_HOST}/temporary/a.mp4`,
  `view-source:http://${HOSTILE_HOST}/`,
  'about:srcdoc',
  'chrome://settings',
  'intent://scan#Intent;scheme=zxing;end',
  'mailto:a@b.example',
  'http://[',
];

/** Text that would mean something in HTML, CSS, a script, a template, a path or an object. */
export const HOSTILE_TEXTS: readonly string[] = [
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `</style><script>${RUN}</script>`,
  `<iframe srcdoc="<script>parent.${HOSTILE_MARK}=1</script>">`,
  `<a href="javascript:${RUN}">x</a>`,
  `" onfocus="${RUN}" autofocus="`,
  '${' + RUN + '}',
  `{{constructor.constructor("${RUN}")()}}`,
  `color: red; background: url(${LOAD})`,
  `background: URL( "${LOAD}" )`,
  `background: u\\72l(${LOAD})`,
  `background: u/**/rl(${LOAD})`,
  `background: image-set("${LOAD}" 1x)`,
  `background: -webkit-image-set(url(${LOAD}) 1x)`,
  `background: -webkit-cross-fade(url(${LOAD}), url(${LOAD}), 50%)`,
  `background: src("${LOAD}")`,
  `background-image: url(${LOAD})`,
  `font-family: x; src: url(${LOAD})`,
  `--x: url(${LOAD}); background: var(--x)`,
  'position: fixed; inset: 0; z-index: 9999',
  `width: expression(${RUN})`,
  `} * { background: url(${LOAD}) } x {`,
  `@import "${LOAD}";`,
  `color: red !important; background: red url(${LOAD})`,
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '\u202Etxt.4pm',
  '\u0000',
  '%00%0d%0aX-Injected: 1',
  '\r\nX-Injected: 1',
  '🏋️'.repeat(5),
  'a'.repeat(100_000),
  '-1',
  '1e309',
  '[object Object]',
];

/** What only a program can give. */
export const HOSTILE_OBJECTS: readonly unknown[] = [
  Symbol('x'),
  () => 1,
  10n,
  [],
  ['true'],
  {},
  Object.create(null),
  new Proxy({}, {}),
  {
    toString(): string {
      throw new Error('toString was called');
    },
  },
  {
    toJSON(): string {
      throw new Error('toJSON was called');
    },
  },
  NaN,
  -0,
  new Date(NaN),
  new URL(`http://${HOSTILE_HOST}/`),
];
