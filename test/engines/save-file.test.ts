import { expect } from '@open-wc/testing';
import { canSave, saveFile } from '../../src/element/save-file.js';

interface PickerOptions {
  readonly suggestedName: string;
  readonly types: { readonly accept: Record<string, string[]> }[];
}

const VIDEO = { blob: new Blob(['moving pictures'], { type: 'video/mp4' }), name: 'squat-overlay.mp4' };

/** What this browser has of its own is put away, and what a test puts in its place too. */
const own = new Map<object, Map<string, PropertyDescriptor | undefined>>();

function give(object: object, name: string, value: unknown): void {
  const kept = own.get(object) ?? new Map<string, PropertyDescriptor | undefined>();
  own.set(object, kept);
  if (!kept.has(name)) kept.set(name, Object.getOwnPropertyDescriptor(object, name));
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
}

function isTouchDevice(touch: boolean): void {
  give(globalThis, 'matchMedia', (query: string) => ({ matches: touch === (query === '(pointer: coarse)') }));
}

function refusal(name: string): () => Promise<never> {
  return () => Promise.reject(new DOMException('No.', name));
}

describe('saving a file', () => {
  beforeEach(() => {
    give(globalThis, 'showSaveFilePicker', undefined);
    give(navigator, 'canShare', undefined);
    give(navigator, 'share', undefined);
    isTouchDevice(false);
  });

  afterEach(() => {
    for (const [object, kept] of own) {
      for (const [name, descriptor] of kept) {
        if (descriptor) Object.defineProperty(object, name, descriptor);
        else Reflect.deleteProperty(object, name);
      }
    }
    own.clear();
  });

  it('is left to the link where the browser has nothing better', async () => {
    expect(canSave(VIDEO)).to.equal(false);
    expect(await saveFile(VIDEO)).to.equal('link');
  });

  it('writes to the file that the visitor picks', async () => {
    const written: Uint8Array[] = [];
    const asked: PickerOptions[] = [];
    let closed = false;
    give(globalThis, 'showSaveFilePicker', (options: PickerOptions) => {
      asked.push(options);
      const createWritable = () =>
        Promise.resolve(
          new WritableStream<Uint8Array>({
            write: (part) => void written.push(part),
            close: () => void (closed = true),
          }),
        );
      return Promise.resolve({ createWritable });
    });
    expect(canSave(VIDEO)).to.equal(true);
    expect(await saveFile(VIDEO)).to.equal('saved');
    expect(asked).to.deep.equal([
      { suggestedName: 'squat-overlay.mp4', types: [{ accept: { 'video/mp4': ['.mp4'] } }] },
    ]);
    expect(await new Blob(written as Uint8Array<ArrayBuffer>[]).text()).to.equal('moving pictures');
    expect(closed).to.equal(true);
  });

  it('asks for a picture’s own kind', async () => {
    let accept: unknown;
    give(globalThis, 'showSaveFilePicker', (options: PickerOptions) => {
      accept = options.types[0]?.accept;
      return refusal('AbortError')();
    });
    await saveFile({ blob: new Blob([''], { type: 'image/png' }), name: 'still-overlay.png' });
    expect(accept).to.deep.equal({ 'image/png': ['.png'] });
  });

  it('opens the share sheet of a device that is touched', async () => {
    isTouchDevice(true);
    const shared: File[] = [];
    give(navigator, 'canShare', ({ files }: ShareData) => files?.[0]?.type === 'video/mp4');
    give(navigator, 'share', ({ files = [] }: ShareData) => Promise.resolve(void shared.push(...files)));
    expect(canSave(VIDEO)).to.equal(true);
    expect(await saveFile(VIDEO)).to.equal('shared');
    expect(shared.map(({ name, type, size }) => [name, type, size])).to.deep.equal([
      ['squat-overlay.mp4', 'video/mp4', 15],
    ]);
    give(navigator, 'canShare', () => false);
    expect(canSave(VIDEO)).to.equal(false);
  });

  it('leaves share sheets alone that save nothing', () => {
    give(navigator, 'canShare', () => true);
    expect(canSave(VIDEO)).to.equal(false);
  });

  for (const [what, way] of [
    ['save dialog', (fail: () => Promise<never>) => give(globalThis, 'showSaveFilePicker', fail)],
    [
      'share sheet',
      (fail: () => Promise<never>) => {
        isTouchDevice(true);
        give(navigator, 'canShare', () => true);
        give(navigator, 'share', fail);
      },
    ],
  ] as const) {
    it(`takes a closed ${what} for the visitor’s own choice, and a forbidden one for a reason to use the link`, async () => {
      way(refusal('AbortError'));
      expect(await saveFile(VIDEO)).to.equal('cancelled');
      for (const name of ['SecurityError', 'NotAllowedError', 'DataError']) {
        way(refusal(name));
        expect(await saveFile(VIDEO), name).to.equal('link');
      }
    });
  }
});
