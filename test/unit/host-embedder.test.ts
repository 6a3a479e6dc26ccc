import { expect } from 'chai';
import { Embedder, findPlace, type EmbedderSettings, type PageGlobals } from '../../src/host/embedder.js';

const APP = 'https://app.example';
const OTHER = 'https://other.example';

interface Around {
  readonly kind?: 'iframe' | 'opener' | 'tab';
  readonly ancestor?: string;
  readonly referrer?: string;
}

/** A page as another one shows it, and what was sent to that. */
function shownBy({ kind = 'iframe', ancestor, referrer = '' }: Around) {
  const sent: { message: unknown; target: string }[] = [];
  const other = {
    postMessage: (message: unknown, target: string) => void sent.push({ message, target }),
    closed: false,
  };
  const globals = {
    opener: kind === 'opener' ? other : null,
    location: kind === 'iframe' && ancestor !== undefined ? { ancestorOrigins: [ancestor] } : {},
    document: { referrer },
  };
  const self = Object.assign(globals, { parent: kind === 'iframe' ? other : globals });
  const place = findPlace(self as unknown as PageGlobals);
  return {
    other,
    sent,
    place,
    embedder: (settings?: EmbedderSettings) => {
      if (!place) throw new Error('no page shows this one');
      return new Embedder(place, settings);
    },
  };
}

function targets(around: Around, settings?: EmbedderSettings): string[] {
  const { embedder, sent } = shownBy(around);
  embedder(settings).find()?.deliver({ type: 'counter' });
  return sent.map(({ target }) => target);
}

describe('the page that shows this one', () => {
  it('is none in a tab of its own', () => {
    expect(shownBy({ kind: 'tab' }).place).to.equal(undefined);
  });

  it('is addressed by its own origin', () => {
    expect(targets({ ancestor: APP, referrer: `${OTHER}/page` })).to.deep.equal([APP]);
    expect(targets({ referrer: `${APP}/page?x=1` })).to.deep.equal([APP]);
    expect(targets({ kind: 'opener', referrer: `${APP}/` })).to.deep.equal([APP]);
  });

  it('of unknown origin hears in a frame, and as an opener once it has spoken', () => {
    expect(targets({})).to.deep.equal(['*']);
    expect(targets({ ancestor: 'null' })).to.deep.equal(['*']);
    expect(targets({ ancestor: 'capacitor://localhost' })).to.deep.equal(['*']);

    const { embedder, other, sent } = shownBy({ kind: 'opener' });
    const opener = embedder();
    expect(opener.find()).to.equal(undefined);
    expect(opener.accepts(other, APP)).to.equal(true);
    opener.find()?.deliver({});
    expect(sent.map(({ target }) => target)).to.deep.equal([APP]);
  });

  it('hears nothing where a list does not name it, and never by *', () => {
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

  it('commands only from its window, and from an origin that may', () => {
    const { embedder, other } = shownBy({ ancestor: APP });
    expect(embedder().accepts(other, APP)).to.equal(true);
    expect(embedder().accepts({}, APP)).to.equal(false);
    expect(embedder().accepts(null, APP)).to.equal(false);
    expect(embedder().accepts(other, OTHER)).to.equal(false);
    expect(embedder({ allowedOrigins: [OTHER] }).accepts(other, APP)).to.equal(false);
    expect(embedder({ allowedOrigins: [APP] }).accepts(other, APP)).to.equal(true);
    // A sandboxed page has no origin, and hears everything without a list.
    const sandboxed = shownBy({ ancestor: 'null' });
    expect(sandboxed.embedder().accepts(sandboxed.other, 'null')).to.equal(true);
    expect(sandboxed.embedder({ allowedOrigins: [APP] }).accepts(sandboxed.other, 'null')).to.equal(false);
  });

  it('shows by a message who it is where the referrer is of another page', () => {
    const { embedder, other, sent } = shownBy({ referrer: `${OTHER}/` });
    const frame = embedder();
    expect(frame.accepts(other, APP)).to.equal(true);
    frame.find()?.deliver({});
    expect(sent.map(({ target }) => target)).to.deep.equal([APP]);
    // An opener that has gone elsewhere is not who opened this page, nor who has spoken first.
    const unknown = shownBy({ kind: 'opener' });
    const opener = unknown.embedder();
    expect(opener.accepts(unknown.other, APP)).to.equal(true);
    expect(opener.accepts(unknown.other, OTHER)).to.equal(false);
    opener.find()?.deliver({});
    expect(unknown.sent.map(({ target }) => target)).to.deep.equal([APP]);
    const opened = shownBy({ kind: 'opener', referrer: `${OTHER}/` });
    expect(opened.embedder().accepts(opened.other, APP)).to.equal(false);
  });

  it('takes objects, or text where the configuration says so', () => {
    const { embedder, sent, other } = shownBy({ ancestor: APP });
    embedder().find()?.deliver({ type: 'counter' });
    embedder({ takesText: true }).find()?.deliver({ type: 'counter' });
    expect(sent.map(({ message }) => message)).to.deep.equal([{ type: 'counter' }, '{"type":"counter"}']);
    const channel = embedder().find();
    other.closed = true;
    expect(channel?.isOpen()).to.equal(false);
    expect(embedder().find()).to.equal(undefined);
  });
});
