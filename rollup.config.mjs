/**
 * Builds `dist/`: the modules of the package, the worker with everything heavy, the endpoint page, and the models and
 * WASM files that come from npm packages.
 */
import { fileURLToPath } from 'node:url';
import alias from '@rollup/plugin-alias';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import MagicString from 'magic-string';
import esbuild from 'rollup-plugin-esbuild';
import { copyAssets } from './scripts/copy-assets.mjs';
import { engineChunks } from './scripts/lib/engine-chunks.mjs';
import { thirdPartyNotices } from './scripts/third-party.mjs';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** tfjs and mediabunny ask for these only where they run in Node. */
const nodeOnly = alias({
  entries: [
    {
      find: /^(node:)?(fs|path|os|util|crypto|perf_hooks|worker_threads|fs\/promises)$/,
      replacement: local('src/pose/stubs/node.ts'),
    },
  ],
});

/** lit takes its own imitation of the DOM on servers; there the element is only to be imported. */
const serverDom = alias({
  entries: [{ find: '@lit-labs/ssr-dom-shim', replacement: local('src/element/server-dom.ts') }],
});

/** Bundlers are to leave these imports alone; the minifier drops the comments that say so. */
const IGNORE = '/* @vite-ignore */ /* webpackIgnore: true */ ';
const ignoreComments = {
  name: 'ignore-comments',
  renderChunk(code) {
    const text = new MagicString(code);
    for (const { index } of code.matchAll(/(?<=\bimport\()(?=[^"'`)])/g)) text.appendLeft(index, IGNORE);
    return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) } : null;
  },
};

const extensions = ['.mjs', '.js', '.ts'];
const translate = [
  commonjs(),
  thirdPartyNotices(local('dist/THIRD-PARTY-NOTICES.txt')),
  esbuild({ target: 'es2022', minify: true, legalComments: 'none', tsconfig: 'tsconfig.json' }),
];
// lit's build for Node runs in browsers too, and can be imported on a server.
const pageModules = [serverDom, nodeResolve({ exportConditions: ['node'], extensions }), ...translate, ignoreComments];
// tfjs's main is for Node, and so are some of the conditions of others.
const workerModules = [nodeOnly, nodeResolve({ browser: true, extensions }), ...translate];

const output = {
  format: 'es',
  entryFileNames: '[name].js',
  // A folder of their own, as static hosts set headers by folder: what lies there may be kept for ever.
  chunkFileNames: 'chunks/[name]-[hash].js',
  sourcemap: true,
};

/** A circular import inside a dependency is not ours to mend; everything else that rollup warns of is. */
function onwarn(warning, warn) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))) return;
  if (warning.code === 'THIS_IS_UNDEFINED' && warning.id?.includes('node_modules')) return;
  // tfjs's platform for Node: never reached in a browser.
  if (warning.plugin === 'esbuild' && warning.message.includes('Converting "require" to "esm"')) return;
  warn(warning);
}

export default [
  {
    input: {
      index: 'src/index.ts',
      define: 'src/define.ts',
      session: 'src/session/index.ts',
      exercise: 'src/exercise/index.ts',
      host: 'src/host/index.ts',
      react: 'src/react/index.ts',
      vue: 'src/vue/index.ts',
      // A file at a known place: it names its neighbours.
      'package-assets': 'src/package-assets.ts',
      access: 'src/access/index.ts',
      // For the commands, which check configuration files, and try records, by the same rules.
      config: 'src/host/config.ts',
      tune: 'src/tune/index.ts',
      endpoint: 'src/host/endpoint.ts',
      'endpoint-documentation': 'src/host/documentation.ts',
    },
    external: ['react', 'vue'],
    output: {
      ...output,
      dir: 'dist',
      manualChunks: engineChunks,
      onlyExplicitManualChunks: true,
      // For React's server components: this one has effects.
      banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
    },
    plugins: [...pageModules, copyAssets()],
    onwarn,
  },
  {
    input: { classic: 'src/classic.ts' },
    output: { ...output, dir: 'dist', format: 'iife', sourcemap: false },
    plugins: pageModules,
    onwarn,
  },
  {
    // For the command `analyze`. By itself: what it shared with the element would be a chunk more for every visitor.
    input: { 'analysis-options': 'src/element/analysis-options.ts' },
    output: { ...output, dir: 'dist', sourcemap: false, inlineDynamicImports: true },
    plugins: pageModules,
    onwarn,
  },
  worker('pose-worker', 'src/pose/worker.ts'),
  worker('blazepose-worker', 'src/pose/blazepose-worker.ts'),
  worker('export-worker', 'src/output/export/worker.ts'),
  worker('tfjs', 'src/pose/tfjs.ts'),
  worker('tfjs-webgl', '@tensorflow/tfjs-backend-webgl'),
  worker('tfjs-webgpu', '@tensorflow/tfjs-backend-webgpu'),
];

/**
 * A file for workers. It imports nothing, as bundlers copy it under another name.
 * @param {string} name
 * @param {string} entry
 */
function worker(name, entry) {
  return {
    input: { [name]: entry },
    // Source maps would be larger than the whole package.
    output: { ...output, dir: 'dist/assets/workers', sourcemap: false, inlineDynamicImports: true },
    plugins: workerModules,
    onwarn,
  };
}
