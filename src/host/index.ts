/**
 * What the endpoint page is made of, for pages of your own that are embedded in an iframe or a WebView. Registers the
 * element.
 */
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';
import { readParameters } from './parameters.js';

export { BRIDGE_NAMES } from './native-channels.js';
export type { HostSettings } from './host-link.js';
export { startEndpoint } from './start-endpoint.js';
export { toWire } from './wire.js';

/**
 * Sets an element's options from the query of an endpoint URL. Parameters that are no options are ignored.
 *
 * @param search with or without `?`, for example `location.search`
 */
export function applyParameters(tracker: PoseUploadTracker, search: string): void {
  for (const { option, given } of readParameters(search)) tracker.setOption(option, given);
}
