/**
 * What an overlay video is asked to be like.
 */
import { TrackerError } from '../errors.js';
import type { ExportFormat } from '../output/export/protocol.js';
import type { ExportOverlayChoice, GhostChoice } from './run-options.js';

/** What an overlay video is to be like. */
export interface ExportOptions {
  /** What is drawn; by default as the option `exportOverlay` says. */
  readonly overlay?: ExportOverlayChoice;
  /** Whose skeleton is drawn beside the person's own; by default as the option `ghost` says. */
  readonly ghost?: GhostChoice;
  /** Only this container; by default mp4 where the browser can write it, else webm. */
  readonly format?: ExportFormat;
  /** Gives it up, unless it is also made for somebody else: another call, or the visitor, by the option `export`. */
  readonly signal?: AbortSignal;
}

const ALLOWED = {
  overlay: ['skeleton', 'skeleton+counter'],
  ghost: ['reference', 'best', 'none'],
  format: ['mp4', 'webm'],
} as const satisfies {
  overlay: readonly ExportOverlayChoice[];
  ghost: readonly GhostChoice[];
  format: readonly ExportFormat[];
};

/**
 * Callers from JavaScript may give anything.
 *
 * @throws TrackerError `invalid_parameter`
 */
export function checkExportOptions(options: ExportOptions): void {
  for (const name of ['overlay', 'ghost', 'format'] as const) {
    const value: unknown = options[name];
    const allowed: readonly unknown[] = ALLOWED[name];
    if (value === undefined || allowed.includes(value)) continue;
    const given = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `a value of type ${typeof value}`;
    throw new TrackerError(
      'invalid_parameter',
      `exportVideo() cannot take ${given} as ${name}. Give ${allowed.join(' or ')}, or leave it out.`,
      { option: name, allowed },
    );
  }
}
