import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SPEC as ANALYZE } from '../../cli/analyze/index.mjs';
import { readArguments } from '../../cli/lib/arguments.mjs';
import { HOSTING_FILES, caddy, nginx, staticHost } from '../../server/hosting-files.mjs';
import { CACHE_HASHED, HASHED_FOLDERS, securityHeaders } from '../../server/policy.mjs';

const OPTIONS = { frameAncestors: ['self', 'https://app.example'], media: ['https://cdn.example'], isolate: true };

/** The headers that a configuration sets for every path. */
const readers: Record<string, (file: string) => Record<string, string>> = {
  'nginx.conf': (file) => pairs(file, /^ {4}add_header (\S+) "([^"]*)" always;$/gm),
  Caddyfile: (file) => pairs(/\theader \{\n([^}]*)\t\}/.exec(file)?.[1] ?? '', /^\t\t(\S+) "([^"]*)"$/gm),
  _headers: (file) => pairs(/\n\/\*\n((?: {2}.*\n)*)/.exec(file)?.[1] ?? '', /^ {2}([^:]+): (.*)$/gm),
};

function pairs(text: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]));
}

describe('configuration of other servers', () => {
  for (const [name, make] of Object.entries(HOSTING_FILES)) {
    it(`in hosting/${name} is current (npm run docs)`, () => {
      expect(readFileSync(`hosting/${name}`, 'utf8')).to.equal(make());
    });

    it(`in hosting/${name} sets the headers of the policy, and no others`, () => {
      expect(readers[name]?.(make())).to.deep.equal(securityHeaders());
      expect(readers[name]?.(make(OPTIONS))).to.deep.equal(securityHeaders(OPTIONS));
    });

    it(`in hosting/${name} keeps hashed files for ever`, () => {
      for (const folder of HASHED_FOLDERS) expect(make()).to.contain(folder);
      expect(make()).to.contain(CACHE_HASHED);
    });
  }

  for (const [file, asked] of [
    ['Dockerfile', 'serve'],
    ['analyze.Dockerfile', 'analyze'],
  ] as const) {
    it(`makes a container whose first process is the command, of a user without rights: ${file}`, () => {
      const lines = readFileSync(`hosting/${file}`, 'utf8').split('\n');
      const entry = lines.find((line) => line.startsWith('ENTRYPOINT '))?.slice('ENTRYPOINT '.length) ?? '';
      // A shell in between would keep the signals to itself.
      const [program, script = '', command] = JSON.parse(entry) as string[];
      expect([program, command]).to.deep.equal(['node', asked]);
      expect(existsSync(script.replace('node_modules/pose-upload-tracker/', ''))).to.equal(true);
      const user = lines.findIndex((line) => line === 'USER node');
      expect(user).to.be.within(
        0,
        lines.findIndex((line) => line.startsWith('ENTRYPOINT ')),
      );
    });
  }

  it('gives a job arguments that the command takes, and gives up by its exit codes alone that stay the same', () => {
    const job = readFileSync('hosting/analyze-job.yaml', 'utf8');
    const args = /^ +args: \[(.*)\]$/m.exec(job)?.[1] ?? '';
    const { values, positionals } = readArguments(
      ANALYZE,
      args.split(', ').map((text) => text.replaceAll("'", '')),
    );
    expect(positionals).to.deep.equal(['/videos']);
    expect(values['share']).to.equal(`$(JOB_COMPLETION_INDEX)/${/completions: (\d+)/.exec(job)?.[1]}`);
    expect(
      [...job.matchAll(/action: (\w+)\n +onExitCodes: .*values: \[(\d+)\]/g)].map((found) => found.slice(1)),
    ).to.deep.equal([
      ['FailJob', '2'],
      ['FailIndex', '1'],
    ]);
  });

  it('sets what nginx would drop inside of a location on the server', () => {
    const location = /location [^{]*\{([^}]*)\}/.exec(nginx())?.[1];
    expect(location).to.contain('try_files').and.not.to.contain('add_header');
  });

  it('writes no address with its query into a log', () => {
    expect(nginx()).to.match(/access_log \S+ pose_without_query;/);
    expect(/log_format.*/.exec(nginx())?.[0]).not.to.match(
      /\$request\b|\$request_uri|\$args|\$query_string|\$http_referer/,
    );
    expect(caddy()).not.to.match(/^\s*log\b/m);
  });

  it('keeps lines short enough for static hosts, and sets no header twice for a path', () => {
    for (const line of staticHost(OPTIONS).split('\n')) expect(line.length).to.be.below(2000);
    const [, all = ''] = /\n\/\*\n((?: {2}.*\n)*)/.exec(staticHost()) ?? [];
    expect(all).not.to.contain('Cache-Control');
  });
});
