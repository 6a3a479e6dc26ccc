/**
 * Registers `<pose-upload-tracker>`. This is what a script tag loads.
 */
import { PoseUploadTracker } from './element/pose-upload-tracker.js';

export { PoseUploadTracker };

// Two copies of the script on one page, or a hot reload, must not throw; and on a server there is no registry.
if (typeof customElements !== 'undefined' && !customElements.get('pose-upload-tracker')) {
  customElements.define('pose-upload-tracker', PoseUploadTracker);
}
