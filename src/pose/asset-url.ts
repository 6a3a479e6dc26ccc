/**
 * The addresses of the package's files, which are named by their paths below the asset base.
 */

/** Where the files lie. */
export interface AssetLocation {
  /** Folder of the models, WASM files and workers, an absolute URL with a slash at its end. */
  readonly assetBase: string;
  /** Addresses of those that lie elsewhere, by their paths: bundlers give every file a name of its own. */
  readonly assetFiles?: Readonly<Record<string, string>>;
}

/**
 * The address of one file.
 *
 * @param path below the asset base, such as `models/movenet-lightning.json`
 */
export function assetUrl(path: string, { assetBase, assetFiles }: AssetLocation): string {
  return assetFiles?.[path] ?? new URL(path, assetBase).href;
}
