import { expect } from 'chai';
import fc from 'fast-check';
import {
  differing,
  endpointOf,
  givenOf,
  hashOf,
  leftOutOfUrl,
  tagOf,
  type Given,
} from '../../site/playground/written.js';
import { OPTIONS, type Option } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { readParameters } from '../../src/host/parameters.js';

const PAGE = 'https://example.org/pose_tracker/upload_tracking/';

/** Text that is not replaced on its way through a URL. */
const text = fc.string({ unit: 'grapheme' });

/** What somebody may give for an option, right or wrong. */
function givenFor({ type, allowed = [] }: Option): fc.Arbitrary<string> {
  switch (type) {
    case 'boolean':
      return fc.constantFrom('true', 'false');
    case 'enum':
    case 'language':
      return fc.oneof(fc.constantFrom(...allowed), text);
    case 'person':
      return fc.oneof(fc.constantFrom(...allowed, '0.5,1', '1.5,0', '0.2, 0.3'), text);
    case 'number':
    case 'fps':
    case 'factor':
      return fc.oneof(fc.integer({ min: -5, max: 20_000 }).map(String), fc.constantFrom('all', 'auto'), text);
    default:
      return fc.oneof(text, fc.webUrl({ withQueryParameters: true, withFragments: true }));
  }
}

const anything: fc.Arbitrary<Given> = fc.record(
  Object.fromEntries(OPTIONS.map((option) => [option.name, givenFor(option)])),
  { requiredKeys: [] },
);

describe('options as the playground writes them', () => {
  it('leave out defaults, and what is not allowed', () => {
    const given = { source: 'video', skeleton: 'true', analysisFps: '15', width: 'wide', pace: 'fast', exercise: '' };
    expect(differing(given)).to.deep.equal([]);
    expect(tagOf(given)).to.equal('<pose-upload-tracker></pose-upload-tracker>');
    expect(endpointOf(given, PAGE)).to.equal(PAGE);
  });

  it('are attributes in kebab case, bare where they are true', () => {
    expect(tagOf({ keypoints: 'true', skeleton: 'false' })).to.equal(
      '<pose-upload-tracker keypoints skeleton="false"></pose-upload-tracker>',
    );
    expect(tagOf({ token: 'demo', videoSrc: '/squat.mp4', exercise: 'squat', minGrade: 'B' })).to.equal(
      [
        '<pose-upload-tracker',
        '  token="demo"',
        '  video-src="/squat.mp4"',
        '  exercise="squat"',
        '  min-grade="B"',
        '></pose-upload-tracker>',
      ].join('\n'),
    );
  });

  it('are escaped in tags and in addresses', () => {
    const given = { uploadLabel: '"><script>&amp;\n', videoSrc: 'https://a.example/b c.mp4?x=1&y=2#z' };
    expect(tagOf(given)).to.contain('upload-label="&quot;&gt;&lt;script&gt;&amp;amp;&#10;"');
    expect(endpointOf(given, PAGE)).to.equal(
      `${PAGE}?videoSrc=https://a.example/b%20c.mp4%3Fx%3D1%26y%3D2%23z&uploadLabel=%22%3E%3Cscript%3E%26amp%3B%0A`,
    );
  });

  it('take the name that a URL has for them, and leave out what no URL may set', () => {
    const given = { assetBase: '/assets/', documentationUrl: '/help/', loadingMessage: 'Wait' };
    expect(endpointOf(given, PAGE)).to.equal(`${PAGE}?loading_message=Wait`);
    // The tag names what lies beside its own page.
    expect(endpointOf({ videoSrc: 'clips/a.mp4' }, PAGE, 'https://example.org/site/play.html')).to.equal(
      `${PAGE}?videoSrc=https://example.org/site/clips/a.mp4`,
    );
    expect(leftOutOfUrl(given)).to.deep.equal(['assetBase', 'documentationUrl']);
    expect(tagOf(given)).to.contain('asset-base="/assets/"');
  });

  it('say in an address what they say themselves', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const address = new URL(endpointOf(given, PAGE));
        const read = readParameters(address.search).map(({ option, given: text }) => [
          option.name,
          parseOption(option, text),
        ]);
        const meant = differing(given)
          .filter(({ option }) => option.parameter !== null)
          .map(({ option, text }) => [option.name, parseOption(option, text)]);
        expect(read).to.deep.equal(meant);
        expect(address.origin + address.pathname).to.equal(PAGE);
      }),
    );
  });

  it('come back from a hash', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const meant = differing(given).filter(({ option }) => option.parameter !== null);
        expect(differing(givenOf(`#${hashOf(given)}`) ?? {})).to.deep.equal(meant);
      }),
    );
  });

  it('tell a hash with nothing set from no hash', () => {
    expect(givenOf('')).to.equal(undefined);
    expect(givenOf('#')).to.equal(undefined);
    expect(hashOf({})).not.to.equal('');
    expect(givenOf(`#${hashOf({})}`)).to.deep.equal({});
  });

  it('are not taken from a hash where no URL may set them', () => {
    expect(givenOf('#assetBase=https://elsewhere.example/&token=x&unknown=1')).to.deep.equal({ token: 'x' });
  });

  it('are true in a hash where a boolean stands alone', () => {
    expect(givenOf('#keypoints&token=x')).to.deep.equal({ keypoints: 'true', token: 'x' });
  });
});
