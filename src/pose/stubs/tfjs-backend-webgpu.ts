/** Stands in for tfjs's WebGPU backend, which pose-detection imports for pictures that already are on the GPU. */
export class WebGPUBackend {}

export const webgpu_util = {};
