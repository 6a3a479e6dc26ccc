/**
 * What this browser has, for tests of what not every browser has.
 */

/** Whether workers have WebGL 2, in which MoveNet runs on a GPU. WebKitGTK has it in pages only. */
export async function hasWebglInWorkers(): Promise<boolean> {
  const script = `postMessage(typeof OffscreenCanvas !== 'undefined' && !!new OffscreenCanvas(1, 1).getContext('webgl2'))`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  try {
    return await new Promise<boolean>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<boolean>) => resolve(data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}

/** Whether pages have storage of their own for files. WebKitGTK has none. */
export function hasFileStorage(): boolean {
  return typeof navigator.storage?.getDirectory === 'function';
}
