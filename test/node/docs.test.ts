import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { optionsMarkdown } from '../../scripts/lib/options-doc.mjs';
import { OPTIONS } from '../../src/element/options.js';
import { ERROR_CODES } from '../../src/errors.js';
import { HANDLERS } from '../../src/react/handlers.js';
import { PACKAGE_TAGS } from '../../src/texts/languages.js';

/** The first cells of the table after a heading or sentence, without their backticks. */
function firstCells(document: string, before: string): string[] {
  const [, text = ''] = readFileSync(document, 'utf8').split(before);
  const table = /\n\n(\|[^]*?)\n\n/.exec(text)?.[1] ?? '';
  return table
    .split('\n')
    .slice(2)
    .flatMap((row) => [...(row.split(' |')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

describe('documentation', () => {
  it('of the options is current (npm run docs)', async () => {
    expect(readFileSync('docs/options.md', 'utf8')).to.equal(await optionsMarkdown(OPTIONS));
  });

  it('of the messages names every error code', () => {
    const messages = readFileSync('docs/messages.md', 'utf8');
    for (const code of ERROR_CODES) expect(messages).to.contain(`\`${code}\``);
  });

  it('of accessibility names every state that is checked', () => {
    const states = [...readFileSync('test/helpers/states.ts', 'utf8').matchAll(/ name: '([^']+)'/g)];
    expect(states.length).to.be.greaterThan(10);
    const document = readFileSync('docs/accessibility.md', 'utf8').replaceAll('\n', ' ');
    for (const [, state] of states) expect(document).to.match(new RegExp(`[:,] ${state}[,.]`));
  });

  it('of the languages names every one that there is', () => {
    const [, list = ''] =
      /and of advice: ([^]*?), with or without/.exec(readFileSync('docs/languages.md', 'utf8')) ?? [];
    expect([...list.matchAll(/`(\w+)`/g)].map(([, tag]) => tag)).to.deep.equal(PACKAGE_TAGS);
  });

  it('of the migration goes through every parameter and every message', () => {
    const document = 'docs/migration.md';
    const reference = firstCells(document, '## Parameters');
    const more = firstCells(document, 'More than the reference has:');
    expect([reference.length, more.length].every((count) => count > 8)).to.equal(true);
    expect([...reference, ...more]).to.have.members(OPTIONS.flatMap(({ parameter }) => parameter ?? []));
    const ours = ['progress', 'message'];
    expect(firstCells(document, '## Messages')).to.have.members(
      Object.keys(HANDLERS).filter((type) => !ours.includes(type)),
    );
  });
});
