/**
 * Starts MediaPipe's PoseLandmarker from files that are there already, in a module worker and in a page alike.
 */
import { PoseLandmarker } from '@mediapipe/tasks-vision';
import { assetError } from './assets.js';
import { importModule } from '../workers/import-module.js';

/** A file that is there, and where it came from. */
export interface FetchedFile {
  readonly url: string;
  readonly content: Uint8Array;
}

/** What a landmarker is made from. */
export interface LandmarkerFiles {
  /** The module beside the WASM file that runs it. */
  readonly loaderUrl: string;
  readonly wasm: FetchedFile;
  readonly task: FetchedFile;
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
  readonly delegate: 'CPU' | 'GPU';
}

/** tasks-vision takes these from the global scope, where its own loader puts them. */
interface MediaPipeGlobals {
  /** What runs the WASM file. */
  ModuleFactory?: unknown;
  /** What MediaPipe writes its warnings with; its loader puts it there once. */
  custom_dbg?: unknown;
  /** What `ModuleFactory` is called with. A page may have one of its own, of another WASM program. */
  Module?: unknown;
}

/** Lines that MediaPipe wrote last, for the error where it does not start. */
const KEPT_LINES = 5;

/**
 * @throws TrackerError `model_load_error` naming the file that is missing, or those that MediaPipe does not start with
 */
export async function createLandmarker(files: LandmarkerFiles): Promise<PoseLandmarker> {
  const { loaderUrl, wasm, task, canvas, delegate } = files;
  const scope = globalThis as MediaPipeGlobals;
  const before = { ...('Module' in scope && { Module: scope.Module }) };
  const lines: string[] = [];
  const keep = (line: string) => void lines.splice(0, Math.max(0, lines.push(line) - KEPT_LINES));
  const loader = await importModule<{ default: unknown }>(loaderUrl).catch((error: unknown) => {
    throw assetError(loaderUrl, describe(error), error);
  });
  try {
    scope.ModuleFactory = loader.default;
    // It writes a dozen lines to the console for every worker; what matters comes as an error besides.
    scope.custom_dbg = () => undefined;
    scope.Module = { wasmBinary: wasm.content, print: keep, printErr: keep };
    return await PoseLandmarker.createFromOptions(
      // Without a path it loads no script into the page, but takes the factory that is there.
      { wasmLoaderPath: '', wasmBinaryPath: '' },
      {
        baseOptions: { modelAssetBuffer: task.content, delegate },
        canvas,
        runningMode: 'IMAGE',
        numPoses: 1,
      },
    );
  } catch (error) {
    const why = [describe(error), ...lines].map((text) => text.split('\n')[0]).join(' | ');
    throw assetError(
      task.url,
      `MediaPipe does not start with it and ${wasm.url}, so one of them is damaged (${why})`,
      error,
    );
  } finally {
    delete scope.ModuleFactory;
    delete scope.Module;
    Object.assign(scope, before);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
