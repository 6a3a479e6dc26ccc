import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { HOSTING_FILES } from '../../server/hosting-files.mjs';
import { listen } from '../../server/static-server.mjs';
import { commandLine, type CommandLine } from '../helpers/cli.js';
import { skip } from '../helpers/skip.js';

describe('serve', () => {
  let line: CommandLine;

  beforeEach(() => {
    line = commandLine(0);
  });

  afterEach(() => line.remove());

  it('serves the endpoint page until it is ended, and writes down no token', async () => {
    const args = [
      'bin/pose-upload-tracker.mjs',
      'serve',
      '--port',
      '0',
      '--frame-ancestors',
      'self, https://app.example',
    ];
    const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      let said = '';
      program.stderr.on('data', (part: Buffer) => (said += part.toString()));
      const [address] = (await once(createInterface(program.stdout), 'line')) as [string];
      expect(address).to.match(/^http:\/\/127\.0\.0\.1:\d+\/pose_tracker\/upload_tracking\/\?token=YOUR_API_KEY$/);
      program.stdout.on('data', (part: Buffer) => (said += part.toString()));
      const answer = await fetch(address.replace('YOUR_API_KEY', 'SECRET'));
      expect(answer.headers.get('content-security-policy')).to.match(/frame-ancestors 'self' https:\/\/app\.example$/);
      expect(await answer.text()).to.contain('endpoint.js');
      expect((await fetch(new URL(`/missing?token=SECRET`, address))).status).to.equal(404);
      const closed = once(program, 'close');
      program.kill('SIGINT');
      await closed;
      expect(said)
        .to.contain('{ "access": "open", "allowedOrigins": ["https://app.example"] }')
        .and.not.to.contain('SECRET');
      expect(said).to.contain('Embedded by').and.not.to.contain('SECRET');
    } finally {
      program.kill('SIGKILL');
    }
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`finishes what is under way when it gets ${signal}, and ends as if nothing had happened`, async function () {
      if (process.platform === 'win32') skip(this, 'there are no signals on Windows');
      const program = spawn(process.execPath, ['bin/pose-upload-tracker.mjs', 'serve', '--port', '0'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      try {
        const [address] = (await once(createInterface(program.stdout), 'line')) as [string];
        // Larger than what the system takes off the server's hands.
        const large = await fetch(new URL('/assets/wasm/vision_wasm_module_internal.wasm', address), {
          headers: { 'accept-encoding': 'identity' },
        });
        const ended = once(program, 'exit');
        const told = once(createInterface(program.stderr), 'close');
        program.kill(signal);
        const { size } = statSync('dist/assets/wasm/vision_wasm_module_internal.wasm');
        expect((await large.arrayBuffer()).byteLength).to.equal(size);
        expect(await ended).to.deep.equal([0, null]);
        await told;
      } finally {
        program.kill('SIGKILL');
      }
    });
  }

  for (const [args, exitCode, says] of [
    [['--port', 'eighty'], 2, /--port cannot be "eighty"/],
    [['--port', '65536'], 2, /number from 0 to 65535/],
    [['--media', 'cdn.example'], 1, /media cannot be "cdn\.example": allowed is "none", "https:"/],
    [['--frame-ancestors', 'https://a.example; script-src *'], 1, /frame-ancestors cannot be "https:\/\/a\.example;"/],
    [['--root', 'nowhere'], 1, /nowhere does not exist/],
    [['--config', 'none.json'], 1, /none\.json cannot be read/],
    [['--print', 'apache'], 2, /--print cannot be "apache": allowed is nginx\.conf, Caddyfile, _headers/],
    [['--isolated'], 2, /Unknown option/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const result = await line.run(['serve', ...args]);
      expect([result.exitCode, result.out]).to.deep.equal([exitCode, '']);
      expect(result.notes).to.match(says);
    });
  }

  it('checks the configuration of a copy of the package, too', async () => {
    cpSync('dist/pose_tracker', join(line.folder, 'copy/pose_tracker'), { recursive: true });
    const file = join(line.folder, 'copy/pose_tracker/upload_tracking/pose-tracker.config.json');
    writeFileSync(file, '{ "acces": "open" }');
    const wrong = await line.run(['serve', '--port', '0', '--root', 'copy']);
    expect([wrong.exitCode, wrong.notes]).to.satisfy(([code, notes]: [number, string]) => {
      return code === 1 && notes.includes('pose-tracker.config.json:1: has the field acces');
    });
    writeFileSync(file, '{ "access": "open", "allowedOrigins": ["https://app.example"] }');
    const { out } = await line.run(['serve', '--root', 'copy', '--print', '_headers']);
    expect(out).to.contain("frame-ancestors 'self' https://app.example");
  });

  it('says where the port is taken', async () => {
    const other = createServer();
    const port = await listen(other, 0, '127.0.0.1');
    const result = await line.run(['serve', '--port', String(port)]);
    other.close();
    expect(result).to.include({ exitCode: 1, notes: `Port ${port} of 127.0.0.1 is taken: choose another one.` });
  });

  for (const [name, make] of Object.entries(HOSTING_FILES)) {
    it(`prints ${name} with the same options`, async () => {
      writeFileSync(
        join(line.folder, 'config.json'),
        JSON.stringify({ access: 'open', allowedOrigins: ['https://app.example'] }),
      );
      const { exitCode, out } = await line.run([
        'serve',
        '--print',
        name,
        '--config',
        'config.json',
        '--media',
        'https://cdn.example',
        '--isolate',
      ]);
      const policy = {
        frameAncestors: ['self', 'https://app.example'],
        media: ['https://cdn.example'],
        isolate: true,
        cors: false,
      };
      expect(exitCode).to.equal(0);
      expect(out).to.equal(make(policy).trimEnd());
    });
  }
});
