/**
 * Values that nobody should give, and somebody will.
 */
import fc, { type Arbitrary } from 'fast-check';

/** What payloads set on the window where they run after all. */
export const MARK = '__fuzzed';

/** Nothing but options for media may lead there. */
export const LEAK_HOST = 'leak.invalid';

const PAYLOAD = `window.${MARK}=1`;

/** Texts that break parsers, reach for the page, or name what every object has. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  '\u0000\u0001\u001f\u007f',
  '\r\n\r\nx: y',
  '0',
  '-0',
  '-1',
  '1e309',
  '-1e309',
  '9007199254740993',
  '1e-400',
  '0x10',
  '0b11',
  '1_000',
  '１２',
  'NaN',
  'Infinity',
  '-Infinity',
  'null',
  'undefined',
  'true',
  'TRUE',
  'false',
  '[object Object]',
  '[]',
  '{}',
  '{"__proto__":{"polluted":1}}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  `<script>${PAYLOAD}</script>`,
  `"><script>${PAYLOAD}</script>`,
  `<img src=x onerror="${PAYLOAD}">`,
  `"><img src=x onerror=${PAYLOAD}>`,
  `' onmouseover='${PAYLOAD}`,
  `<svg/onload=${PAYLOAD}>`,
  `</title><svg onload=${PAYLOAD}>`,
  `<iframe srcdoc="<script>parent.${MARK}=1</script>"></iframe>`,
  '<!--',
  ']]>',
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  `javascript:${PAYLOAD}`,
  `JaVaScRiPt:${PAYLOAD}`,
  ` javascript:${PAYLOAD}`,
  `java\nscript:${PAYLOAD}`,
  `\u0001javascript:${PAYLOAD}`,
  `javascript&colon;${PAYLOAD}`,
  `vbscript:${PAYLOAD}`,
  `data:text/html,<script>${PAYLOAD}</script>`,
  `data:text/javascript,${PAYLOAD}`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${PAYLOAD}"/>`,
  'data:',
  'data:video/mp4;base64,AAAA',
  'data:video/mp4;base64,!!!!',
  'blob:',
  'blob:null/00000000-0000-0000-0000-000000000000',
  'file:///etc/passwd',
  'ftp://leak.invalid/x',
  'ws://leak.invalid/',
  'about:blank',
  'about:srcdoc',
  'http:',
  'https:',
  'http://',
  'http://[',
  'http://%',
  'https://leak.invalid:99999/',
  'https://user:password@leak.invalid/video.mp4',
  '//leak.invalid/x.mp4',
  '\\\\leak.invalid\\x.mp4',
  '/../../../../etc/passwd',
  '..%2f..%2f',
  '?',
  '#',
  '%',
  '%00',
  '%E0%A4%A',
  '%u0041',
  '+',
  'skeleton+counter',
  'color:red;background:url(//leak.invalid/a)',
  'color:red;background-image:url("http://leak.invalid/a")',
  'background:\\75rl(//leak.invalid/a)',
  'background:u/**/rl(//leak.invalid/a)',
  'background:image-set("//leak.invalid/a" 1x)',
  'position:fixed;inset:0;z-index:99999',
  `width:expression(${PAYLOAD})`,
  '--x:1;color:var(--x)',
  'color:red}*{display:none',
  ';;;;:::::',
  'font-family:"',
  '@import "//leak.invalid/a";',
  'behavior:url(//leak.invalid/a)',
  'é',
  'ﷺ',
  '𝒜𝓁𝓁',
  '\u202egnp.exe',
  '\ufeff',
  '\ud800',
  '\udfff\ud800',
  'İ',
  'ß',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '👩‍👩‍👧‍👦',
  'en-',
  'en-GB-oed-x-y',
  'fr_CA',
  'squat',
  'SQUAT',
  'face_squat',
  'squat,plank',
  'all',
  'ALL',
  '15.0000000000001',
  '240.0000001',
  '.5',
  '1.',
  '+1',
  '١٥',
  'a'.repeat(100),
  'a b '.repeat(200),
  'x'.repeat(6000),
];

/** A hostile text: known to break things, or made up. */
export const hostileText: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...HOSTILE_TEXTS), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: 1 },
  { arbitrary: fc.webUrl({ validSchemes: ['ftp', 'javascript', 'mailto'], withQueryParameters: true }), weight: 1 },
  { arbitrary: fc.double().map(String), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...HOSTILE_TEXTS), fc.constantFrom(...HOSTILE_TEXTS))
      .map((two) => two.join('')),
    weight: 2,
  },
);

/** Makes values that are no text, for properties and messages; those that cannot be cloned are marked. */
export const HOSTILE_VALUES: readonly { readonly name: string; readonly isClonable: boolean; make(): unknown }[] = [
  { name: 'undefined', isClonable: true, make: () => undefined },
  { name: 'null', isClonable: true, make: () => null },
  { name: 'true', isClonable: true, make: () => true },
  { name: 'false', isClonable: true, make: () => false },
  { name: 'NaN', isClonable: true, make: () => NaN },
  { name: 'Infinity', isClonable: true, make: () => Infinity },
  { name: '-0', isClonable: true, make: () => -0 },
  { name: '-1', isClonable: true, make: () => -1 },
  { name: '0.5', isClonable: true, make: () => 0.5 },
  { name: '15', isClonable: true, make: () => 15 },
  { name: '1e308', isClonable: true, make: () => 1e308 },
  { name: 'a bigint', isClonable: true, make: () => 2n ** 80n },
  { name: 'an empty object', isClonable: true, make: () => ({}) },
  { name: 'an object without a prototype', isClonable: true, make: () => Object.create(null) as unknown },
  { name: 'an array', isClonable: true, make: () => ['squat'] },
  { name: 'a sparse array', isClonable: true, make: () => new Array(1000) },
  { name: 'a circle', isClonable: true, make: circle },
  { name: 'a date', isClonable: true, make: () => new Date(NaN) },
  { name: 'an expression', isClonable: true, make: () => /x/ },
  { name: 'an error', isClonable: true, make: () => new Error('given as a value') },
  { name: 'a String object', isClonable: true, make: () => new String('true') },
  { name: 'bytes', isClonable: true, make: () => new Uint8Array(10) },
  { name: 'an empty buffer', isClonable: true, make: () => new ArrayBuffer(0) },
  { name: 'an empty blob', isClonable: true, make: () => new Blob([]) },
  { name: 'a blob of nonsense', isClonable: true, make: () => new Blob(['nonsense']) },
  { name: 'a symbol', isClonable: false, make: () => Symbol('s') },
  { name: 'a function', isClonable: false, make: () => () => 'true' },
  { name: 'an element', isClonable: false, make: () => document.createElement('img') },
  { name: 'the window', isClonable: false, make: () => window },
  { name: 'a promise', isClonable: false, make: () => Promise.resolve('true') },
  { name: 'an object that refuses to be a text', isClonable: false, make: refusing },
  { name: 'a proxy that throws', isClonable: false, make: throwing },
];

function circle(): unknown {
  const object: { self?: unknown } = {};
  object.self = object;
  return object;
}

function refusing(): unknown {
  const refuse = () => {
    throw new Error('no text of me');
  };
  return { toString: refuse, valueOf: refuse, toJSON: refuse, [Symbol.toPrimitive]: refuse };
}

function throwing(): unknown {
  const refuse = () => {
    throw new Error('hands off');
  };
  return new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}
