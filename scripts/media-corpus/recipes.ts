/**
 * How each file of the corpus is made of `squat-front.mp4`, a clip of the synthetic athlete with three squats: by ffmpeg, by changing bytes of another, or by
 * putting packets together.
 */
import { edited, joinedAsTheyAre, motionPhoto, patchedBox, turnedOnTheWay } from './changes.js';

/** Makes one file. */
export interface Recipe {
  /** Its name in `test/fixtures/media`. */
  readonly file: string;
  /** What ffmpeg makes: arguments between its input and its output. Several outputs are handed to `change` in order. */
  readonly ffmpeg: readonly (readonly string[])[];
  /** Of all of the clip as it is, and not of `SHORT` of it. */
  readonly isWhole?: true;
  /** The ending of what ffmpeg makes, where it is not the file's. */
  readonly ending?: string;
  /** A command that makes the file of the first one that ffmpeg has made. */
  readonly command?: (from: string, to: string) => readonly [program: string, ...given: string[]];
  /** What is done to the files that ffmpeg has made. */
  readonly change?: (files: readonly Uint8Array[]) => Promise<Uint8Array> | Uint8Array;
}

const AVC = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '30', '-pix_fmt', 'yuv420p'];
const VP8 = ['-c:v', 'libvpx', '-b:v', '150k', '-auto-alt-ref', '0'];
const VP9 = ['-c:v', 'libvpx-vp9', '-b:v', '100k', '-cpu-used', '8'];
const HEVC = [
  '-c:v',
  'libx265',
  '-preset',
  'veryfast',
  '-crf',
  '32',
  '-x265-params',
  'log-level=error',
  '-pix_fmt',
  'yuv420p',
];
const AV1 = ['-c:v', 'libsvtav1', '-preset', '10', '-crf', '50', '-pix_fmt', 'yuv420p'];
/** A keyframe every half second. */
const KEYFRAMES = ['-g', '5', '-bf', '0'];
/** Sound that tells where it is: a higher tone in each second. */
const TONES = [
  '-f',
  'lavfi',
  '-i',
  'aevalsrc=sin(2*PI*t*(400+400*floor(t))):s=48000:d=5.8',
  '-map',
  '0:v',
  '-map',
  '1:a',
];

const AVIF = ['-c:v', 'libaom-av1', '-crf', '50', '-cpu-used', '8', '-pix_fmt', 'yuv420p', '-f', 'avif'];
/** A picture that stands for all of the sound. */
const COVER = ['-c:v', 'mjpeg', '-q:v', '8', '-disposition:v:0', 'attached_pic', '-vf', 'fps=1,scale=180:320'];

const scaled = (width: number, height: number) => ['-vf', `fps=10,scale=${width}:${height}`];

/** Seconds of the film's first second, in 180 × 320. */
export const SHORT = { seconds: 1, filter: 'fps=10,scale=180:320' };

/** All of it. */
export const RECIPES: readonly Recipe[] = [
  // Frames that change.
  {
    file: 'size-changes.webm',
    isWhole: true,
    ffmpeg: [
      ['-t', '3', ...VP8, '-vf', 'fps=15'],
      ['-ss', '3', ...VP8, '-vf', 'fps=15,scale=180:320'],
    ],
    change: turnedOnTheWay,
  },
  {
    file: 'shape-changes.webm',
    ffmpeg: [
      ['-t', '0.5', ...VP8],
      [...VP8, '-t', '0.5', ...scaled(320, 180)],
    ],
    change: turnedOnTheWay,
  },
  // Edit lists. Times in seconds; -1 shows nothing.
  {
    file: 'cut-end.mp4',
    isWhole: true,
    ending: 'mp4',
    ffmpeg: [[...TONES, ...AVC, ...KEYFRAMES, '-c:a', 'aac', '-vf', 'fps=15,scale=180:320']],
    change: edited([[3.9, 0]]),
  },
  {
    file: 'cut-middle.mp4',
    isWhole: true,
    ffmpeg: [[...TONES, ...AVC, ...KEYFRAMES, '-c:a', 'aac', '-vf', 'fps=10,scale=180:320']],
    change: edited([
      [1, 0],
      [1, 3.5],
    ]),
  },
  {
    file: 'reordered.mp4',
    isWhole: true,
    ffmpeg: [[...AVC, ...KEYFRAMES, '-vf', 'fps=10,scale=180:320']],
    change: edited([
      [1, 3],
      [0.5, -1],
      [0.5, 0.25],
      [1, 3],
    ]),
  },
  {
    file: 'starts-late.mp4',
    ffmpeg: [[...AVC, ...KEYFRAMES]],
    change: edited([
      [0.5, -1],
      [1, 0],
    ]),
  },
  { file: 'starts-inside.mp4', ffmpeg: [[...AVC, ...KEYFRAMES]], change: edited([[0.7, 0.25]]) },
  {
    file: 'cut-end-fragmented.mp4',
    ffmpeg: [[...AVC, ...KEYFRAMES, '-movflags', 'frag_keyframe+empty_moov+default_base_moof']],
    change: edited([[0.6, 0]]),
  },
  { file: 'half-speed.mp4', ffmpeg: [[...AVC, ...KEYFRAMES]], change: edited([[2, 0, 0.5]]) },
  // Codec strings.
  { file: 'vp9-level-0.mp4', ffmpeg: [VP9], change: patchedBox('vpcC', 5, 0) },
  { file: 'avc-level-0.mp4', ffmpeg: [AVC], change: patchedBox('avcC', 3, 0) },
  { file: 'avc-profile-0.mp4', ffmpeg: [AVC], change: patchedBox('avcC', 1, 0) },
  { file: 'av1-level-31.mp4', ffmpeg: [AV1], change: patchedBox('av1C', 1, 0x1f) },
  { file: 'hevc-hvc1.mp4', ffmpeg: [[...HEVC, '-tag:v', 'hvc1']] },
  { file: 'hevc-hev1.mp4', ffmpeg: [[...HEVC, '-tag:v', 'hev1']] },
  // Pictures.
  { file: 'animation.gif', ffmpeg: [[...scaled(90, 160)]] },
  { file: 'animation.webp', ffmpeg: [['-c:v', 'libwebp_anim', '-q:v', '30', '-loop', '0']] },
  { file: 'still.gif', ffmpeg: [['-frames:v', '1']] },
  { file: 'still.png', ffmpeg: [['-frames:v', '1']] },
  { file: 'still.webp', ffmpeg: [['-frames:v', '1', '-c:v', 'libwebp']] },
  {
    file: 'photo.heic',
    ending: 'png',
    ffmpeg: [['-frames:v', '1']],
    command: (from, to) => ['heif-enc', '-q', '40', '-o', to, from],
  },
  {
    file: 'motion-photo.jpg',
    ending: 'jpg',
    ffmpeg: [['-frames:v', '1', '-q:v', '8']],
    change: motionPhoto,
  },
  { file: 'animation.png', ffmpeg: [['-f', 'apng', '-plays', '0', '-vf', 'fps=5,scale=90:160']] },
  { file: 'animation.avif', ffmpeg: [AVIF] },
  { file: 'still.avif', ffmpeg: [['-frames:v', '1', ...AVIF, '-still-picture', '1']] },
  { file: 'still-16-bits.png', ffmpeg: [['-frames:v', '1', '-vf', 'scale=90:160', '-pix_fmt', 'rgb48be']] },
  {
    file: 'still-cmyk.jpg',
    ending: 'png',
    ffmpeg: [['-frames:v', '1']],
    command: (from, to) => ['convert', from, '-colorspace', 'CMYK', '-quality', '60', to],
  },
  // Pictures in sound and in video.
  { file: 'cover.m4a', ffmpeg: [[...TONES, ...COVER, '-c:a', 'aac']] },
  { file: 'cover.mp3', ffmpeg: [[...TONES, ...COVER, '-c:a', 'libmp3lame']] },
  {
    file: 'covered.mp4',
    ffmpeg: [
      [
        ...['-map', '0:v', ...AVC, '-map', '0:v', '-c:v:1', 'mjpeg', '-pix_fmt:v:1', 'yuvj420p', '-frames:v:1', '1'],
        ...['-disposition:v:1', 'attached_pic', '-t', '1'],
      ],
    ],
  },
  // Sizes and rates.
  { file: 'rate-240.mp4', isWhole: true, ffmpeg: [['-t', '0.25', ...AVC, '-vf', 'fps=240,scale=180:320']] },
  { file: 'tiny.mp4', ffmpeg: [[...AVC, ...scaled(96, 54)]] },
  { file: 'wide.mp4', ffmpeg: [[...AVC, ...scaled(2560, 360)]] },
  { file: 'tall.mp4', ffmpeg: [[...AVC, ...scaled(640, 2560)]] },
  { file: 'time-code.mov', ffmpeg: [[...AVC, '-timecode', '01:00:00:00']] },
  { file: 'one-frame.mp4', ffmpeg: [[...AVC, '-frames:v', '1']] },
  // Held already.
  { file: 'mirrored.mp4', ffmpeg: [AVC], change: patchedBox('tkhd', 40, 0xff, 0xff, 0, 0) },
  { file: 'wide-pixels.mp4', ffmpeg: [[...AVC, '-vf', 'fps=10,scale=180:320,setsar=2']] },
  { file: 'wide-pixels.webm', ffmpeg: [[...VP8, '-vf', 'fps=10,scale=180:320,setsar=2']] },
  { file: 'open-gop.mp4', ffmpeg: [[...AVC, '-x264-params', 'open-gop=1:keyint=5:min-keyint=5:bframes=2:scenecut=0']] },
  { file: 'intra-refresh.mp4', ffmpeg: [[...AVC, '-x264-params', 'intra-refresh=1:keyint=10']] },
  { file: 'colour-444.mp4', ffmpeg: [[...AVC, '-pix_fmt', 'yuv444p']] },
  { file: 'ten-bits.webm', ffmpeg: [[...VP9, '-pix_fmt', 'yuv420p10le', '-profile:v', '2']] },
  {
    file: 'high-range.webm',
    ffmpeg: [
      [
        ...VP9,
        '-pix_fmt',
        'yuv420p10le',
        '-profile:v',
        '2',
        '-color_trc',
        'smpte2084',
        '-color_primaries',
        'bt2020',
        '-colorspace',
        'bt2020nc',
      ],
    ],
  },
  { file: 'interlaced.mp4', ffmpeg: [[...AVC, '-x264-params', 'tff=1', '-flags', '+ilme+ildct']] },
  { file: 'alpha.webm', ffmpeg: [[...VP8, '-pix_fmt', 'yuva420p']] },
  { file: 'two-videos.mp4', ffmpeg: [['-map', '0:v', '-map', '0:v', ...AVC, '-disposition:v:1', '0']] },
  { file: 'pcm.mov', ffmpeg: [[...TONES, ...AVC, '-c:a', 'pcm_s16le', '-ar', '8000', '-t', '1']] },
  { file: 'ac3.mp4', ffmpeg: [[...TONES, ...AVC, '-c:a', 'ac3', '-t', '1']] },
  { file: 'no-duration.webm', ffmpeg: [[...VP8, '-live', '1']] },
  { file: 'transport.mpegts', ffmpeg: [[...AVC, '-f', 'mpegts']] },
  { file: 'phone.3gp', ffmpeg: [[...AVC, '-f', '3gp']] },
  { file: 'before-zero.webm', ffmpeg: [[...VP8, '-output_ts_offset', '-0.3', '-avoid_negative_ts', 'disabled']] },
  {
    file: 'negative-offsets.mp4',
    ffmpeg: [[...AVC, '-x264-params', 'bframes=2:b-adapt=0', '-movflags', 'negative_cts_offsets']],
  },
  { file: 'camcorder.mts', ffmpeg: [[...AVC, '-f', 'mpegts', '-mpegts_m2ts_mode', '1']] },
  // What no engine decodes.
  { file: 'old-camera.mp4', ffmpeg: [['-c:v', 'mpeg4', '-b:v', '100k']] },
  { file: 'free.ogv', ffmpeg: [['-c:v', 'libtheora', '-b:v', '100k']] },
  { file: 'old-phone.3gp', ffmpeg: [['-c:v', 'h263', ...scaled(176, 144), '-f', '3gp']] },
  { file: 'motion-jpeg.mov', ffmpeg: [['-c:v', 'mjpeg', '-q:v', '20', '-pix_fmt', 'yuvj420p']] },
  { file: 'prores.mov', ffmpeg: [['-c:v', 'prores_ks', '-profile:v', '0', '-t', '0.3']] },
  { file: 'windows.wmv', ffmpeg: [['-c:v', 'wmv2', '-b:v', '100k']] },
  { file: 'flash.flv', ffmpeg: [['-c:v', 'flv1', '-b:v', '100k']] },
  {
    file: 'programme.mpg',
    ffmpeg: [['-c:v', 'mpeg2video', '-b:v', '200k', '-vf', 'fps=25,scale=180:320', '-f', 'mpeg']],
  },
  {
    file: 'television.mpegts',
    ffmpeg: [
      [...TONES, '-c:v', 'mpeg2video', '-b:v', '200k', '-c:a', 'mp2', '-vf', 'fps=25,scale=180:320', '-f', 'mpegts'],
    ],
  },
  {
    file: 'joined.mp4',
    ffmpeg: [
      ['-t', '0.5', ...AVC, '-bf', '0'],
      ['-t', '0.5', ...AVC, '-bf', '0', ...scaled(320, 180)],
    ],
    change: joinedAsTheyAre,
  },
  { file: 'old.avi', ffmpeg: [['-c:v', 'mpeg4', '-b:v', '100k']] },
];
