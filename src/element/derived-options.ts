/**
 * What the options come to, taken together: asked for by the element, its view and its runs.
 */
import { packageAssets } from '../package-assets.js';
import type { AssetLocation } from '../pose/asset-url.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import type { IdleTexts } from '../texts/texts.js';
import { isAccessError } from './access-error.js';
import type { OptionValues } from './options.js';

/** The endpoint's documentation, as a path from the asset base. */
const DOCUMENTATION_PATH = '../pose_tracker/documentation/index.html';

/** The address that is to be analysed by itself; empty where there is none. */
export function mediaUrlOf({ source, imageSrc, videoSrc }: OptionValues): string {
  return source === 'image' ? imageSrc : videoSrc;
}

/** Whether a file may be dropped, pasted or picked. */
export function acceptsFiles(values: OptionValues, { state, error }: SessionSnapshot): boolean {
  const isRefused = state === 'error' && isAccessError(error);
  return values.showUpload && mediaUrlOf(values) === '' && values.token.trim() !== '' && !isRefused;
}

/** What the upload button says: once something has been analysed that another can be. */
export function uploadLabelOf(
  { uploadLabel, source }: OptionValues,
  idle: IdleTexts,
  { state }: SessionSnapshot,
): string {
  if (uploadLabel) return uploadLabel;
  if (state === 'done') return source === 'image' ? idle.anotherImage : idle.anotherVideo;
  return source === 'image' ? idle.uploadImage : idle.uploadVideo;
}

/** Where the package's files lie. */
export function assetsOf({ assetBase }: OptionValues): AssetLocation {
  if (!assetBase) return packageAssets();
  return { assetBase: new URL(assetBase.endsWith('/') ? assetBase : `${assetBase}/`, document.baseURI).href };
}

/** The documentation that errors lead to: by default the one that lies in the package, which a bundler leaves behind. */
export function documentationUrlOf(values: OptionValues): string | undefined {
  if (values.documentationUrl) return values.documentationUrl;
  if (!values.assetBase && !packageAssets().isPackage) return undefined;
  return new URL(DOCUMENTATION_PATH, assetsOf(values).assetBase).href;
}
