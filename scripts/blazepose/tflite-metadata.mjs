/**
 * Adds the metadata to a TFLite model that MediaPipe's tasks ask for: how a picture is normalised before it goes in.
 *
 * A TFLite file is a FlatBuffer (schema.fbs of TensorFlow Lite, identifier `TFL3`); its metadata is another one
 * (metadata_schema.fbs of TFLite Support, identifier `M001`) in one of its buffers. FlatBuffer offsets only point
 * forward, so a new root table in front of the old bytes can point into them: nothing that was there is rewritten.
 */
import { Builder, ByteBuffer } from 'flatbuffers';

/**
 * @typedef {object} PictureNormalization
 * @property {number} mean what is taken off a channel's value 0..255 …
 * @property {number} std … and what the rest is divided by
 * @property {readonly string[]} outputs a name for each of the model's outputs, in their order
 */

/** Identifiers of the two FlatBuffers. */
export const MODEL_IDENTIFIER = 'TFL3';
const METADATA_IDENTIFIER = 'M001';

/** The name under which a model keeps its metadata. */
export const METADATA_NAME = 'TFLITE_METADATA';

/** Weights are read in place, so they have to keep the alignment that they were written with. */
const DATA_ALIGNMENT = 16;

/** A vector's length stands before its elements. */
const LENGTH_BYTES = 4;

/** Fields of the tables, by their place in the schemas. */
export const FIELDS = {
  model: {
    version: 0,
    operatorCodes: 1,
    subgraphs: 2,
    description: 3,
    buffers: 4,
    metadataBuffer: 5,
    metadata: 6,
    signatureDefs: 7,
  },
  subgraph: { inputs: 1, outputs: 2 },
  buffer: { data: 0 },
  metadata: { name: 0, buffer: 1 },
  modelMetadata: { name: 0, subgraphs: 3 },
  subgraphMetadata: { inputs: 2, outputs: 3 },
  tensorMetadata: { name: 0, content: 3, processUnits: 4 },
  content: { type: 0, properties: 1 },
  imageProperties: { colorSpace: 0 },
  processUnit: { type: 0, options: 1 },
  normalization: { mean: 0, std: 1 },
};

/** Members of the schema's unions and enumerations. */
export const IMAGE_PROPERTIES = 2;
export const NORMALIZATION_OPTIONS = 1;
export const RGB = 1;

/**
 * The position of a table's field, 0 where it has none.
 * @param {ByteBuffer} buffer
 * @param {number} table
 * @param {number} field
 */
export function fieldAt(buffer, table, field) {
  const offset = buffer.__offset(table, 4 + 2 * field);
  return offset === 0 ? 0 : table + offset;
}

/**
 * The positions of the tables in a vector.
 * @param {ByteBuffer} buffer
 * @param {number} table
 * @param {number} field the vector's
 */
export function tablesAt(buffer, table, field) {
  const at = fieldAt(buffer, table, field);
  if (at === 0) return [];
  const start = buffer.__vector(at);
  return Array.from({ length: buffer.__vector_len(at) }, (_, index) => buffer.__indirect(start + 4 * index));
}

/**
 * The root table of a model.
 * @param {ByteBuffer} buffer
 */
export function modelRoot(buffer) {
  const identifier = buffer.capacity() >= 8 && buffer.__has_identifier(MODEL_IDENTIFIER);
  if (!identifier) throw new Error(`this is no TFLite model: its identifier is not ${MODEL_IDENTIFIER}`);
  return buffer.__indirect(0);
}

/**
 * The same model with the metadata.
 * @param {Uint8Array} model
 * @param {PictureNormalization} normalization
 * @returns {Uint8Array}
 */
export function withPictureMetadata(model, normalization) {
  const old = new ByteBuffer(model);
  const root = modelRoot(old);
  checkModel(old, root, normalization.outputs.length);

  // A builder writes from the end to the front: the old bytes first, as they are.
  const builder = new Builder(model.length + 4096);
  const startOfOld = createBytes(builder, model) - LENGTH_BYTES;
  /** @param {number} position in the old file */
  const inOld = (position) => startOfOld - position;

  const { model: fields } = FIELDS;
  const data = createBytes(builder, pictureMetadata(normalization));
  builder.startObject(1);
  builder.addFieldOffset(FIELDS.buffer.data, data, 0);
  const buffers = [...tablesAt(old, root, fields.buffers).map(inOld), builder.endObject()];
  const name = builder.createString(METADATA_NAME);
  builder.startObject(2);
  builder.addFieldOffset(FIELDS.metadata.name, name, 0);
  builder.addFieldInt32(FIELDS.metadata.buffer, buffers.length - 1, 0);
  const metadata = [...tablesAt(old, root, fields.metadata).map(inOld), builder.endObject()];
  const newBuffers = createOffsets(builder, buffers);
  const newMetadata = createOffsets(builder, metadata);

  builder.startObject(Object.keys(fields).length);
  builder.addFieldInt32(fields.version, old.readInt32(fieldAt(old, root, fields.version)), 0);
  for (const field of [
    fields.operatorCodes,
    fields.subgraphs,
    fields.description,
    fields.metadataBuffer,
    fields.signatureDefs,
  ]) {
    const at = fieldAt(old, root, field);
    if (at !== 0) builder.addFieldOffset(field, inOld(old.__indirect(at)), 0);
  }
  builder.addFieldOffset(fields.buffers, newBuffers, 0);
  builder.addFieldOffset(fields.metadata, newMetadata, 0);
  builder.finish(builder.endObject(), MODEL_IDENTIFIER);
  return builder.asUint8Array();
}

/**
 * @param {ByteBuffer} old
 * @param {number} root
 * @param {number} outputs
 */
function checkModel(old, root, outputs) {
  const [subgraph] = tablesAt(old, root, FIELDS.model.subgraphs);
  const at = subgraph === undefined ? 0 : fieldAt(old, subgraph, FIELDS.subgraph.outputs);
  const found = at === 0 ? 0 : old.__vector_len(at);
  if (found !== outputs) throw new Error(`the model has ${found} outputs, not ${outputs}: it is another model`);
  for (const entry of tablesAt(old, root, FIELDS.model.metadata)) {
    const name = old.__string(fieldAt(old, entry, FIELDS.metadata.name));
    if (name === METADATA_NAME) throw new Error('the model has such metadata already');
  }
}

/**
 * The metadata alone: one RGB picture in, named tensors out.
 * @param {PictureNormalization} normalization
 */
function pictureMetadata({ mean, std, outputs }) {
  const builder = new Builder(1024);
  builder.startObject(2);
  builder.addFieldInt8(FIELDS.imageProperties.colorSpace, RGB, 0);
  const properties = builder.endObject();
  builder.startObject(3);
  builder.addFieldInt8(FIELDS.content.type, IMAGE_PROPERTIES, 0);
  builder.addFieldOffset(FIELDS.content.properties, properties, 0);
  const content = builder.endObject();

  const means = createFloats(builder, [mean]);
  const stds = createFloats(builder, [std]);
  builder.startObject(2);
  builder.addFieldOffset(FIELDS.normalization.mean, means, 0);
  builder.addFieldOffset(FIELDS.normalization.std, stds, 0);
  const options = builder.endObject();
  builder.startObject(2);
  builder.addFieldInt8(FIELDS.processUnit.type, NORMALIZATION_OPTIONS, 0);
  builder.addFieldOffset(FIELDS.processUnit.options, options, 0);
  const processUnits = createOffsets(builder, [builder.endObject()]);

  /** @param {string} text @param {Record<number, number>} offsets */
  const tensor = (text, offsets = {}) => {
    const name = builder.createString(text);
    builder.startObject(7);
    builder.addFieldOffset(FIELDS.tensorMetadata.name, name, 0);
    for (const [field, offset] of Object.entries(offsets)) builder.addFieldOffset(Number(field), offset, 0);
    return builder.endObject();
  };
  const input = tensor('image', {
    [FIELDS.tensorMetadata.content]: content,
    [FIELDS.tensorMetadata.processUnits]: processUnits,
  });
  const inputs = createOffsets(builder, [input]);
  const named = createOffsets(
    builder,
    outputs.map((text) => tensor(text)),
  );
  builder.startObject(4);
  builder.addFieldOffset(FIELDS.subgraphMetadata.inputs, inputs, 0);
  builder.addFieldOffset(FIELDS.subgraphMetadata.outputs, named, 0);
  const subgraphs = createOffsets(builder, [builder.endObject()]);
  builder.startObject(8);
  builder.addFieldOffset(FIELDS.modelMetadata.subgraphs, subgraphs, 0);
  builder.finish(builder.endObject(), METADATA_IDENTIFIER);
  return builder.asUint8Array();
}

/**
 * A vector of bytes, aligned as weights have to be.
 * @param {Builder} builder
 * @param {Uint8Array} bytes
 */
export function createBytes(builder, bytes) {
  builder.prep(DATA_ALIGNMENT, bytes.length);
  return builder.createByteVector(bytes);
}

/**
 * A vector of tables.
 * @param {Builder} builder
 * @param {readonly number[]} offsets
 */
export function createOffsets(builder, offsets) {
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}

/**
 * @param {Builder} builder
 * @param {readonly number[]} values
 */
function createFloats(builder, values) {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addFloat32(value);
  return builder.endVector();
}
