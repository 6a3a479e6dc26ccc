/** Makes the worker that imports it one of a browser without WebCodecs. */
Reflect.deleteProperty(self, 'VideoDecoder');

export {};
