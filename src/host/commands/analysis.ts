/**
 * `analyze` and `cancel`: what the page's visitor does by choosing a file, and by leaving.
 */
import * as v from 'valibot';
import type { PoseUploadTracker } from '../../element/pose-upload-tracker.js';
import { OPTIONS } from '../../element/options.js';
import { parseOption } from '../../element/parse-option.js';
import type { MediaKind } from '../../media/source.js';
import type { Latest } from './latest.js';
import { commandError, confirmedCommand, shown, type Command, type CommandContext } from './command.js';

const VIDEO_SRC = OPTIONS.find(({ name }) => name === 'videoSrc');

/** What is analysed, where the host says it. */
export const sourceSchema = v.optional(v.picklist(['video', 'image'], 'Give "video" or "image", or leave it out.'));

/** Name of a file, as messages show it. */
export const fileNameSchema = v.optional(
  v.pipe(v.string('Give a name as text.'), v.maxLength(255, 'Give a name of 255 characters at most.')),
);

/** Documents with scripts, though they are called images or videos. */
export function isDocument(mimeType: string): boolean {
  return /^image\/svg|[+/]xml\b/i.test(mimeType);
}

/** What is said of those. */
export const IN_PIXELS = 'Give a video, or a picture in pixels, such as "image/jpeg".';

const schema = v.object({
  url: v.optional(v.pipe(v.string('Give an address as text.'), v.trim(), v.nonEmpty('Give an address.'))),
  blob: v.optional(
    v.pipe(
      v.instance(Blob, 'Give a Blob or a File.'),
      v.check(({ type }) => !isDocument(type), IN_PIXELS),
    ),
  ),
  fileName: fileNameSchema,
  source: sourceSchema,
});

/**
 * @param latest what coalesces floods of `analyze`
 * @param endTransfer ends a file that is being handed over
 */
export function analysisCommands({ tracker }: CommandContext, latest: Latest, endTransfer: () => void): Command[] {
  return [
    confirmedCommand('analyze', schema, async ({ url, blob, fileName, source }) => {
      if ((url === undefined) === (blob === undefined)) {
        throw commandError('analyze', 'takes either a url or a blob. Give one of them.', 'malformed');
      }
      const media = url === undefined ? named(blob as Blob, fileName) : checked(url);
      if (await latest.begin(() => startAnalysis(tracker, media, source))) return;
      throw commandError(
        'analyze',
        'was not begun: another command came right after it, and took its place.',
        'superseded',
      );
    }),
    confirmedCommand('cancel', v.object({}), () => {
      endTransfer();
      tracker.cancel();
    }),
  ];
}

/** Analyses something in place of what is under way. What comes of it is told by the run's own messages. */
export async function startAnalysis(
  tracker: PoseUploadTracker,
  media: string | Blob,
  source: MediaKind | undefined = kindOf(media),
): Promise<void> {
  if (source !== undefined && source !== tracker.source) {
    tracker.source = source;
    // The option may start or end something by itself.
    await tracker.updateComplete;
  }
  void tracker.analyze(media);
}

function kindOf(media: string | Blob): MediaKind | undefined {
  if (typeof media === 'string') return undefined;
  const [kind] = media.type.split('/');
  return kind === 'video' || kind === 'image' ? kind : undefined;
}

/** The address, by the rules that the option of the same meaning has. */
function checked(url: string): string {
  if (!VIDEO_SRC || !parseOption(VIDEO_SRC, url).error) return url;
  throw commandError(
    'analyze',
    `cannot take ${shown(url)} as url. Give a relative, http, https, blob or data URL.`,
    'malformed',
    'url',
  );
}

function named(blob: Blob, fileName: string | undefined): Blob {
  return fileName === undefined ? blob : new File([blob], fileName, { type: blob.type });
}
