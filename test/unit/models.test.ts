/**
 * The table of models: what options choose, and what is said of a model that a build does not hold.
 */
import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { defaultOptionValues } from '../../src/element/options.js';
import { KNOWN_ANSWERS } from '../../src/pose/known-picture.js';
import { chosenModel, modelEntry, MODELS, type ModelEntry } from '../../src/pose/models.js';
import { orNotPackaged } from '../../src/pose/not-packaged.js';

describe('the option `model`', () => {
  for (const [values, model] of [
    [{}, 'movenet-lightning'],
    [{ model: 'auto' }, 'movenet-lightning'],
    [{ model: 'lightning' }, 'movenet-lightning'],
    [{ model: 'thunder' }, 'movenet-thunder'],
    [{ model: 'thunder', blazepose: true }, 'blazepose-full'],
    [{ model: 'lightning', blazepose: true, blazeposeModel: 'lite' }, 'blazepose-lite'],
  ] as const) {
    it(`${JSON.stringify(values)} is ${model}`, () => {
      expect(chosenModel({ ...defaultOptionValues(), ...values })).to.equal(model);
    });
  }
});

describe('the answers to the known picture', () => {
  for (const [model, answer] of Object.entries(KNOWN_ANSWERS)) {
    it(`of ${model} are points of a picture of its size, the head above the feet`, () => {
      const { inputSize, keypoints } = MODELS[model as keyof typeof KNOWN_ANSWERS];
      expect(answer).to.have.length(keypoints);
      for (const coordinate of answer.flat()) expect(coordinate).to.be.within(0, inputSize);
      expect(answer[0]![1]).to.be.below(answer.at(-1)![1]);
    });
  }
});

describe('a model that did not load', () => {
  const assets = { assetBase: 'https://example.test/assets/' };
  const failed = (path: string) =>
    new TrackerError('model_load_error', 'It did not load.', { url: `${assets.assetBase}${path}` });
  const built: ModelEntry = {
    ...modelEntry('movenet-lightning'),
    title: 'MoveNet Storm',
    files: { weights: { path: 'models/storm.bin' }, program: { path: 'wasm/storm.wasm' } },
    buildFlag: 'MOVENET_STORM',
    instead: 'model=lightning',
  };

  it('says how to get it, where only some builds hold it', () => {
    const error = orNotPackaged(built, assets, failed('models/storm.bin')) as TrackerError;
    expect(error.toPlain()).to.deep.include({
      code: 'model_load_error',
      message:
        'It did not load. MoveNet Storm is no part of the published package: build it with MOVENET_STORM=1, or use model=lightning.',
      details: { url: 'https://example.test/assets/models/storm.bin' },
    });
  });

  for (const [what, entry, error] of [
    ['every build holds it', modelEntry('movenet-lightning'), failed('models/movenet-lightning.bin')],
    ['it is the program that runs it', built, failed('wasm/storm.wasm')],
    ['it was cancelled', built, new DOMException('cancelled', 'AbortError')],
  ] as const) {
    it(`says what it said, where ${what}`, () => {
      expect(orNotPackaged(entry, assets, error)).to.equal(error);
    });
  }
});
