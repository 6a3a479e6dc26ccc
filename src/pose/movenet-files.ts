/**
 * MoveNet's files, as whoever computes it loads them.
 */
import { assetUrl, type AssetLocation } from './asset-url.js';
import { fetchAsset, hasBytes } from './assets.js';
import type { MODELS, PoseModel } from './models.js';

export type MoveNetFiles = Extract<(typeof MODELS)[PoseModel], { readonly family: 'movenet' }>['files'];

/** One loading of the model. */
export interface MoveNetLoad {
  readonly files: MoveNetFiles;
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
export function weightsUrl({ files, assets }: Pick<MoveNetLoad, 'files' | 'assets'>): string {
  return assetUrl(files.weights.path, assets);
}

/** Begins to load a model. */
export function moveNetLoad(
  files: MoveNetFiles,
  assets: AssetLocation,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): MoveNetLoad {
  const { bytes: expected } = files.weights;
  let received = 0;
  let fetched: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const onBytes = (bytes: number) => {
    received += bytes;
    onProgress(Math.min(0.99, received / expected));
  };
  const weights = () =>
    (fetched ??= fetchAsset(weightsUrl({ files, assets }), signal, { onBytes, check: hasBytes(expected) }));
  return { files, assets, signal, onProgress, weights };
}
