import { expect } from 'chai';
import * as fc from 'fast-check';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { TrackerError } from '../../src/errors.js';
import { CommandServer } from '../../src/host/commands/server.js';
import type { HostMessage, MediaAckMessage } from '../../src/host/host-messages.js';
import type { ErrorMessage } from '../../src/output/messages.js';

/** Bytes that are the same every time, and alike nowhere. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255);
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A server with an element that only notes what is asked of it. */
function serve(exportVideo: () => Promise<Blob> = () => Promise.reject(new Error('no video'))) {
  const sent: HostMessage[] = [];
  const done: unknown[][] = [];
  const media: (string | Blob)[] = [];
  const tracker = Object.assign(new EventTarget(), {
    source: 'video',
    updateComplete: Promise.resolve(true),
    setOption: (option: { name: string }, value: unknown) => done.push(['set', option.name, value]),
    analyze: (given: string | Blob) => {
      media.push(given);
      return Promise.resolve();
    },
    cancel: () => done.push(['cancel']),
    cancelExport: () => done.push(['cancelExport']),
    exportVideo,
    judge: (options: { exercise: string }) => {
      done.push(['judge', options]);
      if (options.exercise === 'busy') return Promise.reject(new DOMException('busy', 'AbortError'));
      if (options.exercise === 'yodel') return Promise.reject(new TrackerError('invalid_exercise', 'unknown'));
      return Promise.resolve(undefined);
    },
  });
  const server = new CommandServer({
    tracker: tracker as unknown as PoseUploadTracker,
    send: (message) => sent.push(message),
  });
  return {
    tracker,
    sent,
    done,
    media,
    server,
    obey: (command: object) => server.obey(command),
    errors: () => sent.filter((message): message is ErrorMessage => message.type === 'error'),
    acks: () => sent.filter((message): message is MediaAckMessage => message.type === 'media_ack'),
  };
}

describe('commands of the host', () => {
  it('analyze only the newest of a flood, in its order among the others, and answer each', async () => {
    const { server, media, done, sent } = serve();
    const flood = Array.from({ length: 20 }, (_, id) =>
      server.obey({ command: 'analyze', url: `/clips/${id}.mp4`, id }),
    );
    const last = server.obey({ command: 'set_options', options: { exercise: 'lunge' }, id: 'last' });
    expect([media, done]).to.deep.equal([['/clips/0.mp4'], []]);
    await Promise.all([...flood, last]);
    expect(media).to.deep.equal(['/clips/0.mp4', '/clips/19.mp4']);
    expect(done).to.deep.equal([['set', 'exercise', 'lunge']]);
    const answers = sent.map((message) => (message.type === 'error' ? message.details?.['reason'] : message.type));
    expect(answers.filter((answer) => answer === 'superseded')).to.have.length(18);
    expect(answers.filter((answer) => answer === 'command_done')).to.have.length(3);
    const waits = server.obey({ command: 'analyze', url: '/clips/a.mp4', id: 'a' });
    await server.obey({ command: 'cancel' });
    await waits;
    expect(media).to.have.length(2);
    expect(sent.slice(-2).map(({ type }) => type)).to.deep.equal(['error', 'command_done']);
  });

  it('take no file that is no picture and no video', async () => {
    const { obey, errors, acks } = serve();
    const types = [
      'text/html',
      'image/svg+xml',
      'IMAGE/SVG+XML',
      'application/pdf',
      'video',
      'video/',
      'video/mp4\n',
      '',
    ];
    for (const mimeType of types) await obey({ command: 'put_media', size: 10, mimeType });
    expect(errors()).to.have.length(types.length);
    expect(errors().every(({ details }) => details?.['field'] === 'mimeType')).to.equal(true);
    expect(acks()).to.have.length(0);
    await obey({ command: 'put_media', size: 10, mimeType: 'Video/MP4' });
    expect(acks()).to.have.length(1);
  });

  it('are answered by name and id', async () => {
    const { obey, sent } = serve();
    await obey({ command: 'cancel' });
    await obey({ command: 'cancel', id: 7 });
    await obey({ command: 'fly', id: 'mine' });
    expect(sent.slice(0, 2)).to.deep.equal([
      { type: 'command_done', name: 'cancel' },
      { type: 'command_done', name: 'cancel', id: 7 },
    ]);
    expect(sent[2]).to.deep.include({
      type: 'error',
      code: 'invalid_parameter',
      details: { command: 'fly', reason: 'unknown_command', id: 'mine' },
    });
    expect((sent[2] as ErrorMessage).message)
      .to.contain('"fly"')
      .and.to.contain('set_options');
  });

  it('set options in their order, and name those that there are not', async () => {
    const { obey, done, errors, sent } = serve();
    await obey({
      command: 'set_options',
      options: { exercise: 'lunge', keypoints: true, loading_message: 'Wait', fly: 1, assetBase: 'https://x.example/' },
    });
    expect(done).to.deep.equal([
      ['set', 'exercise', 'lunge'],
      ['set', 'keypoints', true],
      ['set', 'loadingMessage', 'Wait'],
    ]);
    // Programs are loaded from assetBase: neither a link nor a host may choose it.
    expect(errors().map(({ details }) => details?.['field'])).to.deep.equal(['fly', 'assetBase']);
    expect(sent.at(-1)).to.deep.equal({ type: 'command_done', name: 'set_options' });
    await obey({ command: 'set_options', options: { walk: 1 }, id: 'mine' });
    expect(errors().pop()?.details).to.include({ field: 'walk', id: 'mine' });
    sent.splice(-2);
    for (const options of [undefined, null, [], 'exercise', 3]) await obey({ command: 'set_options', options });
    expect(errors()).to.have.length(7);
    expect(done).to.have.length(3);
  });

  it('analyse an address or a Blob, as video or picture', async () => {
    const { obey, media, tracker, errors } = serve();
    await obey({ command: 'analyze', url: '/clips/a.mp4' });
    expect([media.at(-1), tracker.source]).to.deep.equal(['/clips/a.mp4', 'video']);
    await obey({ command: 'analyze', blob: new Blob(['x'], { type: 'image/png' }), fileName: 'me.png' });
    expect((media.at(-1) as File).name).to.equal('me.png');
    expect(tracker.source).to.equal('image');
    await obey({ command: 'analyze', url: 'https://a.example/b', source: 'video' });
    expect(tracker.source).to.equal('video');
    expect(errors()).to.deep.equal([]);
    for (const wrong of [
      {},
      { url: '' },
      { url: 3 },
      { url: 'javascript:alert(1)' },
      { url: 'file:///etc/passwd' },
      { blob: {} },
      { url: 'a', blob: new Blob() },
      { url: 'a', source: 'sound' },
    ]) {
      await obey({ command: 'analyze', ...wrong });
    }
    expect(errors()).to.have.length(8);
    expect(media).to.have.length(3);
  });

  it('take a file in chunks: repeated, early and broken ones change nothing', async () => {
    const { obey, media, acks, errors } = serve();
    const bytes = noise(2500);
    const hash = await sha256(bytes);
    const chunk = (index: number) => toBase64(bytes.subarray(index * 1000, (index + 1) * 1000));
    await obey({ command: 'put_media', size: 2500, fileName: 'squat.mp4', mimeType: 'video/mp4' });
    await obey({ command: 'media_chunk', index: 0, data: chunk(0) });
    await obey({ command: 'media_chunk', index: 2, data: chunk(2) });
    await obey({ command: 'media_chunk', index: 0, data: chunk(0) });
    await obey({ command: 'media_chunk', index: 1, data: '*' });
    await obey({ command: 'media_chunk', index: 1, data: '' });
    await obey({ command: 'media_chunk', index: 1, data: toBase64(noise(1501)) });
    // Android's encoder puts line ends in; FileReader gives a data URL.
    await obey({
      command: 'media_chunk',
      index: 1,
      data: `data:video/mp4;base64,${chunk(1).replace(/.{76}/g, '$&\n')}`,
    });
    expect(media).to.deep.equal([]);
    await obey({ command: 'media_chunk', index: 2, data: chunk(2), sha256: hash.toUpperCase() });
    await obey({ command: 'media_chunk', index: 2, data: chunk(2), sha256: hash });

    expect(acks().map(({ index, received }) => [index, received])).to.deep.equal([
      [-1, 0],
      [0, 1000],
      [0, 1000],
      [0, 1000],
      [1, 2000],
      [2, 2500],
      [2, 2500],
    ]);
    expect(errors()).to.have.length(3);
    expect(errors().map(({ details }) => details?.['index'])).to.deep.equal([1, 1, 1]);
    expect(media).to.have.length(1);
    const file = media[0] as File;
    expect([file.name, file.type]).to.deep.equal(['squat.mp4', 'video/mp4']);
    expect(new Uint8Array(await file.arrayBuffer())).to.deep.equal(bytes);
  });

  it('do not analyse a file that has arrived otherwise than it was sent', async () => {
    const { obey, media, errors } = serve();
    const data = toBase64(noise(100));
    await obey({ command: 'put_media', size: 100, mimeType: 'image/jpeg', sha256: 'a'.repeat(64), id: 1 });
    await obey({ command: 'media_chunk', index: 0, data, id: 2 });
    expect(media).to.deep.equal([]);
    expect(errors()).to.have.length(1);
    expect(errors()[0]).to.include({ code: 'image_load_error' });
    expect(errors()[0]?.details).to.include({ reason: 'hash', id: 2 });
  });

  it('begin a file anew, and forget one', async () => {
    const { obey, media, errors, acks } = serve();
    await obey({ command: 'media_chunk', index: 0, data: 'AAAA' });
    expect(errors()[0]?.details).to.include({ reason: 'no_transfer' });
    await obey({ command: 'put_media', size: 6 });
    await obey({ command: 'media_chunk', index: 0, data: 'AAAA' });
    await obey({ command: 'put_media', size: 3, source: 'image' });
    await obey({ command: 'media_chunk', index: 0, data: 'AAAA' });
    expect((media[0] as File).size).to.equal(3);
    expect((media[0] as File).name).to.equal('picture');
    expect(acks().map(({ index }) => index)).to.deep.equal([-1, 0, -1, 0]);
    for (const ending of ['cancel_media', 'cancel']) {
      await obey({ command: 'put_media', size: 6 });
      await obey({ command: ending });
      await obey({ command: 'media_chunk', index: 0, data: 'AAAA' });
    }
    expect(
      errors()
        .slice(1)
        .map(({ details }) => details?.['reason']),
    ).to.deep.equal(['no_transfer', 'no_transfer']);
  });

  it('judge a video once more, and say that it is done, or why not', async () => {
    const { obey, sent, done, errors } = serve();
    const options = { exercise: 'squat', difficulty: 'pro', minGrade: 'B' };
    await obey({ command: 'judge', ...options, id: 1 });
    expect(done).to.deep.equal([['judge', options]]);
    expect(sent).to.deep.equal([{ type: 'command_done', name: 'judge', id: 1 }]);
    for (const exercise of ['busy', 'yodel', 3]) await obey({ command: 'judge', exercise, id: 2 });
    for (const wrong of [{ difficulty: 'hard' }, { minGrade: 'F' }])
      await obey({ command: 'judge', ...options, ...wrong });
    expect(errors().map(({ code, details }) => [code, details?.['reason'], details?.['field']])).to.deep.equal([
      ['invalid_parameter', 'superseded', undefined],
      ['invalid_exercise', undefined, undefined],
      ['invalid_parameter', 'malformed', 'exercise'],
      ['invalid_parameter', 'malformed', 'difficulty'],
      ['invalid_parameter', 'malformed', 'minGrade'],
    ]);
    expect(done).to.have.length(3);
  });

  it('judge a video by a reference, and never by an exercise too', async () => {
    const { obey, done, errors } = serve();
    const signature = { format: 'pose-upload-tracker-signature' };
    for (const reference of ['coach.json', signature]) await obey({ command: 'judge', reference, minGrade: 'B' });
    expect(done).to.deep.equal([
      ['judge', { reference: 'coach.json', minGrade: 'B' }],
      ['judge', { reference: signature, minGrade: 'B' }],
    ]);
    for (const wrong of [{}, { reference: '' }, { reference: [1] }, { reference: 'javascript:1' }]) {
      await obey({ command: 'judge', ...wrong });
    }
    await obey({ command: 'judge', reference: 'coach.json', exercise: 'squat' });
    expect(errors().map(({ details }) => [details?.['reason'], details?.['field']])).to.deep.equal([
      ['malformed', undefined],
      ['malformed', 'reference'],
      ['malformed', 'reference'],
      ['malformed', 'reference'],
      ['reference_and_exercise', undefined],
    ]);
    expect(done).to.have.length(2);
  });

  it('tell why there is no overlay video, once', async () => {
    for (const isTold of [false, true]) {
      const error = new TrackerError('export_failed', 'why', { reason: 'encoder' });
      const { obey, errors, tracker } = serve(() => {
        const { code: _, ...detail } = error.toPlain();
        if (isTold) tracker.dispatchEvent(new CustomEvent('error', { detail }));
        return Promise.reject(error);
      });
      await obey({ command: 'get_export' });
      expect(errors()).to.have.length(isTold ? 0 : 1);
    }
    const aborted = serve(() => Promise.reject(new DOMException('cancelled', 'AbortError')));
    await aborted.obey({ command: 'get_export' });
    expect(aborted.sent).to.deep.equal([]);
  });

  it('hand out the overlay video, and say how many chunks there are', async () => {
    const { obey, sent, errors } = serve(() => Promise.resolve(new Blob([noise(3000)], { type: 'video/webm' })));
    await obey({ command: 'get_export', chunkBytes: 1024 });
    await obey({ command: 'export_ack', index: 0 });
    await obey({ command: 'get_export', chunkBytes: 1024, index: 3 });
    expect(sent.slice(0, 2).map((message) => message.type === 'export_chunk' && message.index)).to.deep.equal([0, 1]);
    expect(sent[0]).to.include({ fileName: 'overlay.webm', total: 3 });
    expect(errors()).to.have.length(1);
    expect(errors()[0]?.message).to.contain('there are 3');
    for (const wrong of [{ chunkBytes: 'many' }, { chunkBytes: NaN }, { index: -1 }, { index: 0.5 }, { index: '0' }]) {
      await obey({ command: 'get_export', ...wrong });
    }
    expect(errors()).to.have.length(6);
  });

  it('hand out the overlay video by the name that was told', async () => {
    const { obey, sent, tracker } = serve(() => {
      tracker.dispatchEvent(new CustomEvent('export_ready', { detail: { fileName: 'squat-overlay.webm' } }));
      return Promise.resolve(new Blob([noise(3000)], { type: 'video/webm' }));
    });
    await obey({ command: 'get_export' });
    expect(sent[0]).to.include({ fileName: 'squat-overlay.webm' });
  });

  it('hand out no overlay video that was cancelled before it was there, and one for several questions', async () => {
    let ready: (video: Blob) => void = () => undefined;
    const video = new Promise<Blob>((resolve) => (ready = resolve));
    const { obey, sent } = serve(() => video);
    const cancelled = obey({ command: 'get_export', chunkBytes: 1024 });
    await obey({ command: 'cancel_export' });
    const asked = [
      obey({ command: 'get_export', chunkBytes: 1024 }),
      obey({ command: 'get_export', chunkBytes: 1024, index: 2 }),
    ];
    ready(new Blob([noise(3000)]));
    await Promise.all([cancelled, ...asked]);
    expect(sent.map((message) => (message.type === 'export_chunk' ? message.index : message.type))).to.deep.equal([
      'command_done',
      2,
    ]);
  });

  it('answer whatever they are given by messages, never by an exception', async () => {
    const names = serve().server.names;
    const fields = [
      'options',
      'url',
      'blob',
      'fileName',
      'source',
      'size',
      'mimeType',
      'sha256',
      'index',
      'data',
      'id',
    ];
    const command = fc.record({
      command: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, fc.anything()),
      given: fc.dictionary(
        fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields, 'chunkBytes') }, fc.string()),
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, withSparseArray: true }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
        const { obey, sent, media, server } = serve(() => Promise.resolve(new Blob(['video'])));
        let asked = 0;
        for (const { command: name, given } of commands) {
          const before = sent.length;
          await obey({ ...given, command: name });
          const isKnown = typeof name === 'string' && server.names.includes(name);
          // Only an acknowledgement of something that was never sent needs no answer.
          if (name !== 'export_ack') expect(sent.length).to.be.greaterThan(before);
          if (!isKnown) expect(sent.at(-1)?.type).to.equal('error');
          asked += 1;
        }
        expect(asked).to.equal(commands.length);
        // What is sent passes every channel.
        for (const message of sent) {
          expect(JSON.parse(JSON.stringify(message))).to.deep.equal(structuredClone(message));
          if (message.type === 'error') expect(message.message.length).to.be.below(1000);
        }
        for (const given of media) expect(typeof given === 'string' || given instanceof Blob).to.equal(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
