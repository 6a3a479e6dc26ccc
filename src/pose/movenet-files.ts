/**
 * MoveNet's files, as whoever computes it loads them.
 */
import { assetUrl, type AssetLocation } from './asset-url.js';
import { fetchAsset, hasBytes } from './assets.js';
import type { EntryOf } from './models.js';

/** One loading of a model. */
export interface MoveNetLoad {
  readonly entry: EntryOf<'movenet'>;
  readonly assets: AssetLocation;
  readonly signal: AbortSignal;
  /** Takes the share of the files that has arrived, 0..1. */
  readonly onProgress: (value: number) => void;
  /**
   * The weights, which are fetched once for all that ask.
   *
   * @throws TrackerError `model_load_error`
   */
  weights(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Where the weights are. */
export function weightsUrl({ entry, assets }: Pick<MoveNetLoad, 'entry' | 'assets'>): string {
  return assetUrl(entry.files.weights.path, assets);
}

/** Begins to load a model. */
export function moveNetLoad(
  entry: EntryOf<'movenet'>,
  assets: AssetLocation,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): MoveNetLoad {
  const { bytes: expected } = entry.files.weights;
  let received = 0;
  let fetched: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const onBytes = (bytes: number) => {
    received += bytes;
    onProgress(Math.min(0.99, received / expected));
  };
  const weights = () =>
    (fetched ??= fetchAsset(weightsUrl({ entry, assets }), signal, { onBytes, check: hasBytes(expected) }));
  return { entry, assets, signal, onProgress, weights };
}
