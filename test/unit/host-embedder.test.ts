import { expect } from 'chai';
import { Embedder, findPlace, type EmbedderSettings, type PageGlobals } from '../../src/host/embedder.js';

const OWN = 'https://endpoint.example';
const APP = 'https://app.example';
const OTHER = 'https://other.example';

interface Around {
  readonly kind?: 'iframe' | 'opener' | 'tab';
  /** The origin that its window really has; undefined for none, as of a sandbox. */
  readonly really?: string | undefined;
  readonly ancestor?: string;
  readonly referrer?: string;
}

interface Sent {
  readonly message: unknown;
  readonly target: string;
}

/** A page as another one shows it, and what was sent to that. */
function shownBy({ kind = 'iframe', really, ancestor, referrer = '' }: Around) {
  const sent: Sent[] = [];
  const other = {
    origin: really,
    postMessage: (message: unknown, target: string) => void sent.push({ message, target }),
    closed: false,
    inLocation: OWN,
    get location(): { readonly origin: string } {
      // As browsers do it between pages of two origins.
      if (this.origin !== OWN) throw new DOMException('Blocked', 'SecurityError');
      return { origin: this.inLocation };
    },
  };
  const globals = {
    opener: kind === 'opener' ? other : null,
    location: { origin: OWN, ...(kind === 'iframe' && ancestor !== undefined && { ancestorOrigins: [ancestor] }) },
    document: { referrer },
  };
  const self = Object.assign(globals, { parent: kind === 'iframe' ? other : globals });
  const place = findPlace(self as unknown as PageGlobals);
  return {
    other,
    sent,
    place,
    embedder: (settings: EmbedderSettings = {}) => {
      if (!place) throw new Error('no page shows this one');
      const embedder = new Embedder(place);
      embedder.configure(settings);
      return embedder;
    },
  };
}

function targets(around: Around, settings?: EmbedderSettings): string[] {
  const { embedder, sent } = shownBy(around);
  embedder(settings).find()?.deliver({ type: 'counter' });
  return sent.map(({ target }) => target);
}

/** Whom a refusal is addressed to, however often it is asked for. */
function refusals(around: Around, settings?: EmbedderSettings): string[] {
  const { embedder, sent } = shownBy(around);
  const made = embedder(settings);
  for (let times = 0; times < 3; times++) made.refuseForeign();
  for (const { message } of sent) expect(message).to.include({ type: 'error', code: 'host_not_allowed' });
  return sent.map(({ target }) => target);
}

describe('the page that shows this one', () => {
  const written = console.warn;
  before(() => {
    console.warn = () => undefined;
  });
  after(() => {
    console.warn = written;
  });

  it('is none in a tab of its own', () => {
    expect(shownBy({ kind: 'tab' }).place).to.equal(undefined);
  });

  for (const kind of ['iframe', 'opener'] as const) {
    it(`hears and commands where it is of this page's own origin, with a list too: ${kind}`, () => {
      for (const settings of [{}, { allowedOrigins: [APP] }]) {
        expect(targets({ kind, really: OWN }, settings)).to.deep.equal([OWN]);
        expect(refusals({ kind, really: OWN }, settings)).to.deep.equal([]);
        const { embedder, other } = shownBy({ kind, really: OWN });
        expect(embedder(settings).accepts(other, OWN)).to.equal(true);
      }
    });

    it(`hears nothing without a list where it is of another origin, whatever the referrer says: ${kind}`, () => {
      for (const around of [
        { referrer: `${OWN}/` },
        { referrer: `${OTHER}/` },
        { ancestor: OTHER },
        { ancestor: OWN },
        {},
      ]) {
        expect(targets({ kind, really: OTHER, ...around })).to.deep.equal([]);
        expect(refusals({ kind, really: OTHER, ...around })).to.deep.equal(['*']);
        const { embedder, other, sent } = shownBy({ kind, really: OTHER, ...around });
        const made = embedder();
        expect(made.accepts(other, OTHER)).to.equal(false);
        expect(made.accepts(other, 'null')).to.equal(false);
        expect(made.find()).to.equal(undefined);
        expect(sent.map(({ target }) => target)).to.deep.equal([OTHER]);
      }
    });
  }

  it('hears where its content was written by a page of this origin, and its location has none', () => {
    const { embedder, other, sent } = shownBy({ really: OWN, ancestor: OWN });
    other.inLocation = 'null';
    const made = embedder();
    made.refuseForeign();
    made.find()?.deliver({ type: 'counter' });
    expect(sent).to.deep.equal([{ message: { type: 'counter' }, target: OWN }]);
    expect(made.accepts(other, OWN)).to.equal(true);
  });

  it('is neither refused nor accepted while the list is still to come, and hears nothing', () => {
    const { embedder, other, sent } = shownBy({ ancestor: APP });
    const made = embedder({ isProvisional: true });
    made.refuseForeign();
    expect(made.accepts(other, APP)).to.equal(undefined);
    expect(made.accepts({}, APP)).to.equal(false);
    expect(made.find()).to.equal(undefined);
    expect(sent).to.deep.equal([]);
    made.configure({ allowedOrigins: [APP] });
    expect(made.accepts(other, APP)).to.equal(true);
    made.configure({});
    expect(made.accepts(other, APP)).to.equal(false);
    const own = shownBy({ really: OWN });
    expect(own.embedder({ isProvisional: true }).accepts(own.other, OWN)).to.equal(true);
  });

  it('has no say any more where it has gone to another site', () => {
    const { embedder, other, sent } = shownBy({ kind: 'opener', really: OWN, referrer: `${OWN}/` });
    const opener = embedder();
    const channel = opener.find();
    expect(channel?.isOpen()).to.equal(true);
    other.origin = OTHER;
    expect(channel?.isOpen()).to.equal(false);
    channel?.deliver({ type: 'counter' });
    expect(opener.accepts(other, OTHER)).to.equal(false);
    expect(sent.map(({ message }) => (message as { code?: string }).code)).to.deep.equal(['host_not_allowed']);
  });

  it('hears where a list names it, by its own origin and never by *', () => {
    const list = { allowedOrigins: [APP, 'https://second.example'] };
    expect(targets({ ancestor: APP }, list)).to.deep.equal([APP]);
    expect(targets({ ancestor: OTHER }, list)).to.deep.equal([]);
    expect(targets({ ancestor: 'null' }, list)).to.deep.equal([]);
    expect(targets({ referrer: `${APP}/` }, list)).to.deep.equal([APP]);
    // A referrer may be another page's: whoever is there hears only what is addressed to him.
    expect(targets({ referrer: `${OTHER}/` }, list)).to.deep.equal(list.allowedOrigins);
    expect(targets({}, list)).to.deep.equal(list.allowedOrigins);
    expect(targets({ kind: 'opener' }, list)).to.deep.equal(list.allowedOrigins);
    expect(targets({ ancestor: 'capacitor://localhost' }, { allowedOrigins: ['capacitor://localhost'] })).to.deep.equal(
      ['capacitor://localhost'],
    );
    expect(targets({ ancestor: APP }, { allowedOrigins: [] })).to.deep.equal([]);
    expect(targets({}, { allowedOrigins: [] })).to.deep.equal([]);
  });

  it('is told once that a list does not name it, and nobody that it names is told so', () => {
    const list = { allowedOrigins: [APP] };
    expect(refusals({ ancestor: APP }, list)).to.deep.equal([]);
    expect(refusals({ ancestor: OTHER }, list)).to.deep.equal(['*']);
    expect(refusals({ ancestor: 'null' }, list)).to.deep.equal(['*']);
    expect(refusals({ referrer: `${APP}/` }, list)).to.deep.equal([]);
    expect(refusals({ referrer: `${OTHER}/` }, list)).to.deep.equal([OTHER]);
    expect(refusals({}, list)).to.deep.equal([]);
    // It shows by a command who it is.
    const { embedder, other, sent } = shownBy({});
    const made = embedder(list);
    expect(made.accepts(other, OTHER)).to.equal(false);
    expect(made.accepts(other, OTHER)).to.equal(false);
    expect(sent.map(({ target }) => target)).to.deep.equal([OTHER]);
  });

  it('is not told who was there before', () => {
    for (const kind of ['iframe', 'opener'] as const) {
      const { embedder, sent } = shownBy({ kind, really: OTHER, referrer: 'https://bank.example/' });
      embedder().refuseForeign();
      expect(sent).to.have.length(1);
      expect(JSON.stringify(sent[0]?.message)).not.to.contain('bank.example');
    }
  });

  it('is told what to configure', () => {
    const { embedder, sent } = shownBy({ ancestor: OTHER });
    embedder().refuseForeign();
    const { code, message, details } = sent[0]?.message as Record<string, unknown>;
    expect([code, details]).to.deep.equal(['host_not_allowed', { origin: OTHER }]);
    expect(message).to.contain(`"allowedOrigins": ["${OTHER}"]`);
  });

  it('commands only from its window, and from an origin that may', () => {
    const { embedder, other } = shownBy({ ancestor: APP });
    const named = embedder({ allowedOrigins: [APP] });
    expect(named.accepts(other, APP)).to.equal(true);
    expect(named.accepts({}, APP)).to.equal(false);
    expect(named.accepts(null, APP)).to.equal(false);
    expect(named.accepts(other, OTHER)).to.equal(false);
    expect(embedder({ allowedOrigins: [OTHER] }).accepts(other, APP)).to.equal(false);
    expect(embedder({ allowedOrigins: [APP] }).accepts(other, 'null')).to.equal(false);
  });

  it('shows by a message who it is where the referrer is of another page', () => {
    const { embedder, other, sent } = shownBy({ referrer: `${OTHER}/` });
    const frame = embedder({ allowedOrigins: [OTHER, APP] });
    expect(frame.accepts(other, APP)).to.equal(true);
    frame.find()?.deliver({});
    expect(sent.map(({ target }) => target)).to.deep.equal([APP]);
  });

  it('takes objects, or text where the configuration says so', () => {
    const { embedder, sent, other } = shownBy({ ancestor: APP });
    const list = { allowedOrigins: [APP] };
    embedder(list).find()?.deliver({ type: 'counter' });
    embedder({ ...list, takesText: true })
      .find()
      ?.deliver({ type: 'counter' });
    expect(sent.map(({ message }) => message)).to.deep.equal([{ type: 'counter' }, '{"type":"counter"}']);
    const channel = embedder(list).find();
    other.closed = true;
    expect(channel?.isOpen()).to.equal(false);
    expect(embedder(list).find()).to.equal(undefined);
  });

  it('overhears what is said where it is of another origin', () => {
    expect(shownBy({ ancestor: APP }).embedder({ allowedOrigins: [APP] }).isForeign).to.equal(true);
    expect(shownBy({ really: OTHER, kind: 'opener' }).embedder().isForeign).to.equal(true);
    expect(shownBy({ really: OWN }).embedder().isForeign).to.equal(false);
  });

  it('is told no more about files of this origin than a video of its own would tell it', () => {
    const error = (code: string, url: string, details: object = {}) => ({
      type: 'error',
      code,
      message: `The server answered 401 for ${url}.`,
      details: { url, ...details },
    });
    const told = (around: Around, message: object) => {
      const { embedder, sent } = shownBy(around);
      embedder({ allowedOrigins: [APP] })
        .find()
        ?.deliver(message);
      return sent[0]?.message;
    };
    const private401 = error('image_load_error', `${OWN}/private.jpg`, { status: 401 });
    const noPicture = error('unsupported_media', `${OWN}/private.jpg`, { reason: 'not_an_image' });
    const missing = error('image_load_error', `${OWN}/private.jpg`, { status: 404 });
    const [first, ...others] = [private401, noPicture, missing].map((message) => told({ ancestor: APP }, message));
    expect(first).to.include({ code: 'image_load_error' });
    expect(JSON.stringify(first)).not.to.contain('401');
    expect(others).to.deep.equal([first, first]);
    const redirected = error('image_load_error', `${APP}/a.jpg`, { status: 401, redirectedTo: OWN });
    expect(JSON.stringify(told({ ancestor: APP }, redirected))).not.to.contain('401');
    // Cookies and upgrades go by host: another port or protocol of it may be the same.
    for (const own of [`${OWN}:8080`, OWN.replace('https', 'http')]) {
      expect(
        told({ ancestor: APP }, error('image_load_error', `${own}/private.jpg`, { status: 401 })),
        own,
      ).to.deep.equal({
        ...(first as object),
        message: (first as { message: string }).message.replace(OWN, own),
        details: { reason: 'withheld', url: `${own}/private.jpg` },
      });
      const led = error('image_load_error', `${APP}/a.jpg`, { status: 401, redirectedTo: own });
      expect(JSON.stringify(told({ ancestor: APP }, led)), own).not.to.contain('401');
    }
    const video = told({ ancestor: APP }, error('media_decode_error', `${OWN}/private.mp4`));
    expect(video).to.include({ code: 'video_load_error' });
    // Its own files, and whatever is no error about media, are as ever; and a page of this origin hears all.
    const elsewhere = error('video_load_error', `${APP}/a.mp4`, { status: 404 });
    expect(told({ ancestor: APP }, elsewhere)).to.equal(elsewhere);
    expect(told({ ancestor: APP }, { type: 'counter' })).to.deep.equal({ type: 'counter' });
    expect(told({ really: OWN }, private401)).to.equal(private401);
  });
});
