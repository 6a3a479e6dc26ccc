import { expect } from 'chai';
import { OPTIONS, defaultOptionValues, gatedOptionsInUse, type Option } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';

function option(name: string): Option {
  const found = OPTIONS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no option ${name}`);
  return found;
}

/** Every parameter of the reference page. */
const REFERENCE = [
  'token source videoSrc imageSrc keypoints angles skeleton blazepose export recommendations progression exercise',
  'difficulty showUpload uploadLabel uploadButtonClass uploadButtonStyle uploadButtonPosition containerClass width height',
]
  .join(' ')
  .split(' ');

describe('option table', () => {
  it('holds every parameter of the reference, under its own name', () => {
    const parameters = OPTIONS.map(({ parameter }) => parameter);
    expect(parameters).to.include.members(REFERENCE);
    expect(parameters).to.include.members(['loading_message', 'minGrade']);
  });

  it('has no name, attribute or parameter twice', () => {
    for (const names of [
      OPTIONS.map(({ name }) => name),
      OPTIONS.flatMap(({ attributes }) => attributes),
      OPTIONS.flatMap(({ parameters }) => parameters),
    ]) {
      expect(new Set(names).size).to.equal(names.length);
    }
  });

  it('spells attributes in kebab case and as HTML lower-cases the documented spelling', () => {
    expect(option('videoSrc').attributes).to.deep.equal(['video-src', 'videosrc']);
    expect(option('keypoints').attributes).to.deep.equal(['keypoints']);
  });

  it('has defaults that it allows itself', () => {
    for (const candidate of OPTIONS) {
      expect(parseOption(candidate, candidate.default).error, candidate.name).to.equal(undefined);
      expect(candidate.description, candidate.name).to.match(/\.$/);
    }
  });

  it('gates the features of the reference', () => {
    const gated = OPTIONS.filter((candidate) => candidate.gated).map(({ name }) => name);
    const reference = ['keypoints', 'angles', 'blazepose', 'recommendations', 'progression', 'export'];
    // A posture is made of angles.
    expect(gated).to.have.members([...reference, 'posture']);
    expect(gatedOptionsInUse({ ...defaultOptionValues(), angles: true, skeleton: false })).to.deep.equal(['angles']);
  });
});

describe('parseOption', () => {
  const value = (name: string, given: unknown) => parseOption(option(name), given).value;
  const error = (name: string, given: unknown) => parseOption(option(name), given).error;

  it('reads booleans as present, empty, true or false', () => {
    expect(['', 'true', true].map((given) => value('keypoints', given))).to.deep.equal([true, true, true]);
    expect(['false', false, null, undefined].map((given) => value('keypoints', given))).to.deep.equal(
      Array(4).fill(false),
    );
    expect(value('skeleton', 'false')).to.equal(false);
    expect(value('skeleton', null)).to.equal(true);
  });

  it('names option, value and what is allowed, and uses the default', () => {
    for (const [name, given, allowed] of [
      ['keypoints', 'yes', 'true or false'],
      ['source', 'audio', '"video", "image"'],
      ['width', 'wide', 'a number from 1 to 10000'],
      ['analysisFps', '0', '"all" or a number from 1 to 240'],
      ['slowMotion', '0.5', '"auto" or a number from 1 to 100'],
      ['videoSrc', 'javascript:alert(1)', 'a relative, http, https, blob or data URL'],
      ['difficulty', 'PRO', '"easy", "normal", "pro"'],
      [
        'person',
        'tallest',
        '"auto", "largest", "left", "center", "right", or a point "x,y" of the picture, from 0 to 1',
      ],
    ] as const) {
      const failure = error(name, given);
      expect(failure?.code, name).to.equal('invalid_parameter');
      expect(failure?.message).to.contain(name).and.to.contain(JSON.stringify(given)).and.to.contain(allowed);
      expect(value(name, given)).to.equal(option(name).default);
    }
  });

  it('understands what clients of the hosted endpoint send for its values', () => {
    expect(['medium', 'hard'].map((given) => value('difficulty', given))).to.deep.equal(['normal', 'pro']);
    expect(['a', 'B', 'c', 'd'].map((given) => value('minGrade', given))).to.deep.equal(['A', 'B', 'C', 'D']);
    expect(value('skeleton', '494e020b-7cc8-4aed-815b-4674d10d4f30')).to.equal(true);
    for (const [name, given] of [
      ['difficulty', 'constructor'],
      ['minGrade', 'e'],
      ['skeleton', '494e020b-7cc8'],
      ['keypoints', '494e020b-7cc8-4aed-815b-4674d10d4f30'],
    ] as const) {
      expect(error(name, given)?.code, `${name}=${given}`).to.equal('invalid_parameter');
    }
  });

  it('reads numbers and frame rates as text and as numbers', () => {
    expect(value('width', '640')).to.equal(640);
    expect(value('height', 360.5)).to.equal(360.5);
    expect(value('analysisFps', 'all')).to.equal('all');
    expect(value('analysisFps', '30')).to.equal(30);
    expect(['0', 2.5, '', null].map((given) => value('startTime', given))).to.deep.equal([0, 2.5, null, null]);
    for (const given of ['-1', NaN, Infinity, '1:30']) expect(error('endTime', given), String(given)).to.exist;
    expect(['auto', '8', 2.5].map((given) => value('slowMotion', given))).to.deep.equal(['auto', 8, 2.5]);
    for (const given of ['0.5', 'all', '-1', NaN]) expect(error('slowMotion', given), String(given)).to.exist;
    expect(value('width', ''), 'a template that was not filled in').to.equal(null);
    for (const given of [' ', 'NaN', Infinity, -1, {}, []])
      expect(error('width', given), JSON.stringify(given)).to.exist;
  });

  it('reads whom to follow as a word or as a point of the picture', () => {
    for (const given of ['auto', 'largest', 'left', 'center', 'right']) expect(value('person', given)).to.equal(given);
    expect(['0.25,0.5', ' .25 , 1 ', '0,0'].map((given) => value('person', given))).to.deep.equal([
      '0.25,0.5',
      '0.25,1',
      '0,0',
    ]);
    for (const given of ['0.5', '0.5,', ',0.5', '0.5,1.1', '-0.1,0', '1,1,1', '50%,50%', 'a,b', 'Left', 0.5, [0, 1]]) {
      expect(error('person', given)?.code, String(given)).to.equal('invalid_parameter');
      expect(value('person', given)).to.equal('auto');
    }
  });

  it('takes media only from protocols for media', () => {
    for (const given of ['a/b.mp4', '/x.mp4', 'https://host/x.mp4', 'blob:null/1', 'data:video/mp4;base64,AA', '']) {
      expect(error('videoSrc', given), given).to.equal(undefined);
    }
    for (const given of ['javascript:1', ' JavaScript:1', 'file:///etc/passwd', 'ftp://host/x', 'http://[', 7]) {
      expect(error('videoSrc', given), String(given)).to.exist;
    }
  });

  it('takes a reference as an address, a file or a signature', () => {
    for (const given of ['coach.mp4#t=2,4.5', 'https://host/squat.json', 'blob:null/1', '']) {
      expect(value('reference', given), given).to.equal(given);
    }
    for (const given of [new Blob(['x']), { format: 'pose-upload-tracker-signature' }]) {
      expect(value('reference', given)).to.equal(given);
    }
    for (const given of ['javascript:1', 'file:///etc/passwd', 7, true, [1]]) {
      expect(error('reference', given)?.code, String(given)).to.equal('invalid_parameter');
      expect(value('reference', given)).to.equal('');
    }
    expect(option('reference').attributes).to.deep.equal(['reference', 'reference_movement']);
    expect(value('ghost', 'best')).to.equal('best');
    expect(error('ghost', 'worst')?.message).to.contain('"reference", "best", "none"');
    expect(value('scoringProfile', 'whatever')).to.equal('whatever');
  });

  it('understands languages with a region', () => {
    expect(['fr', 'fr-CA', 'EN-us'].map((given) => value('lang', given))).to.deep.equal(['fr', 'fr', 'en']);
    expect(value('lang', 'qaa'), 'one that may be added later').to.equal('qaa');
    expect(error('lang', 3)).to.exist;
  });

  it('takes assets only from folders', () => {
    expect(error('assetBase', '/assets/')).to.equal(undefined);
    for (const given of ['data:text/javascript,1', 'blob:x', 'javascript:1'])
      expect(error('assetBase', given)).to.exist;
  });

  it('does not repeat long values whole', () => {
    expect(error('source', 'x'.repeat(10_000))?.message.length).to.be.lessThan(300);
  });
});
