/**
 * The export worker as it is, in a browser that lacks something. The query of its URL says what: `no=avc,vp9` takes
 * encoders away, `break=avc` has them fail at their first frame though they said yes, `max=200` has none take a picture
 * wider than that, `max-avc=200` that one alone, and with `break-over=200` they say yes and fail. `no-audio-encoder` takes
 * sound encoders away, `break-audio` has them fail. `unreadable=3000` lets so many bytes of files be read. `file` writes short
 * videos to a file too, `full=1000` has no room for more bytes there, `quota=1000` says so by an exception, with `no-room` none
 * can be opened, with `no-storage` there are none,
 * as in a private window, with `leftover` something is in them; `no-memory` makes no Blob that can be read.
 * `hang` never answers, `stall` hangs at its first frame, `crash` ends as a program error does.
 */
// Not from the worker's entry, which would serve as well, and by its own rules.
import { serveExports } from '../../src/output/export/serve.js';

const script = new URLSearchParams(self.location.search);
const list = (name: string) => (script.get(name) ?? '').split(',').filter(Boolean);
const PREFIXES: Readonly<Record<string, string>> = { avc: 'avc1', vp9: 'vp09', av1: 'av01', vp8: 'vp8' };
const isOneOf = (names: readonly string[], codec: string) =>
  names.some((name) => codec.startsWith(PREFIXES[name] ?? name));

if (typeof VideoEncoder !== 'undefined') {
  const supported = VideoEncoder.isConfigSupported.bind(VideoEncoder);
  VideoEncoder.isConfigSupported = async (config) => {
    const most = (name: string) => Number(script.get(name) ?? Infinity);
    const refused =
      isOneOf(list('no'), config.codec) ||
      config.width > most('max') ||
      (isOneOf(['avc'], config.codec) && config.width > most('max-avc'));
    return refused ? { supported: false, config } : supported(config);
  };
  const { encode, configure } = VideoEncoder.prototype;
  const broken = new WeakSet<VideoEncoder>();
  VideoEncoder.prototype.configure = function (config) {
    const isTooLarge = config.width > Number(script.get('break-over') ?? Infinity);
    if (isTooLarge || isOneOf(list('break'), config.codec)) broken.add(this);
    configure.call(this, config);
  };
  VideoEncoder.prototype.encode = function (frame, options) {
    if (broken.has(this)) throw new DOMException('The scripted encoder breaks.', 'EncodingError');
    encode.call(this, frame, options);
  };
}
if (script.has('no-audio-encoder') && typeof AudioEncoder !== 'undefined') {
  AudioEncoder.isConfigSupported = (config) => Promise.resolve({ supported: false, config });
}
if (script.has('break-audio') && typeof AudioEncoder !== 'undefined') {
  AudioEncoder.prototype.encode = () => {
    throw new DOMException('The scripted sound encoder breaks.', 'EncodingError');
  };
}
if (script.has('stall')) VideoEncoder.prototype.encode = () => undefined;
if (script.has('unreadable')) {
  const readable = Number(script.get('unreadable'));
  const { slice, arrayBuffer } = Blob.prototype;
  const fail = () => Promise.reject(new DOMException('The file could not be read.', 'NotReadableError'));
  Blob.prototype.slice = function (this: Blob, start = 0, end = this.size) {
    const part = slice.call(this, start, end);
    if (end <= readable) return part;
    part.arrayBuffer = fail;
    part.stream = () => {
      let at = start;
      return new ReadableStream({
        async pull(controller) {
          if (at >= readable) return fail();
          const piece = slice.call(part, at - start, Math.min(readable, at + 4096) - start);
          controller.enqueue(new Uint8Array(await arrayBuffer.call(piece)));
          at += piece.size;
        },
      });
    };
    return part;
  };
}
if (script.has('no-memory')) {
  const { Blob } = self;
  const { slice } = Blob.prototype;
  self.Blob = class extends Blob {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Function.prototype[Symbol.hasInstance].call(Blob, value);
    }
    override slice(...range: Parameters<Blob['slice']>): Blob {
      const part = slice.apply(this, range);
      part.arrayBuffer = () => Promise.reject(new DOMException('The data is gone.', 'NotReadableError'));
      return part;
    }
  };
}
if (script.has('file')) {
  self.addEventListener('message', ({ data }: MessageEvent<{ request?: { storeFromBytes: number } }>) => {
    if (data.request) data.request.storeFromBytes = 0;
  });
}
if (script.has('no-storage') && 'storage' in navigator) {
  StorageManager.prototype.getDirectory = () =>
    Promise.reject(new DOMException('There is no storage in private windows.', 'SecurityError'));
}
if (script.has('no-room') && typeof FileSystemFileHandle !== 'undefined') {
  FileSystemDirectoryHandle.prototype.getFileHandle = () =>
    Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
}
if ((script.has('full') || script.has('quota')) && typeof FileSystemFileHandle !== 'undefined') {
  let left = Number(script.get('full') ?? script.get('quota'));
  const { createSyncAccessHandle } = FileSystemFileHandle.prototype as unknown as SyncFiles;
  (FileSystemFileHandle.prototype as unknown as SyncFiles).createSyncAccessHandle = async function () {
    const file = await createSyncAccessHandle.call(this);
    const write = file.write.bind(file);
    file.write = (data, options) => {
      const room = Math.min(left, data.byteLength);
      left -= room;
      if (room < data.byteLength && script.has('quota')) {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      return write(data.subarray(0, room), options);
    };
    return file;
  };
}
if (script.has('leftover') && typeof FileSystemFileHandle !== 'undefined') {
  const { createSyncAccessHandle } = FileSystemFileHandle.prototype as unknown as SyncFiles;
  (FileSystemFileHandle.prototype as unknown as SyncFiles).createSyncAccessHandle = async function () {
    const file = await createSyncAccessHandle.call(this);
    file.write(new Uint8Array(8 * 2 ** 20).fill(0xaa));
    return file;
  };
}
if (script.has('hang')) {
  self.addEventListener('message', ({ data }: MessageEvent<{ id: number; call: string }>) => {
    if (data.call === 'greet') self.postMessage({ id: data.id, kind: 'result', value: null });
    else self.postMessage({ id: data.id, kind: 'report', value: 0.5 });
  });
} else if (script.has('crash')) {
  self.addEventListener('message', ({ data }: MessageEvent<{ id: number; call: string }>) => {
    if (data.call === 'export') throw new Error('the scripted export crashes');
    self.postMessage({ id: data.id, kind: 'result', value: null });
  });
} else {
  serveExports(self);
}

/** TypeScript's DOM library leaves out what only workers have. */
interface SyncFiles {
  createSyncAccessHandle(): Promise<{ write(data: Uint8Array, options?: { at?: number }): number }>;
}
