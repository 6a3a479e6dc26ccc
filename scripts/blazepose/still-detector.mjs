/**
 * A TFLite model in place of BlazePose's detector that looks at nothing: it always finds one person, upright, whose
 * circle fills the picture. With it, PoseLandmarker runs the landmark network on the picture as it is handed over, for
 * those who know where the person is, and is spared half of its work.
 *
 * The model has no operators: its outputs are constants. The schema is TensorFlow Lite's schema.fbs; anchors and the
 * decoding of boxes are those of MediaPipe's pose_detector_graph.cc, the square around the person that of its
 * `AlignmentPointsRectsCalculator` and `RectTransformationCalculator`.
 */
import { Builder } from 'flatbuffers';
import { createBytes, createOffsets, FIELDS, MODEL_IDENTIFIER } from './tflite-metadata.mjs';

/** Side of the detector's picture, in which boxes are told. */
const INPUT = 224;

/** Anchors: two of each cell of 8 pixels, two of 16, six of 32. */
const CELLS = [
  { cells: INPUT / 8, each: 2 },
  { cells: INPUT / 16, each: 2 },
  { cells: INPUT / 32, each: 6 },
];
const ANCHORS = CELLS.reduce((sum, { cells, each }) => sum + cells * cells * each, 0);

/** Numbers of an anchor: centre and size of the box, then four keypoints. */
const BOX_VALUES = 12;

/** The anchor of the cell in the very middle: the coarsest grid has an odd number of cells. */
const MIDDLE_CELL = (() => {
  const { cells, each } = /** @type {(typeof CELLS)[number]} */ (CELLS.at(-1));
  return ANCHORS - cells * cells * each + ((cells * cells - 1) / 2) * each;
})();

/** How much larger than the person's circle MediaPipe makes the square. */
const SQUARE_SCALE = 1.25;

/** Logits: sure, and sure not. */
const [YES, NO] = [20, -20];

const FLOAT32 = 0;
const SCHEMA_VERSION = 3;

/** @returns {Uint8Array} the model */
export function stillDetector() {
  const boxes = new Float32Array(ANCHORS * BOX_VALUES);
  const scores = new Float32Array(ANCHORS).fill(NO);
  // The box fills the picture; the first keypoint is its centre, the second right above, on the person's circle.
  boxes.set([0, 0, INPUT, INPUT, 0, 0, 0, -INPUT / 2 / SQUARE_SCALE], MIDDLE_CELL * BOX_VALUES);
  scores[MIDDLE_CELL] = YES;

  const builder = new Builder(1 << 18);
  const buffers = [undefined, boxes, scores].map((content) => bufferOf(builder, content));
  const tensors = [
    tensorOf(builder, 'input', [1, INPUT, INPUT, 3], 0),
    tensorOf(builder, 'boxes', [1, ANCHORS, BOX_VALUES], 1),
    tensorOf(builder, 'scores', [1, ANCHORS, 1], 2),
  ];
  const tensorList = createOffsets(builder, tensors);
  const inputs = integers(builder, [0]);
  const outputs = integers(builder, [1, 2]);
  const operators = createOffsets(builder, []);
  builder.startObject(5);
  builder.addFieldOffset(0, tensorList, 0);
  builder.addFieldOffset(FIELDS.subgraph.inputs, inputs, 0);
  builder.addFieldOffset(FIELDS.subgraph.outputs, outputs, 0);
  builder.addFieldOffset(3, operators, 0);
  const subgraphs = createOffsets(builder, [builder.endObject()]);
  const operatorCodes = createOffsets(builder, []);
  const bufferList = createOffsets(builder, buffers);
  builder.startObject(5);
  builder.addFieldInt32(FIELDS.model.version, SCHEMA_VERSION, 0);
  builder.addFieldOffset(FIELDS.model.operatorCodes, operatorCodes, 0);
  builder.addFieldOffset(FIELDS.model.subgraphs, subgraphs, 0);
  builder.addFieldOffset(FIELDS.model.buffers, bufferList, 0);
  builder.finish(builder.endObject(), MODEL_IDENTIFIER);
  return builder.asUint8Array();
}

/**
 * @param {Builder} builder
 * @param {Float32Array | undefined} content
 */
function bufferOf(builder, content) {
  const data = content ? createBytes(builder, new Uint8Array(content.buffer)) : 0;
  builder.startObject(1);
  builder.addFieldOffset(FIELDS.buffer.data, data, 0);
  return builder.endObject();
}

/**
 * @param {Builder} builder
 * @param {string} text
 * @param {readonly number[]} dimensions
 * @param {number} buffer
 */
function tensorOf(builder, text, dimensions, buffer) {
  const name = builder.createString(text);
  const shape = integers(builder, dimensions);
  builder.startObject(4);
  builder.addFieldOffset(0, shape, 0);
  builder.addFieldInt8(1, FLOAT32, -1);
  builder.addFieldInt32(2, buffer, 0);
  builder.addFieldOffset(3, name, 0);
  return builder.endObject();
}

/**
 * @param {Builder} builder
 * @param {readonly number[]} values
 */
function integers(builder, values) {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addInt32(value);
  return builder.endVector();
}
