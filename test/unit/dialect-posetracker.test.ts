/**
 * The dialect `posetracker`, message by message: ours and theirs.
 */
import { expect } from 'chai';
import { ownWire, type Said } from '../../src/host/dialects/dialect.js';
import { posetracker } from '../../src/host/dialects/posetracker.js';

const initialization = (message: string, ready = false) => ({ type: 'initialization', message, ready });

const NOSE = { name: 'nose', x: 160, y: 90, z: 0, score: 0.9 };
const NOSE_SHARES = { name: 'nose', x: 0.25, y: 0.25, score: 0.9 };
const PICTURE = { width: 640, height: 360 };
const DEPTH = [{ name: 'nose', x: 0, y: -0.5, z: 0.1, score: 0.9 }];

const ANGLES = {
  left_elbow: 1,
  right_elbow: 2,
  left_shoulder: 3,
  right_shoulder: 4,
  left_hip: 5,
  right_hip: 6,
  left_knee: 92,
  right_knee: null,
};
const SCORES = { ...ANGLES, left_knee: 0.8, right_knee: 0.1 };
const TREE = {
  left_side: {
    elbow_angle: { from_shoulder_to_wrist: 1, score_from_shoulder_to_wrist: 1 },
    shoulder_angle: { from_hip_to_elbow: 3, score_from_hip_to_elbow: 3 },
    hip_angle: { from_knee_to_shoulder: 5, score_from_knee_to_shoulder: 5 },
    knee_angle: { from_hip_to_ankle: 92, score_from_hip_to_ankle: 0.8 },
  },
  right_side: {
    elbow_angle: { from_shoulder_to_wrist: 2, score_from_shoulder_to_wrist: 2 },
    shoulder_angle: { from_hip_to_elbow: 4, score_from_hip_to_elbow: 4 },
    hip_angle: { from_knee_to_shoulder: 6, score_from_knee_to_shoulder: 6 },
    knee_angle: { from_hip_to_ankle: null, score_from_hip_to_ankle: 0.1 },
  },
};

const POSTURE = { type: 'posture', ready: false, posture: 'top', timestampMs: 7 } as const;
const posture = (direction: string, missingKeypoints: string[] = []): Said => ({
  ...POSTURE,
  direction,
  missingKeypoints,
  message: 'Do this.',
});
const theirPosture = (ours: string, direction: string, missingKeypoints: string[] = []) => ({
  ...posture(ours, missingKeypoints),
  direction,
  requirements: { missingKeypoints },
  placementMessage: 'Do this.',
  postureDirection: direction,
});

const LIKE = { overall: 0.8, pose: 0.7, timing: 0.9, range: 0.6, grade: 'B' };
const THEIR_LIKE = {
  ...LIKE,
  overallScore: 0.8,
  poseScore: 0.7,
  timingScore: 0.9,
  movementScore: 0.6,
  nccScore: 0.7,
  dtwScore: 0.7,
};

const COUNTER = { type: 'counter', current_count: 1, final: false, unit: 'reps', timestampMs: 9 } as const;
const REP = {
  rep: 1,
  startMs: 100,
  bottomMs: 900,
  endMs: 1600,
  depth: 100,
  tempo: { outMs: 700, holdMs: 100, backMs: 700 },
  score: 95,
  score_parts: { depth: 95, tempo: null, symmetry: null, steadiness: null, penalties: 0 },
  grade: 'A',
  findings: [],
} as const;
const SUMMARY = {
  type: 'exercise_summary',
  exercise: 'squat',
  difficulty: 'easy',
  counter: 1,
  unit: 'reps',
  avg_rep_score: 95,
  grade: 'A',
  durationMs: 2000,
  view: 'side',
  reps: [REP],
  holds: [],
  best_hold_ms: 0,
  total_hold_ms: 0,
  recommendations: [],
  near_misses: [],
  not_judged: [],
} as const satisfies Said;

const ADVICE = { code: 'squat.depth.shallow', severity: 'warning', rep: 1, timestampMs: 3 } as const;

const LOADING = { type: 'initialization', message: 'Loading', ready: false } as const;
const BEGUN = { type: 'initialization', message: 'Analysing', ready: true, step: 'ready' } as const;
const ENVIRONMENT = {
  type: 'environment',
  webgl: true,
  webgpu: false,
  wasmSimd: true,
  wasmThreads: false,
  poseBackend: 'wasm',
  kernels: 'relaxed-simd',
  model: 'movenet-lightning',
  workers: 2,
  decoder: 'webcodecs',
  exporter: 'webcodecs',
  reasons: {},
} as const;
const DOWNLOAD = { type: 'progress', stage: 'download', value: 0.5 } as const;
const EXPORT = { type: 'progress', stage: 'export', value: 1 } as const;
const READY = { type: 'endpoint_ready', version: '1', commands: ['cancel'] } as const;
const DONE = { type: 'command_done', name: 'cancel' } as const;
const ACK = { type: 'media_ack', index: 0, received: 1, size: 2 } as const;
const CHUNK = {
  type: 'export_chunk',
  index: 0,
  count: 1,
  data: 'AA==',
  size: 1,
  mimeType: 'video/mp4',
  fileName: 'a.mp4',
  sha256: 'x',
} as unknown as Said;
const EXPORTED = {
  type: 'export_ready',
  url: 'blob:x',
  mimeType: 'video/mp4',
  size: 1,
  ...PICTURE,
  durationMs: 1,
  frames: 1,
  codec: 'avc1',
  audio: 'none',
  fileName: 'a.mp4',
  warnings: [],
} as unknown as Said;
const DETECTED = {
  type: 'exercise_detected',
  exercise: 'squat',
  confidence: 1,
  candidates: [],
  timestampMs: 0,
} as const;
const PROGRESSION = { type: 'progression', value: 50, phase: 'down', rep: 1, timestampMs: 0 } as const;

const CALIBRATION = {
  type: 'jump_calibration',
  calibrated: true,
  cmPerPixel: 0.3,
  baselineY: 300,
  visibleHips: { left: true, right: true },
  message: 'The scale is known.',
  timestampMs: 0,
} as const;
const RISEN = {
  type: 'jump_height',
  jumpHeightCm: 34.2,
  measuring: false,
  landed: true,
  final: true,
  baselineY: 300,
  minY: 186,
  deltaPixels: 114,
  sideUsed: 'both',
  airTimeMs: 528,
  airTimeSeconds: 0.528,
  timestampMs: 9,
} as const;
const JUMPED = {
  type: 'jump_result',
  jumpNumber: 1,
  jumpHeightCm: 34.2,
  uncertaintyCm: 2,
  kind: 'countermovement',
  text: '34 ± 2 cm',
  timestampMs: 9,
} as const;
const DISCARDED = { type: 'jump_discarded', reason: 'too_low', userMessage: 'Too low.', timestampMs: 9 } as const;
const ALL_JUMPS = {
  type: 'jump_summary',
  totalJumps: 2,
  avgJumpHeight: 34.2,
  maxJumpHeight: 34.2,
  minJumpHeight: 34.2,
  jumps: [{ jumpNumber: 1, jumpHeightCm: 34.2 }],
  timestampMs: 20,
} as const;

/** What is said, and what goes out for it. */
const TABLE: readonly [what: string, said: Said, sent: readonly object[]][] = [
  ['a video loads', { ...LOADING, step: 'media', source: 'video' }, [initialization('loading video')]],
  ['the model of a video loads', { ...LOADING, step: 'model', source: 'video' }, []],
  [
    'the analysis of a video begins',
    { ...BEGUN, source: 'video' },
    [initialization('Your video is processing, please stay on this page (0%)')],
  ],
  [
    'it goes on',
    { type: 'progress', stage: 'analysis', value: 0.349, etaMs: 8 },
    [initialization('Your video is processing, please stay on this page (34%)')],
  ],
  ['all is analysed', { type: 'progress', stage: 'analysis', value: 1 }, []],
  ['a video is done', { type: 'run_end', source: 'video' }, [initialization('Analysis completed', true)]],
  ['a picture loads', { ...LOADING, step: 'media', source: 'image' }, [initialization('loading image')]],
  ['its model loads', { ...LOADING, step: 'model', source: 'image' }, [initialization('initializing pose model')]],
  ['its analysis begins', { ...BEGUN, source: 'image' }, [initialization('running', true)]],
  ['a picture is done', { type: 'run_end', source: 'image' }, []],
  ['a download', DOWNLOAD, [DOWNLOAD]],
  ['the overlay video', EXPORT, [EXPORT]],
  [
    'an error',
    { type: 'error', code: 'invalid_exercise', message: 'No.', details: { name: 'x' } },
    [{ type: 'error', code: 'invalid_exercise', error: 'invalid_exercise', message: 'No.', details: { name: 'x' } }],
  ],
  [
    'an error that has another code there',
    { type: 'error', code: 'backend_unavailable', message: 'No.' },
    [{ type: 'error', code: 'webgl_unavailable', error: 'webgl_unavailable', message: 'No.' }],
  ],
  [
    'a file of no known kind',
    { type: 'error', code: 'unsupported_media', message: 'No.' },
    [{ type: 'error', code: 'media_decode_error', error: 'media_decode_error', message: 'No.' }],
  ],
  [
    'keypoints',
    { type: 'keypoints', keypoints: [NOSE], score: 0.9, timestampMs: 5, ...PICTURE },
    [{ type: 'keypoints', keypoints: [NOSE_SHARES], data: [NOSE_SHARES], score: 0.9, timestampMs: 5, ...PICTURE }],
  ],
  [
    'keypoints with depth',
    { type: 'keypoints', keypoints: [{ ...NOSE, z: -64 }], keypoints3D: DEPTH, score: 0.9, timestampMs: 5, ...PICTURE },
    [
      {
        type: 'keypoints',
        keypoints: [{ ...NOSE_SHARES, z: -0.1 }],
        data: [{ ...NOSE_SHARES, z: -0.1 }],
        keypoints3D: DEPTH,
        score: 0.9,
        timestampMs: 5,
        ...PICTURE,
      },
    ],
  ],
  [
    'nobody',
    { type: 'keypoints', keypoints: [], score: 0, timestampMs: 5, ...PICTURE },
    [{ type: 'keypoints', keypoints: [], data: [], score: 0, timestampMs: 5, ...PICTURE }],
  ],
  [
    'all keypoints',
    {
      type: 'keypoints_batch',
      ...PICTURE,
      fps: 15,
      model: 'movenet-lightning',
      frames: [{ timestampMs: 0, score: 0.9, keypoints: [NOSE] }],
    },
    [
      {
        type: 'keypoints_batch',
        ...PICTURE,
        fps: 15,
        model: 'movenet-lightning',
        frames: [{ timestampMs: 0, score: 0.9, keypoints: [NOSE_SHARES] }],
      },
    ],
  ],
  [
    'angles',
    { type: 'angles', angles: ANGLES, scores: SCORES, timestampMs: 4 },
    [{ type: 'angles', angles: TREE, data: TREE, timestampMs: 4 }],
  ],
  ['somebody who is not there', posture('nobody'), [theirPosture('nobody', 'in-frame')]],
  ['feet that are not', posture('step_back', ['left_ankle']), [theirPosture('step_back', 'in-frame', ['left_ankle'])]],
  ['the wrong side', posture('turn_front'), [theirPosture('turn_front', 'face-camera')]],
  ['the front', posture('turn_side'), [theirPosture('turn_side', 'profile-camera')]],
  ['what they have no direction for', posture('stand_up'), [theirPosture('stand_up', '')]],
  ['a direction named as something that objects have', posture('constructor'), [theirPosture('constructor', '')]],
  ['readiness', posture('none'), [theirPosture('none', '')]],
  ['a count', COUNTER, [COUNTER]],
  [
    'a count beside a reference',
    { ...COUNTER, reference_score: { ...LIKE, mirrored: true } } as unknown as Said,
    [{ ...COUNTER, reference_score: { ...THEIR_LIKE, mirrored: true } }],
  ],
  [
    'advice',
    {
      type: 'recommendations',
      message: 'Go lower. Slower.',
      recommendations: [
        { ...ADVICE, message: 'Go lower.' },
        { ...ADVICE, message: 'Slower.' },
      ],
    },
    [
      {
        type: 'recommendations',
        message: 'Go lower. Slower.',
        recommendations: ['Go lower.', 'Slower.'],
        data: ['Go lower.', 'Slower.'],
      },
    ],
  ],
  ['a summary', SUMMARY, [{ ...SUMMARY, history: [{ index: 1, formScore: 95, durationMs: 1500 }] }]],
  [
    'a summary beside a reference',
    { ...SUMMARY, reps: [{ ...REP, reference_score: LIKE }], reference_score: LIKE } as unknown as Said,
    [
      {
        ...SUMMARY,
        reps: [{ ...REP, reference_score: THEIR_LIKE }],
        reference_score: THEIR_LIKE,
        avg_similarity: 0.8,
        history: [{ index: 1, formScore: 95, durationMs: 1500, referenceScore: 0.8 }],
      },
    ],
  ],
  [
    'the picture',
    { type: 'image_overlay', image: 'data:,', ...PICTURE },
    [{ type: 'image_overlay', image: 'data:,', data: 'data:,', ...PICTURE }],
  ],
  ['the scale of jumps', CALIBRATION, [{ ...CALIBRATION, message: 'Calibration complete - ready to jump' }]],
  [
    'a jump that begins',
    { type: 'jump_started', message: 'Jump.', timestampMs: 8 },
    [{ type: 'jump_started', message: 'Jump detected - measuring height', timestampMs: 8 }],
  ],
  ['the height of a jump', RISEN, [RISEN]],
  ['a height that is not known', { ...RISEN, jumpHeightCm: null }, []],
  ['a jump', JUMPED, [JUMPED]],
  ['a jump of unknown height', { ...JUMPED, jumpHeightCm: null }, []],
  [
    'all jumps, one of unknown height',
    { ...ALL_JUMPS, jumps: [...ALL_JUMPS.jumps, { jumpNumber: 2, jumpHeightCm: null }] },
    [ALL_JUMPS],
  ],
  ['no jump', { ...ALL_JUMPS, avgJumpHeight: null, maxJumpHeight: null, minJumpHeight: null, jumps: [] }, []],
  ...[ENVIRONMENT, DISCARDED, PROGRESSION, EXPORTED, DETECTED, READY, DONE, ACK, CHUNK].map(
    (said): [string, Said, readonly object[]] => [said.type, said, [said]],
  ),
];

describe('the dialect posetracker', () => {
  for (const [what, said, sent] of TABLE) {
    it(`says of ${what} what clients of the hosted endpoint expect`, () => {
      const before = structuredClone(said);
      expect(posetracker(said)).to.deep.equal(sent);
      expect(said, 'what was said is left as it is').to.deep.equal(before);
    });
  }

  it('has nothing that JSON cannot hold', () => {
    for (const [what, , sent] of TABLE) expect(JSON.parse(JSON.stringify(sent)), what).to.deep.equal(sent);
  });
});

describe('the page’s own wire', () => {
  it('has no word for the end of a run, and one message for all else', () => {
    for (const [, said] of TABLE) expect(ownWire(said), said.type).to.have.length(said.type === 'run_end' ? 0 : 1);
  });
});
