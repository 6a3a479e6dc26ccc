/**
 * The export worker's side of the line.
 */
import { answerCalls } from '../../workers/answer-calls.js';
import type { Endpoint } from '../../workers/protocol.js';
import { exportVideo } from './export-video.js';
import type { ExportCalls } from './protocol.js';

/** Answers requests at `endpoint`. */
export function serveExports(endpoint: Endpoint): void {
  answerCalls<ExportCalls>(endpoint, ({ request }, signal, report) => exportVideo(request, signal, report));
}
