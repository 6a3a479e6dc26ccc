/**
 * The export worker's side of the line.
 */
import { answerCalls } from '../../pose/answer-calls.js';
import type { Endpoint } from '../../pose/worker-protocol.js';
import { exportVideo } from './export-video.js';
import type { ExportCalls } from './protocol.js';

type Request =
  | ({ readonly id: number; readonly call: 'export' } & ExportCalls['export']['takes'])
  | { readonly id: number; readonly call: 'cancel' }
  | { readonly id: number; readonly call: 'close' };

/** Answers requests at `endpoint`. */
export function serveExports(endpoint: Endpoint): void {
  answerCalls<Request>(endpoint, async (asked, signal, report) => {
    // A close only asks whether anybody is there: nothing stays open between exports.
    if (asked.call === 'close') return null;
    return exportVideo(asked.request, signal, report);
  });
}
