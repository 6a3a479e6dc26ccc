/**
 * What is used of TensorFlow.js, with its WASM backend: a program of its own (`workers/tfjs.js`), as most runs need none of it.
 */
export { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
export { backend, env, io, ready, setBackend, tensor4d, type KernelBackend, type Tensor } from '@tensorflow/tfjs-core';
export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
