import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { fencesIn } from '../helpers/docs/fences.js';
import { flat, readCaddy, readNginx, type Directive } from '../helpers/docs/servers.js';

describe('configuration of media servers in docs/cors.md', () => {
  /** What the document asks for first. */
  const wanted = new Map(
    fencesIn('http')
      .flatMap(({ code }) => code.trim().split('\n'))
      .map((line) => line.split(': ') as [string, string]),
  );

  const headersOf = (directives: readonly Directive[], name: string): [string, string][] =>
    flat(directives)
      .filter(({ words }) => words[0] === name)
      .map(({ words: [, header = '', value = ''] }) => [header, value]);

  it('asks for the headers of CORS', () => {
    expect([...wanted.keys()]).to.include.members(['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers']);
  });

  for (const [language, read, directive] of [
    ['nginx', readNginx, 'add_header'],
    ['caddy', readCaddy, 'header'],
  ] as const) {
    it(`can be read, and sets them: ${language}`, () => {
      const [sample] = fencesIn(language);
      const headers = headersOf(read(sample?.code ?? ''), directive);
      expect(headers.length).to.be.at.least(4);
      for (const [name, value] of headers) expect([name, value]).to.deep.equal([name, wanted.get(name)]);
    });

    it(`is found out where it cannot be read: ${language}`, () => {
      const [sample] = fencesIn(language);
      expect(() => read(`${sample?.code}}`)).to.throw('not opened');
      expect(() => read(sample?.code.trimEnd().slice(0, -1) ?? '')).to.throw('not closed');
    });
  }

  it('elsewhere in the documentation can be read, too', () => {
    for (const { code } of fencesIn('caddy')) expect(readCaddy(code)).not.to.deep.equal([]);
    for (const { code } of fencesIn('nginx')) expect(readNginx(code)).not.to.deep.equal([]);
  });

  it('of this package can be read in the same way', () => {
    expect(flat(readNginx(readFileSync('hosting/nginx.conf', 'utf8'))).map(({ words: [name] }) => name)).to.include(
      'try_files',
    );
    expect(flat(readCaddy(readFileSync('hosting/Caddyfile', 'utf8'))).map(({ words: [name] }) => name)).to.include(
      'file_server',
    );
  });
});
