import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { API_DOC, apiMarkdown } from '../../scripts/lib/api-doc.mjs';
import { withDialects } from '../../scripts/lib/dialect-examples.mjs';
import { optionsMarkdown } from '../../scripts/lib/options-doc.mjs';
import { OPTIONS } from '../../src/element/options.js';
import { ERROR_CODES } from '../../src/errors.js';
import { BLAZEPOSE_KEYPOINTS, COCO_KEYPOINTS } from '../../src/pose/topology.js';
import { modelEntries } from '../../src/pose/models.js';
import { HANDLERS } from '../../src/react/handlers.js';
import { MORE_TAGS, PACKAGE_TAGS } from '../../src/texts/languages.js';

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

  it('of methods, properties, events, states, slots and parts is current (npm run docs)', async () => {
    const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Parameters<typeof apiMarkdown>[0];
    expect(readFileSync(API_DOC, 'utf8')).to.equal(await apiMarkdown(manifest));
  });

  it('of the models has a row for each, with what chooses it and how many keypoints it finds', () => {
    const [, text = ''] = readFileSync('README.md', 'utf8').split('\n## Models\n');
    const rows = (/\n(\|[^]*?)\n\n/.exec(text)?.[1] ?? '').split('\n').slice(2);
    expect(rows).to.have.length(modelEntries().length);
    let keypoints = '';
    for (const [index, [, { title, chosenBy, ...entry }]] of modelEntries().entries()) {
      const [name = '', found = ''] = (rows[index] ?? '').slice(2).split(/ +\| /);
      expect(name.startsWith(`${title} (`), `${title} in ${name}`).to.equal(true);
      // What is the option's default need not be said.
      const { blazeposeModel } = chosenBy;
      const isDefault = OPTIONS.some(
        ({ name, default: byDefault }) => name === 'blazeposeModel' && byDefault === blazeposeModel,
      );
      if (blazeposeModel !== undefined && !isDefault)
        expect(name).to.contain(`blazeposeModel="${String(blazeposeModel)}"`);
      if (!found.startsWith('the same')) keypoints = found;
      expect(keypoints.split(', ')[0], title).to.equal(String(entry.keypoints));
      expect(keypoints.includes('with depth'), title).to.equal(entry.hasDepth);
    }
  });

  it('of the messages names the keypoints of every family of models', () => {
    const messages = readFileSync('docs/messages.md', 'utf8').replaceAll('\n', ' ');
    const families = { movenet: COCO_KEYPOINTS, blazepose: BLAZEPOSE_KEYPOINTS };
    for (const [model, { family, keypoints }] of modelEntries()) {
      const names: readonly string[] = families[family as keyof typeof families] ?? [];
      expect(names.length, model).to.equal(keypoints);
      expect(messages, model).to.contain(`in order: ${names.join(', ')}.`);
    }
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
      /(English \(`en`\)[^]*?) are loaded when/.exec(readFileSync('docs/languages.md', 'utf8')) ?? [];
    expect([...list.matchAll(/`(\w+)`/g)].map(([, tag]) => tag)).to.deep.equal([...PACKAGE_TAGS, ...MORE_TAGS]);
  });

  it('of the migration has the two wires as they were recorded (npm run docs)', async () => {
    const document = readFileSync('docs/migration.md', 'utf8');
    const pairs = JSON.parse(readFileSync('test/fixtures/dialect-examples.json', 'utf8')) as Parameters<
      typeof withDialects
    >[1];
    expect(pairs.map(({ type }) => type)).to.include.members(['initialization', 'keypoints', 'angles', 'error']);
    expect(document).to.equal(await withDialects(document, pairs));
  });

  it('of the migration goes through every parameter and every message', () => {
    const document = 'docs/migration.md';
    const reference = firstCells(document, '## Parameters');
    const more = firstCells(document, 'More than the reference has:');
    expect([reference.length, more.length].every((count) => count > 8)).to.equal(true);
    expect([...reference, ...more]).to.have.members(OPTIONS.flatMap(({ parameter }) => parameter ?? []));
    const jumps = Object.keys(HANDLERS).filter((type) => type.startsWith('jump_'));
    const ours = ['progress', 'message', 'exercise_detected', 'posture_analysis', 'statechange', 'result', ...jumps];
    expect(firstCells(document, '## Messages')).to.have.members(
      Object.keys(HANDLERS).filter((type) => !ours.includes(type)),
    );
  });
});
