/**
 * What the source says of itself: where, when, with what and by whom it was recorded. It gets into the new video only where
 * that is asked for.
 */
import type { Input, MetadataTags } from 'mediabunny';
import type { ExportFormat, ExportWarning } from './protocol.js';

/** The source's metadata as the new video takes it. */
export interface CarriedMetadata {
  readonly tags: MetadataTags;
  /** Whether MP4 keeps it under whole names, as phones do, or under four letters. */
  readonly isKeyed: boolean;
  readonly warnings: readonly ExportWarning[];
}

/** Names of four letters have a place of their own in MP4; longer ones are keys. */
const SHORT_NAME = 4;

/** What is said where the new video cannot hold it. */
export const METADATA_DROPPED: ExportWarning = {
  code: 'metadata_dropped',
  message: 'The video does not carry all metadata of its source: its container has no place for some of it.',
};

/** The metadata of a source, for a new video in this container. */
export async function carriedMetadata(input: Input, format: ExportFormat): Promise<CarriedMetadata> {
  const { raw = {}, ...named } = await input.getMetadataTags();
  const { mimeType } = await input.getFormat();
  const names = Object.keys(raw);
  const isKeyed = names.some((name) => name.length !== SHORT_NAME);
  // Names of one family of containers mean nothing in another.
  const isSameFamily = isMp4(mimeType) === (format === 'mp4');
  return {
    tags: isSameFamily ? { ...named, raw } : named,
    isKeyed,
    warnings: !isSameFamily && names.length > 0 ? [METADATA_DROPPED] : [],
  };
}

function isMp4(mimeType: string): boolean {
  return /mp4|quicktime/.test(mimeType);
}
