/**
 * Makes clips and pictures that say of themselves what phones write into their files, from those of the synthetic athlete:
 * `node --import tsx scripts/media-fixtures.ts`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withExif } from './media-fixtures/exif.js';
import { box, keyedMetadata, userText, withInIndex, withInTrack } from './media-fixtures/mp4-boxes.js';

const CLIPS = 'test/fixtures/clips';
const FOLDER = 'test/fixtures/media';

const clip = (name: string): Buffer => readFileSync(join(CLIPS, name));
const write = (name: string, file: Buffer): void => writeFileSync(join(FOLDER, name), file);

mkdirSync(FOLDER, { recursive: true });
// As Android's recorder says that a video is in slow motion.
write(
  'slow-motion.mp4',
  withInIndex(clip('squat-front.mp4'), keyedMetadata({ 'com.android.capture.fps': { float: 240 } })),
);

// With where, with what and by whom it was recorded: in the forms of phones, of older recorders, and as the name of the sound.
write(
  'private.mp4',
  withInTrack(
    withInIndex(
      clip('audio.mp4'),
      keyedMetadata({
        'com.apple.quicktime.location.ISO6709': '+48.8577+002.2950+035.0/',
        'com.apple.quicktime.make': 'Maker of phones',
        'com.apple.quicktime.model': 'Phone of Jane Doe',
        'com.apple.quicktime.author': 'Jane Doe',
      }),
      box('udta', userText('\u00a9xyz', '+48.8577+002.2950/'), userText('\u00a9ART', 'Jane Doe')),
    ),
    1,
    box('udta', box('name', Buffer.from('Microphone of Jane Doe'))),
  ),
);
const [MAKE, MODEL, ARTIST] = [0x010f, 0x0110, 0x013b] as const;
write(
  'private.jpg',
  withExif(clip('still.jpg'), {
    texts: { [MAKE]: 'Maker of phones', [MODEL]: 'Phone of Jane Doe', [ARTIST]: 'Jane Doe' },
    place: [48.8577, 2.295],
  }),
);
