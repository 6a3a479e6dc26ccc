/**
 * A model bundle whose detector finds whatever fills the picture. The bundle (a ZIP file without compression, as
 * `scripts/blazepose/task-bundle.mjs` writes it) has both detectors: their names have the same length and are exchanged where
 * they stand. Packing 9 MB anew would take a worker some 100 ms of its start.
 */

/** The name by which PoseLandmarker looks for its detector. */
const DETECTOR = 'pose_detector.tflite';
const STILL_DETECTOR = 'idle_detector.tflite';

/** The record at the end of a ZIP file, where it has no comment. */
const END = { signature: 0x06054b50, bytes: 22, entries: 10, directory: 16 } as const;

/** A file in the list of files that comes before it. */
const ENTRY = { signature: 0x02014b50, bytes: 46, nameBytes: 28, extraBytes: 30, commentBytes: 32, file: 42 } as const;

/** What comes before each file's content. */
const FILE = { signature: 0x04034b50, bytes: 30 } as const;

/**
 * The same bundle with the other detector.
 *
 * @throws Error where it is no such bundle
 */
export function withStillDetector(task: Uint8Array): Uint8Array<ArrayBuffer> {
  const bundle = new Uint8Array(task);
  const view = new DataView(bundle.buffer);
  const expect = (signature: number, at: number) => {
    if (at < 0 || at + 4 > bundle.length || view.getUint32(at, true) !== signature) throw new Error('it is no bundle');
  };
  const end = bundle.length - END.bytes;
  expect(END.signature, end);
  const exchanged = new Set<string>();
  let entry = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.entries, true); left > 0; left--) {
    expect(ENTRY.signature, entry);
    const nameBytes = view.getUint16(entry + ENTRY.nameBytes, true);
    const from = entry + ENTRY.bytes;
    const name = new TextDecoder().decode(bundle.subarray(from, from + nameBytes));
    if (name === DETECTOR || name === STILL_DETECTOR) {
      const file = view.getUint32(entry + ENTRY.file, true);
      expect(FILE.signature, file);
      const other = new TextEncoder().encode(name === DETECTOR ? STILL_DETECTOR : DETECTOR);
      bundle.set(other, from);
      bundle.set(other, file + FILE.bytes);
      exchanged.add(name);
    }
    const more = view.getUint16(entry + ENTRY.extraBytes, true) + view.getUint16(entry + ENTRY.commentBytes, true);
    entry = from + nameBytes + more;
  }
  for (const name of [DETECTOR, STILL_DETECTOR]) if (!exchanged.has(name)) throw new Error(`it has no ${name}`);
  return bundle;
}
