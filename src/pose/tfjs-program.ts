/**
 * Loads the programs of TensorFlow.js by their addresses. Each is a file of its own that imports nothing, as bundlers rename
 * files; with what they share they deal themselves, in the global scope.
 */
import { importModule } from '../workers/import-module.js';
import { assetUrl, type AssetLocation } from './asset-url.js';
import { TFJS_GPU_PROGRAMS, TFJS_PROGRAM, assetError } from './assets.js';
import type * as tfjs from './tfjs.js';

/** What is used of TensorFlow.js. */
export type Tfjs = typeof tfjs;

/** @throws TrackerError `model_load_error` */
export function loadTfjs(assets: AssetLocation): Promise<Tfjs> {
  return loadProgram<Tfjs>(TFJS_PROGRAM, assets);
}

/** @throws TrackerError `model_load_error` */
export function loadGpuProgram<T>(backend: keyof typeof TFJS_GPU_PROGRAMS, assets: AssetLocation): Promise<T> {
  return loadProgram<T>(TFJS_GPU_PROGRAMS[backend], assets);
}

async function loadProgram<T>(path: string, assets: AssetLocation): Promise<T> {
  const url = assetUrl(path, assets);
  try {
    return await importModule<T>(url);
  } catch (error) {
    throw assetError(url, error instanceof Error ? error.message : String(error), error);
  }
}
