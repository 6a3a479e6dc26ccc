/**
 * Registers `<pose-upload-tracker>`. This is what a script tag loads.
 */
import { PoseUploadTracker } from './element/pose-upload-tracker.js';

// Two copies of the script on one page, or a hot reload, must not throw.
if (!customElements.get('pose-upload-tracker')) customElements.define('pose-upload-tracker', PoseUploadTracker);
