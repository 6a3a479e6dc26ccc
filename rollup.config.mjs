/**
 * Builds `dist/`: the modules of the package, the worker with everything heavy, the endpoint page, and the models and
 * WASM files that come from npm packages.
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import alias from '@rollup/plugin-alias';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { copyAssets } from './scripts/copy-assets.mjs';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Old chunks have other names and would stay. */
await rm(local('dist'), { recursive: true, force: true });

/** tfjs and mediabunny ask for these only where they run in Node. */
const nodeOnly = alias({
  entries: [
    {
      find: /^(node:)?(fs|path|os|util|crypto|perf_hooks|worker_threads|fs\/promises)$/,
      replacement: local('src/pose/stubs/node.ts'),
    },
  ],
});

const compile = [
  // 'browser' comes before the other conditions: lit's default build is for production, tfjs's main is for Node.
  nodeResolve({ browser: true, extensions: ['.mjs', '.js', '.ts'] }),
  commonjs(),
  esbuild({ target: 'es2022', minify: true, legalComments: 'none', tsconfig: 'tsconfig.json' }),
];

const output = {
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
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
      endpoint: 'src/host/endpoint.ts',
      'endpoint-documentation': 'src/host/documentation.ts',
    },
    output: { ...output, dir: 'dist' },
    plugins: [...compile, copyAssets()],
    onwarn,
  },
  {
    input: { 'pose-worker': 'src/pose/worker.ts' },
    // What BlazePose's chunk shares with the worker is exported from it too, rather than moved to one more file.
    preserveEntrySignatures: 'allow-extension',
    // Its source maps would be larger than the whole package.
    output: { ...output, dir: 'dist/assets/workers', sourcemap: false },
    plugins: [nodeOnly, ...compile],
    onwarn,
  },
  {
    input: { 'export-worker': 'src/output/export/worker.ts' },
    output: { ...output, dir: 'dist/assets/workers', sourcemap: false },
    plugins: [nodeOnly, ...compile],
    onwarn,
  },
];
