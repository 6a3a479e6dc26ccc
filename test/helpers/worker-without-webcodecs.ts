/** The built worker in a browser without WebCodecs. */
import './no-webcodecs.js';
import '/dist/assets/workers/pose-worker.js';
