/**
 * Where the package's own models, WASM files and workers lie. The build puts this module beside the folder `assets/`.
 *
 * Every file is named in the one form that bundlers know: they put a copy of it beside the application, under a name of
 * their own, and write its address here. Without a bundler the addresses are those of the package.
 */
import type { AssetLocation } from './pose/asset-url.js';
import type { PackagedModelFile } from './pose/models.js';

/**
 * What servers for developing put modules into that they have bundled beforehand (Vite before 8, and Nuxt on it); files that
 * such a module names stay where they were.
 */
const BUNDLED_BEFOREHAND = /^(.*?\/node_modules\/)(?:\.vite|\.cache\/vite(?:\/\w+)?)\/deps\w*\/(?=assets\/)/;

const FOLDER = /assets\/(?=models\/movenet-lightning\.json$)/;

let location: PackageAssets | undefined;

/** Where the package's files are. */
export interface PackageAssets extends AssetLocation {
  /** Whether they lie as in the package, so that what else is in it can be found from them. */
  readonly isPackage: boolean;
}

/**
 * Where the files of the package lie, for `RunOptions`: `{ ...packageAssets(), … }`. In a browser only.
 */
export function packageAssets(): PackageAssets {
  // Not when the module is loaded: on a server, bundlers have no addresses to give.
  return (location ??= locate());
}

function locate(): PackageAssets {
  const named = {
    'models/movenet-lightning.plan.json': new URL('./assets/models/movenet-lightning.plan.json', import.meta.url).href,
    'models/movenet-lightning.json': new URL('./assets/models/movenet-lightning.json', import.meta.url).href,
    'models/movenet-lightning.bin': new URL('./assets/models/movenet-lightning.bin', import.meta.url).href,
    'models/blazepose-lite.task': new URL('./assets/models/blazepose-lite.task', import.meta.url).href,
    'models/blazepose-full.task': new URL('./assets/models/blazepose-full.task', import.meta.url).href,
    'wasm/pose-kernels-relaxed-simd.wasm': new URL('./assets/wasm/pose-kernels-relaxed-simd.wasm', import.meta.url)
      .href,
    'wasm/pose-kernels-simd.wasm': new URL('./assets/wasm/pose-kernels-simd.wasm', import.meta.url).href,
    'wasm/tfjs-backend-wasm.wasm': new URL('./assets/wasm/tfjs-backend-wasm.wasm', import.meta.url).href,
    'wasm/tfjs-backend-wasm-simd.wasm': new URL('./assets/wasm/tfjs-backend-wasm-simd.wasm', import.meta.url).href,
    'wasm/vision_wasm_module_internal.js': new URL('./assets/wasm/vision_wasm_module_internal.js', import.meta.url)
      .href,
    'wasm/vision_wasm_module_internal.wasm': new URL('./assets/wasm/vision_wasm_module_internal.wasm', import.meta.url)
      .href,
    'workers/pose-worker.js': new URL('./assets/workers/pose-worker.js', import.meta.url).href,
    'workers/blazepose-worker.js': new URL('./assets/workers/blazepose-worker.js', import.meta.url).href,
    'workers/export-worker.js': new URL('./assets/workers/export-worker.js', import.meta.url).href,
    'workers/tfjs.js': new URL('./assets/workers/tfjs.js', import.meta.url).href,
    'workers/tfjs-webgl.js': new URL('./assets/workers/tfjs-webgl.js', import.meta.url).href,
    'workers/tfjs-webgpu.js': new URL('./assets/workers/tfjs-webgpu.js', import.meta.url).href,
  } satisfies Readonly<Record<PackagedModelFile, string> & Record<string, string>>;
  // Some bundlers (Turbopack) write paths on the page's server in the place of addresses.
  const absolute = (address: string) => fromPackage(new URL(address, globalThis.location?.href).href);
  const assetFiles = Object.fromEntries(Object.entries(named).map(([path, address]) => [path, absolute(address)]));
  const model = absolute(named['models/movenet-lightning.json']);
  const isPackage = FOLDER.test(model);
  // Models that have to be built are no part of the package, so bundlers cannot copy them: they can only lie in the folder.
  return { assetBase: new URL(isPackage ? '../' : './', model).href, assetFiles, isPackage };
}

/** Where a file of the package lies that is looked for beside a module which was bundled beforehand. */
export function fromPackage(address: string): string {
  return address.replace(BUNDLED_BEFOREHAND, '$1pose-upload-tracker/dist/');
}
