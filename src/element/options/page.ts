/** Options: what the element is in its page, and where it loads from. */
import { FALLBACK, MORE_TAGS, PACKAGE_TAGS } from '../../texts/languages.js';
import type { OptionDefinition } from './definition.js';

export const PAGE_OPTIONS = [
  {
    name: 'controls',
    type: 'boolean',
    default: false,
    description: 'Shows a playback bar, results and downloads.',
  },
  {
    // Not in the reference: whoever exercises does not look at a screen.
    name: 'voice',
    type: 'boolean',
    default: false,
    description:
      "Speaks counts and advice while the video plays, if the device has a voice for the element's language.",
  },
  {
    name: 'assetBase',
    type: 'folder',
    default: '',
    // Programs are loaded from there: a link to the endpoint page must not choose them.
    parameter: null,
    description: "Folder with the package's models, WASM files and workers; by default `assets/` next to its modules.",
  },
  {
    // Not in the reference, whose error pages link to its own documentation: here that is the deployer's.
    name: 'documentationUrl',
    type: 'link',
    default: '',
    // A link to the endpoint page must not choose where its error pages lead.
    parameter: null,
    description: "Where error pages link to; by default the package's own documentation page.",
  },
  {
    name: 'lang',
    type: 'language',
    allowed: [...PACKAGE_TAGS, ...MORE_TAGS],
    default: FALLBACK,
    description:
      'Language of the interface and of advice; regions such as `fr-CA` are understood. Pages can add others (`addLanguage`); until then, an unknown language is shown in English.',
  },
  {
    // Not in the reference: a stylesheet does not reach into the iframe or WebView of the endpoint page.
    name: 'theme',
    type: 'enum',
    allowed: ['auto', 'light', 'dark'],
    default: 'auto',
    description: 'Light or dark colours; `auto` follows the visitor’s preference.',
  },
  {
    // Not in the reference, whose page loads everything at once.
    name: 'preload',
    type: 'enum',
    allowed: ['auto', 'intent', 'none'],
    default: 'intent',
    description:
      'When to load the model and the analysis code: as soon as a pointer comes near, the element has the focus or a file is dragged over the page (`intent`), as soon as the element is in view and the browser idle (`auto`), or only when there is a file (`none`). With a data saver, `auto` and `intent` act like `none`. A video or image given by URL always loads at once.',
  },
  {
    // Not in the reference, where nothing of it stands in a form.
    name: 'name',
    type: 'string',
    default: '',
    parameter: null,
    description: "The element's name in a form, which submits the result as JSON.",
  },
  {
    name: 'required',
    type: 'boolean',
    default: false,
    parameter: null,
    description: 'Makes the element, and a form around it, invalid until there is a result.',
  },
  {
    name: 'loadingMessage',
    type: 'string',
    default: '',
    parameter: 'loading_message',
    description: 'Text to show while loading, instead of the names of the steps.',
  },
] as const satisfies readonly OptionDefinition[];
