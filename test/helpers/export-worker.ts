/**
 * The export worker as it is, in a browser that lacks something. The query of its URL says what: `no=avc,vp9` takes
 * encoders away, `break=avc` has them fail at their first frame though they said yes, `max=200` has none take a picture
 * wider than that, `no-audio-encoder` takes sound encoders away, `unreadable` lets no file be read, `hang` never answers.
 */
import { serve } from '../../src/output/export/worker.js';

const script = new URLSearchParams(self.location.search);
const list = (name: string) => (script.get(name) ?? '').split(',').filter(Boolean);
const PREFIXES: Readonly<Record<string, string>> = { avc: 'avc1', vp9: 'vp09', av1: 'av01', vp8: 'vp8' };
const isOneOf = (names: readonly string[], codec: string) =>
  names.some((name) => codec.startsWith(PREFIXES[name] ?? name));

if (typeof VideoEncoder !== 'undefined') {
  const supported = VideoEncoder.isConfigSupported.bind(VideoEncoder);
  VideoEncoder.isConfigSupported = async (config) => {
    const refused = isOneOf(list('no'), config.codec) || config.width > Number(script.get('max') ?? Infinity);
    return refused ? { supported: false, config } : supported(config);
  };
  const { encode, configure } = VideoEncoder.prototype;
  const broken = new WeakSet<VideoEncoder>();
  VideoEncoder.prototype.configure = function (config) {
    if (isOneOf(list('break'), config.codec)) broken.add(this);
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
if (script.has('unreadable')) {
  const fail = () => Promise.reject(new DOMException('The file could not be read.', 'NotReadableError'));
  Blob.prototype.arrayBuffer = fail;
  Blob.prototype.stream = () => new ReadableStream({ pull: fail });
}
if (script.has('hang')) {
  self.addEventListener('message', ({ data }: MessageEvent<{ id: number; call: string }>) => {
    if (data.call === 'close') self.postMessage({ id: data.id, kind: 'result', value: null });
    else self.postMessage({ id: data.id, kind: 'report', value: 0.5 });
  });
} else {
  serve(self);
}
