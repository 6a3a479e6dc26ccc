/**
 * What is an exercise record and what is none: every mistake is an error that names record and field, and the published
 * schema refuses nothing else.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import type { Path } from '../../../src/exercise/shape.js';
import { validateCatalogue, validateRecord } from '../../../src/exercise/validate.js';
import { changed, find, OF_MEANING, OF_SHAPE, type Json, type Mistake } from './mistakes.js';
import * as ofParts from './mistakes-of-parts.js';

const ALL_OF_SHAPE: readonly Mistake[] = [...OF_SHAPE, ...ofParts.OF_SHAPE];
const ALL_OF_MEANING: readonly Mistake[] = [...OF_MEANING, ...ofParts.OF_MEANING];

const schema = JSON.parse(readFileSync('exercise.schema.json', 'utf8')) as object;
const fitsSchema = new Ajv().compile(schema);

/** All places of a record, from the outside in. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesOf((value as Json)[key], [...path, key]))];
}

/** @returns what is wrong with a record; undefined of one that is right */
function problemOf(record: unknown): string | undefined {
  try {
    validateRecord(record);
    return undefined;
  } catch (error) {
    expect(error).to.be.an.instanceOf(TypeError);
    return (error as TypeError).message;
  }
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

describe('exercise: records of the catalogue', () => {
  it('are right, with every text in English, and JSON', () => {
    expect(() => validateCatalogue([...CATALOGUE, ...MORE])).not.to.throw();
    for (const record of CATALOGUE)
      expect(problemOf(JSON.parse(JSON.stringify(record))), record.name).to.equal(undefined);
  });

  for (const record of CATALOGUE) {
    it(`fit the schema: ${record.name}`, () => {
      expect(fitsSchema(JSON.parse(JSON.stringify(record))), JSON.stringify(fitsSchema.errors)).to.equal(true);
    });

    it(`are refused with a value of another kind anywhere, by the schema too: ${record.name}`, () => {
      for (const path of placesOf(record).slice(1)) {
        const { parent, key } = find(record, path);
        for (const value of [null, true, 'Nothing of the kind', 0.5, [], {}]) {
          if (kindOf(value) === kindOf(parent[key])) continue;
          const wrong = changed(record, path, value);
          const what = `${path.join('.')} = ${JSON.stringify(value)}`;
          expect(fitsSchema(wrong), what).to.equal(false);
          expect(problemOf(wrong), what).to.be.a('string');
        }
      }
    });

    it(`are refused with another field anywhere, by the schema too: ${record.name}`, () => {
      for (const path of placesOf(record)) {
        const { parent, key } = path.length ? find(record, path) : { parent: { record }, key: 'record' };
        if (kindOf(parent[key]) !== 'object') continue;
        const wrong = changed(record, [...path, 'elan'], 1);
        expect(fitsSchema(wrong), path.join('.')).to.equal(false);
        expect(problemOf(wrong), path.join('.')).to.match(/elan: is not known here/);
      }
    });

    it(`lack no field that the schema asks for, and may lack the others as it says: ${record.name}`, () => {
      for (const path of placesOf(record).slice(1)) {
        if (typeof path.at(-1) === 'number') continue;
        const without = changed(record, path);
        const isMissing = problemOf(without)?.endsWith(`${String(path.at(-1))}: is missing`) ?? false;
        expect(fitsSchema(without), path.join('.')).to.equal(!isMissing);
      }
    });
  }
});

describe('exercise: a record with a mistake', () => {
  for (const [what, record, path, value, message] of [...ALL_OF_SHAPE, ...ALL_OF_MEANING]) {
    it(`is refused by record and field: ${what}`, () => {
      expect(problemOf(changed(record, path, value))?.slice(0, message.length)).to.equal(message);
    });
  }

  it('is refused by the schema where its shape is wrong, and only there', () => {
    for (const [what, record, path, value] of ALL_OF_SHAPE) {
      expect(fitsSchema(changed(record, path, value)), what).to.equal(false);
    }
    for (const [what, record, path, value] of ALL_OF_MEANING) {
      expect(fitsSchema(changed(record, path, value)), what).to.equal(true);
    }
  });

  it('may be no record at all', () => {
    for (const none of [undefined, null, 'squat', [squat]])
      expect(problemOf(none)).to.match(/^record: must be an object/);
    expect(problemOf({})).to.equal('record.unit: is missing');
    expect(problemOf({ unit: 'reps' })).to.equal('record.name: is missing');
  });
});
