/**
 * What is said where a model does not load because the package as published does not hold it.
 */
import { TrackerError } from '../errors.js';
import { assetUrl, type AssetLocation } from './asset-url.js';
import type { ModelEntry } from './models.js';

/** Where a model's own files are. Others, such as the program that runs it, are in every build. */
const MODEL_FOLDER = 'models/';

/**
 * An error, with how to get the model where one of its own files is what did not load and only some builds hold it.
 *
 * @param error whatever was thrown while the model was loaded
 */
export function orNotPackaged(
  { title, files, buildFlag, instead }: ModelEntry,
  assets: AssetLocation,
  error: unknown,
): unknown {
  if (buildFlag === undefined || !(error instanceof TrackerError)) return error;
  const { code, message, details } = error.toPlain();
  const isItsOwn = Object.values(files).some(
    ({ path }) => path.startsWith(MODEL_FOLDER) && assetUrl(path, assets) === details?.['url'],
  );
  if (!isItsOwn) return error;
  const explained = `${message} ${title} is no part of the published package: build it with ${buildFlag}=1, or use ${instead}.`;
  return TrackerError.fromPlain({ code, message: explained, ...(details && { details }) }, { cause: error });
}
