/**
 * JSON in the documentation: configuration as the endpoint page reads it, settings of tools, and messages as they were
 * recorded.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { exampleNames, withExamples, type Example } from '../../scripts/lib/message-examples.mjs';
import { plank } from '../../src/exercise/catalogue/plank.js';
import { validateRecord } from '../../src/exercise/validate.js';
import { parseConfig } from '../../src/host/config.js';
import { readLabels } from '../../src/tune/index.js';
import { documentText, fencesIn, placeOf, type Fence } from '../helpers/docs/fences.js';
import { typeErrors, type Sample } from '../helpers/docs/type-check.js';

/** What JSON is meant for, by document. */
const JSON_READERS: Readonly<Record<string, (fence: Fence) => void>> = {
  'docs/access.md': readConfiguration,
  'docs/webviews.md': readConfiguration,
  'docs/migration.md': readConfiguration,
  'docs/adding-an-exercise.md': readRecord,
  'docs/cors.md': readBucketRules,
  'docs/frameworks.md': readToolSettings,
};

describe('JSON in the documentation', () => {
  for (const fence of fencesIn('json').filter(({ file }) => file !== 'docs/messages.md')) {
    it(`is what it is meant for: ${placeOf(fence)}`, () => {
      const read = JSON_READERS[fence.file];
      if (!read) throw new Error(`Say in JSON_READERS what JSON in ${fence.file} is.`);
      expect(() => read(fence)).not.to.throw();
    });
  }
});

function readConfiguration({ code }: Fence): void {
  parseConfig(code, 'the sample');
}

/** A record, a part of one, the labels of recordings, or the configuration that a record goes into. */
function readRecord(fence: Fence): void {
  const value = JSON.parse(fence.code) as object;
  if ('access' in value) readConfiguration(fence);
  else if (Array.isArray(value)) readLabels(value);
  else if ('name' in value) validateRecord(value);
  else validateRecord(withPart('hold' in value ? plank : sitUp, value));
}

/** The record that the document begins with. */
const sitUp = JSON.parse(
  fencesIn('json').find(({ file }) => file === 'docs/adding-an-exercise.md')?.code ?? '',
) as object;

/** A record with some of its fields, at any depth, replaced. */
function withPart(record: object, part: object): object {
  const merged = Object.entries(part).map(([name, value]: [string, unknown]) => {
    const before = (record as Record<string, unknown>)[name];
    const isInside = typeof before === 'object' && before !== null && !Array.isArray(before);
    return [name, isInside ? withPart(before, value as object) : value];
  });
  return { ...record, ...(Object.fromEntries(merged) as object) };
}

/** The rules of Amazon's and Google's stores. */
function readBucketRules({ code }: Fence): void {
  const KNOWN = [
    ['AllowedOrigins', 'AllowedMethods', 'AllowedHeaders', 'ExposeHeaders', 'MaxAgeSeconds'],
    ['origin', 'method', 'responseHeader', 'maxAgeSeconds'],
  ];
  const [rule] = JSON.parse(code) as Record<string, unknown>[];
  const keys = KNOWN.find(([first = '']) => first in (rule ?? {}));
  expect(rule).to.have.all.keys(keys ?? []);
  expect(Object.values(rule ?? {})).to.deep.include(['GET', 'HEAD']);
}

/** Settings that name files of the package; Angular's are those of the example, which the tests build. */
function readToolSettings({ code }: Fence): void {
  if (code.startsWith('"assets"')) {
    const { assets } = JSON.parse(`{ ${code} }`) as { assets: object };
    const example = JSON.parse(readFileSync('examples/angular/angular.json', 'utf8')) as object;
    expect(JSON.stringify(example)).to.contain(JSON.stringify(assets));
    return;
  }
  const settings = JSON.parse(code) as Record<string, string[]>;
  const files = Object.values(settings).flat();
  expect(files).not.to.deep.equal([]);
  for (const file of files)
    expect(existsSync(file.replace('./node_modules/pose-upload-tracker/', '')), file).to.equal(true);
}

describe('messages in the documentation', () => {
  const document = documentText('docs/messages.md');
  const examples = JSON.parse(readFileSync('test/fixtures/message-examples.json', 'utf8')) as Example[];

  it('are the ones that were recorded (npm run docs)', async () => {
    expect(document).to.equal(await withExamples(document, examples));
  });

  it('are all shown, and nothing else is', () => {
    expect(exampleNames(document)).to.have.members(examples.map(({ name }) => name));
    expect(fencesIn('json').filter(({ file }) => file === 'docs/messages.md')).to.have.length(examples.length);
  });

  it('are messages by their types, and every type has one', () => {
    const types = [...new Set(examples.map(({ message }) => `'${message.type}'`))].join(' | ');
    const head = "import type { HostMessage, TrackerMessage } from 'pose-upload-tracker';";
    const shown = fencesIn('json').filter(({ file }) => file === 'docs/messages.md');
    const samples = shown.map(({ file, line, code }): Sample => {
      return { file, line, language: 'ts', code: `${head} (${code.trim()}) satisfies TrackerMessage | HostMessage;` };
    });
    const all = `${head} const missing: Exclude<(TrackerMessage | HostMessage)['type'], ${types}>[] = []; missing satisfies never[];`;
    expect(
      typeErrors([...samples, { file: 'docs/messages.md', line: 0, language: 'ts', code: all }], true),
    ).to.deep.equal([]);
  });
});
