/** Options: who asks, and what is analysed. */
import type { OptionDefinition } from './definition.js';

export const MEDIA_OPTIONS = [
  { name: 'token', type: 'string', default: '', description: 'Your API key. Required.' },
  {
    name: 'source',
    type: 'enum',
    allowed: ['video', 'image'],
    default: 'video',
    description: 'Whether to analyse videos or images.',
  },
  { name: 'videoSrc', type: 'url', default: '', description: 'URL of a video to load and analyse at once.' },
  {
    name: 'imageSrc',
    type: 'url',
    default: '',
    description: 'URL of an image to load and analyse at once.',
  },
] as const satisfies readonly OptionDefinition[];
