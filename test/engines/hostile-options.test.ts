/**
 * Every option, given every hostile value.
 */
import { expect } from 'chai';
import { OPTIONS } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { readParameters } from '../../src/host/parameters.js';
import { isMediaAddress } from '../../src/media/source.js';
import { HOSTILE_ADDRESSES, HOSTILE_OBJECTS, HOSTILE_TEXTS } from '../helpers/hostile-values.js';

const TEXTS = [...HOSTILE_ADDRESSES, ...HOSTILE_TEXTS];

const isWebAddress = (value: unknown) =>
  value === '' || /^https?:$/.test(new URL(value as string, 'https://page.example/').protocol);

/** A point of the picture, in shares of its width and height. */
const POINT = /^(0|1|0?\.\d+),(0|1|0?\.\d+)$/;

/** What an option of each type may become, whatever it is given. */
const FITS: Record<string, (value: unknown, allowed: readonly string[]) => boolean> = {
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  exercise: (value) => typeof value === 'string',
  enum: (value, allowed) => allowed.includes(value as string),
  person: (value, allowed) => allowed.includes(value as string) || POINT.test(value as string),
  language: (value) => typeof value === 'string',
  number: (value) => value === null || Number.isFinite(value),
  fps: (value) => value === 'all' || Number.isFinite(value),
  factor: (value) => value === 'auto' || Number.isFinite(value),
  // What an object is, is told when it is used.
  reference: (value) =>
    typeof value === 'object'
      ? value !== null && !Array.isArray(value)
      : value === '' || isMediaAddress(value as string, 'https://page.example/'),
  url: (value) => value === '' || isMediaAddress(value as string, 'https://page.example/'),
  folder: isWebAddress,
  link: isWebAddress,
};

describe('hostile values', () => {
  for (const option of OPTIONS) {
    it(`leave ${option.name} with a value of its kind, or with its default and an error`, () => {
      for (const given of [...TEXTS, ...HOSTILE_OBJECTS]) {
        const { value, error } = parseOption(option, given);
        const isFit = FITS[option.type]?.(value, option.allowed ?? []);
        expect(isFit, `${typeof given} gives ${typeof value}`).to.equal(true);
        if (!error) continue;
        expect(value).to.equal(option.default);
        expect(error.code).to.equal('invalid_parameter');
        expect(error.details).to.include({ option: option.name });
        expect(error.message.length).to.be.below(400);
      }
    });
  }

  it('are no addresses to load from, and the error names the option', () => {
    const addresses = OPTIONS.filter(({ type }) => ['url', 'folder', 'link'].includes(type));
    expect(addresses.map(({ name }) => name)).to.include.members([
      'videoSrc',
      'imageSrc',
      'assetBase',
      'documentationUrl',
    ]);
    for (const option of addresses) {
      for (const given of HOSTILE_ADDRESSES) {
        const { value, error } = parseOption(option, given);
        expect(value, given).to.equal('');
        expect(error?.message, given).to.contain(`The option ${option.name} cannot be`);
      }
    }
  });

  it('stay one value each in an address, and add no parameter', () => {
    for (const given of TEXTS) {
      const query = new URLSearchParams(OPTIONS.flatMap(({ parameter }) => (parameter ? [[parameter, given]] : [])));
      const read = readParameters(query.toString());
      // What is there for clients of the hosted endpoint is left out where it is not understood.
      const asked = OPTIONS.filter(({ parameter, lenient }) => parameter && !lenient);
      expect(read.filter(({ option }) => !option.lenient)).to.have.length(asked.length);
      expect(read.length).to.be.at.most([...query].length);
      for (const one of read) expect(one.given).to.equal(given);
    }
  });
});
