/**
 * The model files of BlazePose: the metadata that MediaPipe asks for is in them, and the networks are as they were.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { Builder, ByteBuffer } from 'flatbuffers';
import { assembleTask } from '../../scripts/blazepose/task-bundle.mjs';
import {
  FIELDS,
  IMAGE_PROPERTIES,
  METADATA_NAME,
  NORMALIZATION_OPTIONS,
  RGB,
  fieldAt,
  modelRoot,
  tablesAt,
  withPictureMetadata,
} from '../../scripts/blazepose/tflite-metadata.mjs';
import { MODELS } from '../../src/pose/models.js';

const NETWORK = 'node_modules/@mediapipe/pose/pose_landmark_lite.tflite';
const OUTPUTS = ['a', 'b', 'c', 'd', 'e'];

/** The metadata entries of a model: name, and the bytes of the buffer that each points to. */
function entries(model: Uint8Array): { name: unknown; data: Uint8Array; dataAt: number }[] {
  const buffer = new ByteBuffer(model);
  const root = modelRoot(buffer);
  const buffers = tablesAt(buffer, root, FIELDS.model.buffers);
  return tablesAt(buffer, root, FIELDS.model.metadata).map((entry) => {
    const index = buffer.readInt32(fieldAt(buffer, entry, FIELDS.metadata.buffer));
    const at = fieldAt(buffer, buffers[index]!, FIELDS.buffer.data);
    const start = buffer.__vector(at);
    return {
      name: buffer.__string(fieldAt(buffer, entry, FIELDS.metadata.name)),
      data: model.slice(start, start + buffer.__vector_len(at)),
      dataAt: start,
    };
  });
}

/** A tensor's name, or any other string of a table. */
const text = (buffer: ByteBuffer, table: number, field: number) => buffer.__string(fieldAt(buffer, table, field));

const float = (buffer: ByteBuffer, table: number, field: number) =>
  buffer.readFloat32(buffer.__vector(fieldAt(buffer, table, field)));

/** What the metadata says. */
function read(metadata: Uint8Array) {
  const buffer = new ByteBuffer(metadata);
  expect(buffer.__has_identifier('M001')).to.equal(true);
  const [subgraph] = tablesAt(buffer, buffer.__indirect(0), FIELDS.modelMetadata.subgraphs);
  const [input] = tablesAt(buffer, subgraph!, FIELDS.subgraphMetadata.inputs);
  const outputs = tablesAt(buffer, subgraph!, FIELDS.subgraphMetadata.outputs);
  const content = buffer.__indirect(fieldAt(buffer, input!, FIELDS.tensorMetadata.content));
  const image = buffer.__indirect(fieldAt(buffer, content, FIELDS.content.properties));
  const [unit] = tablesAt(buffer, input!, FIELDS.tensorMetadata.processUnits);
  const normalization = buffer.__indirect(fieldAt(buffer, unit!, FIELDS.processUnit.options));
  return {
    contentType: buffer.readInt8(fieldAt(buffer, content, FIELDS.content.type)),
    colorSpace: buffer.readInt8(fieldAt(buffer, image, FIELDS.imageProperties.colorSpace)),
    unitType: buffer.readInt8(fieldAt(buffer, unit!, FIELDS.processUnit.type)),
    mean: float(buffer, normalization, FIELDS.normalization.mean),
    std: float(buffer, normalization, FIELDS.normalization.std),
    outputs: outputs.map((output) => text(buffer, output, FIELDS.tensorMetadata.name)),
  };
}

describe('the metadata of a network', () => {
  const old = new Uint8Array(readFileSync(NETWORK));
  const added = withPictureMetadata(old, { mean: 127.5, std: 63.5, outputs: OUTPUTS });

  it('can be read back', () => {
    const [...names] = entries(added).map(({ name }) => name);
    expect(names).to.deep.equal([...entries(old).map(({ name }) => name), METADATA_NAME]);
    expect(read(entries(added).at(-1)!.data)).to.deep.equal({
      contentType: IMAGE_PROPERTIES,
      colorSpace: RGB,
      unitType: NORMALIZATION_OPTIONS,
      mean: 127.5,
      std: 63.5,
      outputs: OUTPUTS,
    });
  });

  it('stands before the old bytes, which are intact and aligned', () => {
    const start = added.length - old.length;
    expect(Buffer.compare(added.subarray(start), old)).to.equal(0);
    expect(start % 16).to.equal(0);
    expect(start).to.be.below(4096);
    expect(entries(added).at(-1)!.dataAt % 16).to.equal(0);
  });

  it('leaves everything else where it was', () => {
    const [before, after] = [new ByteBuffer(old), new ByteBuffer(added)];
    const [from, to] = [modelRoot(before), modelRoot(after)];
    const shift = added.length - old.length;
    const { model } = FIELDS;
    const oldBuffers = tablesAt(before, from, model.buffers);
    expect(oldBuffers.length).to.be.greaterThan(300);
    expect(tablesAt(after, to, model.buffers).slice(0, -1)).to.deep.equal(oldBuffers.map((at) => at + shift));
    for (const field of [model.operatorCodes, model.subgraphs]) {
      const moved = tablesAt(before, from, field).map((at) => at + shift);
      expect(tablesAt(after, to, field)).to.deep.equal(moved);
    }
    expect(text(after, to, model.description)).to.equal(text(before, from, model.description));
    expect(after.readInt32(fieldAt(after, to, model.version))).to.equal(3);
    for (const [index, { data }] of entries(old).entries()) {
      expect(Buffer.compare(entries(added)[index]!.data, data)).to.equal(0);
    }
  });

  it('is refused for what is no such model', () => {
    const normalization = { mean: 0, std: 255, outputs: OUTPUTS };
    expect(() => withPictureMetadata(new Uint8Array(4), normalization)).to.throw('no TFLite model');
    const other = new Builder();
    other.startObject(0);
    other.finish(other.endObject(), 'XXXX');
    expect(() => withPictureMetadata(other.asUint8Array(), normalization)).to.throw('no TFLite model');
    expect(() => withPictureMetadata(old, { ...normalization, outputs: ['one'] })).to.throw('5 outputs, not 1');
    expect(() => withPictureMetadata(added, normalization)).to.throw('already');
  });
});

describe('the model files of BlazePose', () => {
  for (const variant of ['lite', 'full', 'heavy'] as const) {
    it(`are the same in every build, and hold three networks without compression: ${variant}`, async () => {
      const task = await assembleTask(variant);
      expect(task.length).to.equal(MODELS[`blazepose-${variant}`].files.task.bytes);
      expect(Buffer.compare(task, await assembleTask(variant))).to.equal(0);
      const methods: number[] = [];
      const files = unzipSync(task, { filter: ({ compression }) => methods.push(compression) > 0 });
      expect(methods).to.deep.equal([0, 0, 0]);
      expect(Object.keys(files)).to.deep.equal([
        'pose_detector.tflite',
        'pose_landmarks_detector.tflite',
        'idle_detector.tflite',
      ]);
      const said = Object.values(files).map((file) => read(entries(file).at(-1)!.data));
      expect(said.map(({ mean, std, outputs }) => [mean, std, outputs.length])).to.deep.equal([
        [127.5, 127.5, 2],
        [0, 255, 5],
        [127.5, 127.5, 2],
      ]);
    });
  }
});
