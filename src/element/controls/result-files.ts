/**
 * Saves the results of what was analysed last as files.
 */
import { fileNameFor } from '../../session/file-name.js';
import type { StoredSignature } from '../../session/reference/stored-signature.js';
import type { SessionSnapshot } from '../../session/snapshot.js';
import { saveBlob } from '../save-file.js';

/** Everything. */
export function saveJson({ mediaName, result }: SessionSnapshot): void {
  if (!result) return;
  save(JSON.stringify(result, undefined, 2), 'application/json', fileNameFor(mediaName, 'results', 'json'));
}

/** A row for each repetition or hold. */
export function saveCsv({ mediaName, exercise, result }: SessionSnapshot): void {
  if (result && exercise) save(result.toCSV('reps'), 'text/csv', fileNameFor(mediaName, exercise.name, 'csv'));
}

/** A row for each analysed frame. */
export function saveAngles({ mediaName, result }: SessionSnapshot): void {
  if (result) save(result.toCSV('angles'), 'text/csv', fileNameFor(mediaName, 'angles', 'csv'));
}

/** @param rep number of the repetition that it was made of */
export function saveSignature({ mediaName }: SessionSnapshot, signature: StoredSignature, rep: number): void {
  save(JSON.stringify(signature), 'application/json', fileNameFor(mediaName, `reference-${rep}`, 'json'));
}

function save(text: string, type: string, name: string): void {
  void saveBlob({ blob: new Blob([text], { type }), name });
}
