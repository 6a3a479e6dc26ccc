import { expect } from '@open-wc/testing';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

const GOOD = 'squat-side.mp4';

/** What is analysed after the bad file: short, as there are many. */
const NEXT = 'vp9.webm';

let otherOrigin = '';

before(async () => {
  otherOrigin = ((await (await fetch('/__test/config.json')).json()) as { otherOrigin: string }).otherOrigin;
});

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await clipFile(name)).arrayBuffer());
}

/** Where a text stands in a file. */
function find(bytes: Uint8Array, text: string, from = 0): number {
  const wanted = new TextEncoder().encode(text);
  for (let i = from; i <= bytes.length - wanted.length; i++) {
    if (wanted.every((byte, index) => bytes[i + index] === byte)) return i;
  }
  throw new Error(`no ${text} in the file`);
}

function replaceText(bytes: Uint8Array<ArrayBuffer>, text: string, by: string): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  for (let at = -1; ;) {
    try {
      at = find(changed, text, at + 1);
    } catch {
      return changed;
    }
    changed.set(new TextEncoder().encode(by), at);
  }
}

/** A sound file without a picture, in the container that videos come in. */
async function audioOnly(): Promise<File> {
  const bytes = await bytesOf('audio.mp4');
  // The video track's handler is renamed: what is left is a file with sound only.
  const at = find(bytes, 'vide');
  bytes.set(new TextEncoder().encode('meta'), at);
  return new File([bytes], 'sound.mp4');
}

interface BadInput {
  readonly what: string;
  readonly code: string;
  readonly reason: string;
  readonly says: RegExp;
  readonly source?: 'image';
  make(): Promise<File | string>;
}

const BAD_INPUTS: readonly BadInput[] = [
  {
    what: 'an empty file',
    code: 'video_load_error',
    reason: 'empty',
    says: /empty\.mp4 is empty \(0 bytes\)/,
    make: () => Promise.resolve(new File([], 'empty.mp4')),
  },
  {
    what: 'a text file named .mp4',
    code: 'unsupported_media',
    reason: 'not_a_video',
    says: /notes\.mp4 is not a video/,
    make: () => Promise.resolve(new File(['Monday: three sets of squats.'.repeat(50)], 'notes.mp4')),
  },
  {
    what: 'a truncated mp4 with its index first',
    code: 'media_decode_error',
    reason: 'truncated',
    says: /short\.mp4 is cut off/,
    make: async () => {
      const bytes = await bytesOf(GOOD);
      return new File([bytes.slice(0, bytes.length * 0.6)], 'short.mp4');
    },
  },
  {
    what: 'a truncated webm',
    code: 'media_decode_error',
    reason: 'truncated',
    says: /short\.webm is cut off/,
    make: async () => {
      const bytes = await bytesOf('vp9.webm');
      return new File([bytes.slice(0, bytes.length * 0.6)], 'short.webm');
    },
  },
  {
    what: 'a truncated mp4 without its index',
    code: 'media_decode_error',
    reason: 'no_index',
    says: /interrupted\.mp4 has no index/,
    make: async () => new File([replaceText(await bytesOf(GOOD), 'moov', 'free')], 'interrupted.mp4'),
  },
  {
    what: 'an audio-only file',
    code: 'unsupported_media',
    reason: 'no_video_track',
    says: /sound\.mp4 has no video track/,
    make: audioOnly,
  },
  {
    what: 'a codec that no browser decodes',
    code: 'unsupported_media',
    reason: 'codec',
    says: /cannot decode the video codec of old\.mp4 \(zzzz\)/,
    make: async () => new File([replaceText(await bytesOf(GOOD), 'avc1', 'zzzz')], 'old.mp4'),
  },
  {
    what: 'damaged data',
    code: 'media_decode_error',
    reason: 'damaged',
    says: /scratched\.mp4 is damaged/,
    make: async () => {
      const bytes = await bytesOf(GOOD);
      bytes.fill(0xa5, find(bytes, 'mdat') + 8);
      return new File([bytes], 'scratched.mp4');
    },
  },
  {
    what: 'an address with nothing behind it',
    code: 'video_load_error',
    reason: 'http_status',
    says: /answered 404.*\/__test\/status\/404/,
    make: () => Promise.resolve(new URL('/__test/status/404', location.href).href),
  },
  {
    what: 'an address on another server without CORS',
    code: 'cross_origin_video',
    reason: 'cors',
    says: /does not allow this page to read it \(CORS\)/,
    make: () => Promise.resolve(`${otherOrigin}/__test/no-cors/test/fixtures/clips/${GOOD}`),
  },
  {
    what: 'a connection that breaks',
    code: 'video_load_error',
    reason: 'connection',
    says: /connection broke/,
    make: () => Promise.resolve(`${location.origin}/__test/cut/test/fixtures/clips/${GOOD}?bytes=20000`),
  },
  {
    what: 'an image that is none',
    code: 'unsupported_media',
    reason: 'not_an_image',
    says: /fake\.png is not a picture/,
    source: 'image',
    make: () => Promise.resolve(new File(['no picture'], 'fake.png', { type: 'image/png' })),
  },
  {
    what: 'an empty image',
    code: 'image_load_error',
    reason: 'empty',
    says: /nothing\.png is empty/,
    source: 'image',
    make: () => Promise.resolve(new File([], 'nothing.png')),
  },
  {
    what: 'an image address with nothing behind it',
    code: 'image_load_error',
    reason: 'http_status',
    says: /answered 404/,
    source: 'image',
    make: () => Promise.resolve(new URL('/__test/status/404', location.href).href),
  },
  {
    what: 'an image on another server without CORS',
    code: 'cross_origin_image',
    reason: 'cors',
    says: /\(CORS\)/,
    source: 'image',
    make: () => Promise.resolve(`${otherOrigin}/__test/no-cors/test/fixtures/clips/still.jpg`),
  },
];

describe('bad input', () => {
  for (const { what, code, reason, says, source = 'video', make } of BAD_INPUTS) {
    it(`gives ${what} its own error, and the next good file is analysed`, async () => {
      const { tracker, of, part, messages } = await createTracker({ options: { source, keypoints: true } });
      const error = (await tracker.analyze(await make()).catch((thrown: unknown) => thrown)) as Error;
      expect(error).to.have.property('code', code);
      expect(of('error')).to.have.length(1);
      expect(of('error')[0]).to.include({ code, message: error.message });
      expect(of('error')[0]?.details).to.include({ reason });
      expect(error.message).to.match(says);
      await tracker.updateComplete;
      expect(tracker.dataset['state']).to.equal('error');
      expect(part('[role=alert]').textContent).to.contain(error.message);

      messages.length = 0;
      await tracker.analyze(await clipFile(source === 'image' ? 'still.jpg' : NEXT));
      expect(of('error')).to.deep.equal([]);
      expect(of('keypoints').length).to.be.greaterThan(0);
      expect(tracker.dataset['state']).to.equal('done');
    });
  }

  it('has its own code or reason for each', () => {
    const kinds = BAD_INPUTS.filter(({ what }) => what !== 'a truncated webm').map(
      ({ code, reason, source }) => `${source} ${code} ${reason}`,
    );
    expect(new Set(kinds).size).to.equal(kinds.length);
  });

  it('takes an address on another server with CORS', async () => {
    const { tracker, of } = await createTracker({ options: { keypoints: true } });
    await tracker.analyze(`${otherOrigin}/__test/cors/test/fixtures/clips/${GOOD}`);
    expect(of('keypoints_batch')).to.have.length(1);
  });

  it('takes blob and data addresses', async () => {
    const { tracker, of } = await createTracker({ options: { keypoints: true } });
    const blobUrl = URL.createObjectURL(await clipFile(GOOD));
    await tracker.analyze(blobUrl);
    URL.revokeObjectURL(blobUrl);
    expect(of('keypoints_batch')).to.have.length(1);
    const bytes = await bytesOf('empty-room.mp4');
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    await tracker.analyze(`data:video/mp4;base64,${btoa(binary)}`);
    expect(of('keypoints_batch')).to.have.length(2);
    expect(clipUrl(GOOD)).to.contain(GOOD);
  });
});
