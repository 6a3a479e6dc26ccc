/**
 * What a configuration comes to, in a few lines: who is let in, and who may hear.
 */

/** @typedef {import('../../src/host/config.js').EndpointConfig} EndpointConfig */

/** What has to be written for a page of another origin. */
const ONE_LINE = '{ "access": "open", "allowedOrigins": ["https://app.example"] }';

/** How tokens are checked, in words. @type {Readonly<Record<EndpointConfig['access']['kind'], string>>} */
const ACCESS = {
  any: 'any token, with every feature',
  table: 'the tokens of a list',
  endpoint: 'tokens that a server of yours knows',
  signed: 'signed tokens',
};

/**
 * @param {EndpointConfig} config
 * @returns {string[]}
 */
export function describeConfig({ access, allowedOrigins, exercises }) {
  const others = allowedOrigins ? `, and ${allowedOrigins.join(', ')}` : '';
  const added = exercises?.map((record) => ('name' in record ? String(record.name) : '')) ?? [];
  return [
    `Lets in:      ${ACCESS[access.kind]}`,
    `Heard by:     pages of this origin, native apps${others}`,
    ...(allowedOrigins ? [] : [`              for pages of other origins, in a file for --config: ${ONE_LINE}`]),
    ...(added.length > 0 ? [`Also counts:  ${added.join(', ')}`] : []),
  ];
}
