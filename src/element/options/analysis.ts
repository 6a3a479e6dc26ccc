/** Options: how the analysis runs, and by which model. */
import { AUTO_MODEL, modelChoices } from '../../pose/models.js';
import type { OptionDefinition } from './definition.js';

export const ANALYSIS_OPTIONS = [
  {
    name: 'pace',
    type: 'enum',
    allowed: ['realtime', 'max'],
    default: 'realtime',
    description: 'Sends messages in step with the playing video, or as soon as they are known.',
  },
  {
    name: 'analysisFps',
    type: 'fps',
    range: [1, 240],
    default: 15,
    description: 'How many frames to analyse per second of video, or `all`.',
  },
  {
    name: 'minGrade',
    type: 'enum',
    allowed: ['', 'A', 'B', 'C', 'D'],
    spellings: { a: 'A', b: 'B', c: 'C', d: 'D' },
    default: '',
    description: 'Repetitions with a lower grade do not count.',
  },
  {
    name: 'poseBackend',
    type: 'enum',
    allowed: ['auto', 'webgpu', 'webgl', 'wasm'],
    default: 'auto',
    description: 'The backend that runs the pose model.',
  },
  {
    // Not in the reference, which has one MoveNet.
    name: 'model',
    type: 'enum',
    allowed: [AUTO_MODEL, ...modelChoices('model')],
    default: AUTO_MODEL,
    description:
      'Which MoveNet network to use: `thunder` is more accurate, takes five times as long, and needs a custom build. `blazepose` takes precedence.',
  },
  {
    name: 'blazeposeModel',
    type: 'enum',
    aliases: ['mediapipeModel'],
    allowed: modelChoices('blazeposeModel'),
    default: 'full',
    description:
      'Which BlazePose network to use: larger ones are more accurate and slower. `heavy` needs a custom build.',
  },
] as const satisfies readonly OptionDefinition[];
