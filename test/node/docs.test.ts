import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { optionsMarkdown } from '../../scripts/lib/options-doc.mjs';
import { OPTIONS } from '../../src/element/options.js';
import { ERROR_CODES } from '../../src/errors.js';

describe('documentation', () => {
  it('of the options is current (npm run docs)', async () => {
    expect(readFileSync('docs/options.md', 'utf8')).to.equal(await optionsMarkdown(OPTIONS));
  });

  it('of the messages names every error code', () => {
    const messages = readFileSync('docs/messages.md', 'utf8');
    for (const code of ERROR_CODES) expect(messages).to.contain(`\`${code}\``);
  });
});
