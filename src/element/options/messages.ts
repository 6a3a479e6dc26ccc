/** Options: what is sent, drawn and written into an overlay video. */
import type { OptionDefinition } from './definition.js';

export const MESSAGE_OPTIONS = [
  {
    name: 'keypoints',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `keypoints` messages, and `keypoints_batch` at the end of a video.',
  },
  { name: 'angles', type: 'boolean', default: false, gated: true, description: 'Sends `angles` messages.' },
  {
    // Not in the reference, which says nothing of how somebody stands.
    name: 'posture',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `posture_analysis` for an image: tilts, leans and shifts of a standing person.',
  },
  {
    name: 'skeleton',
    type: 'boolean',
    takesPreset: true,
    default: true,
    description: 'Draws the skeleton. Analysis works without it, too.',
  },
  {
    name: 'blazepose',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Uses BlazePose (33 keypoints with depth, also in metres) instead of MoveNet (17 keypoints).',
  },
  {
    name: 'export',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Creates a new video with the skeleton drawn in, once the analysis is complete.',
  },
  {
    // Not in the reference: its videos hold the skeleton alone. A coach wants the count in the picture, a montage does not.
    name: 'exportOverlay',
    type: 'enum',
    allowed: ['skeleton', 'skeleton+counter'],
    default: 'skeleton+counter',
    description:
      'What to draw into the overlay video: only the skeleton, or also the count and phase of an `exercise`.',
  },
  {
    // Not in the reference: phones write into a file where it was recorded, and a video is made to be passed on.
    name: 'exportMetadata',
    type: 'boolean',
    default: false,
    description: "Keeps the source's location, device and author in the overlay video; by default they are removed.",
  },
  {
    name: 'recommendations',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `recommendations` messages while an exercise is tracked.',
  },
  {
    name: 'progression',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `progression` messages within each repetition.',
  },
] as const satisfies readonly OptionDefinition[];
