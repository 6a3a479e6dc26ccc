/** Options: the upload button, and how large the element and its parts are. */
import type { OptionDefinition } from './definition.js';

export const LAYOUT_OPTIONS = [
  { name: 'showUpload', type: 'boolean', default: true, description: 'Shows the upload button.' },
  { name: 'uploadLabel', type: 'string', default: '', description: "The upload button's label." },
  {
    name: 'uploadButtonClass',
    type: 'string',
    default: '',
    description: "CSS classes for the upload button, from the page's own stylesheet.",
  },
  {
    name: 'uploadButtonStyle',
    type: 'string',
    default: '',
    description: 'Inline style of the upload button, limited to a safe subset of properties.',
  },
  {
    name: 'uploadButtonPosition',
    type: 'enum',
    allowed: ['top', 'center', 'bottom', 'floating'],
    default: 'bottom',
    description: 'Position of the upload button: `center` is inside the drop zone, and later below the video or image.',
  },
  {
    name: 'containerClass',
    type: 'string',
    default: '',
    description: "CSS classes for the element itself, from the page's own stylesheet.",
  },
  { name: 'width', type: 'number', range: [1, 10_000], default: null, description: 'Display width in pixels.' },
  { name: 'height', type: 'number', range: [1, 10_000], default: null, description: 'Display height in pixels.' },
  // The next five are not in the reference, and are sent by clients of the hosted endpoint as it is today.
  {
    name: 'containerMinHeight',
    type: 'number',
    range: [0, 10_000],
    default: null,
    lenient: true,
    description: 'Minimum height in pixels of the box with the video, image or drop zone; by default 220 or more.',
  },
  {
    name: 'containerMaxWidth',
    type: 'number',
    range: [1, 10_000],
    default: null,
    lenient: true,
    description: 'Maximum width of the element in pixels.',
  },
  {
    name: 'containerMaxHeight',
    type: 'number',
    range: [1, 10_000],
    default: null,
    lenient: true,
    description: 'Maximum height in pixels of the box with the video, image or drop zone.',
  },
  {
    name: 'objectFit',
    type: 'enum',
    allowed: ['', 'contain', 'cover', 'fill', 'none', 'scale-down'],
    default: '',
    lenient: true,
    description:
      'How the video or image fills its box; by default the value of `--pose-object-fit`, or else `contain`.',
  },
  {
    name: 'uploadAreaPadding',
    type: 'number',
    range: [0, 1000],
    default: null,
    lenient: true,
    description: 'Padding of the drop zone in pixels.',
  },
] as const satisfies readonly OptionDefinition[];
