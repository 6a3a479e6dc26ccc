/**
 * `serve`: the endpoint page, the element and its models over HTTP, with all headers that belong to them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE, DIST, ENDPOINT_FOLDER, policyOf, startEndpointServer } from '../../server/endpoint-server.mjs';
import { HOSTING_FILES } from '../../server/hosting-files.mjs';
import { contentSecurityPolicy } from '../../server/policy.mjs';
import { checkConfig } from '../lib/check-config.mjs';
import { warningsOf } from '../lib/config-warnings.mjs';
import { readArguments, wrongUsage } from '../lib/arguments.mjs';
import { describeConfig } from '../lib/describe-config.mjs';
import { CommandError, isCommandError, messageOf } from '../lib/errors.mjs';

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'serve [--port PORT] [--host ADDRESS] [--config FILE] [--frame-ancestors LIST] [--media LIST]',
  summary: 'Serves the endpoint page, the element and its models, with all headers that belong to them.',
  details:
    'Lists are separated by spaces or commas: --frame-ancestors "self https://app.example.org". It speaks HTTP: put what\n' +
    'speaks TLS in front of it, or let another server do all of it with the configuration that --print writes.',
  options: {
    port: { type: 'string', value: 'PORT', default: '8080', description: 'Where it listens; 0 takes a free port' },
    host: {
      type: 'string',
      value: 'ADDRESS',
      default: '127.0.0.1',
      description: 'On which address; 0.0.0.0 is all of the machine',
    },
    root: { type: 'string', value: 'FOLDER', description: "A copy of the package's dist/ in its place" },
    config: {
      type: 'string',
      value: 'FILE',
      description: "The endpoint page's configuration; its origins go into the headers too",
    },
    'frame-ancestors': {
      type: 'string',
      value: 'LIST',
      description: 'Who may embed the pages: self, none, * or origins (self, and what the configuration allows)',
    },
    media: {
      type: 'string',
      value: 'LIST',
      description: 'Where videos may come from besides this server: https:, origins or none (https:)',
    },
    connect: { type: 'string', value: 'LIST', description: 'Further origins that the page may call' },
    isolate: { type: 'boolean', description: 'Cross-origin isolation (COOP, COEP), for isolated embedders' },
    cors: { type: 'boolean', description: 'Lets pages of other origins load the package from here' },
    print: {
      type: 'string',
      value: 'FILE',
      allowed: Object.keys(HOSTING_FILES),
      description: `Prints the same for another server, and ends: ${Object.keys(HOSTING_FILES).join(', ')}`,
    },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags } = readArguments(SPEC, args);
  const port = Number(values['port']);
  if (!/^\d{1,5}$/.test(values['port'] ?? '') || port > 65_535) {
    throw wrongUsage(SPEC, `--port cannot be ${JSON.stringify(values['port'])}: it is a number from 0 to 65535`);
  }
  const given = givenPolicy(values, flags);
  const root = values['root'] === undefined ? DIST : io.path(values['root']);
  const config = values['config'] === undefined ? configIn(root) : io.path(values['config']);
  const host = values['host'] ?? '';
  try {
    const checked = config === undefined ? undefined : await checkConfig(config);
    const policy = policyOf(given, checked?.deployed);
    const directives = contentSecurityPolicy(policy);
    const print = HOSTING_FILES[/** @type {keyof typeof HOSTING_FILES} */ (values['print'])];
    if (print) return io.out(print(policy).trimEnd());
    const server = await startEndpointServer({
      port,
      host,
      root,
      policy: given,
      ...(checked && { config: checked.deployed }),
      onProblem: io.note,
    });
    endOnSignal(server, io);
    io.out(`${server.origin}${ENDPOINT_FOLDER}?token=YOUR_API_KEY`);
    io.note(`Embedded by:  ${directives['frame-ancestors']?.join(' ')}`);
    io.note(`Media from:   ${directives['media-src']?.join(' ')}`);
    for (const line of checked ? describeConfig(checked.config) : ['Lets in:      nobody: there is no configuration'])
      io.note(line);
    io.note('Ctrl+C ends it.');
    if (!checked) return;
    // The server is there meanwhile: what it names may not be up yet.
    for (const warning of await warningsOf(checked)) io.note(`Warning: ${warning}`);
  } catch (error) {
    if (isCommandError(error)) throw error;
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw new CommandError(isTaken ? `Port ${port} of ${host} is taken: choose another one.` : messageOf(error));
  }
}

/**
 * The configuration that lies in the folder itself: the package's own, or the deployer's in its place.
 * @param {string} root
 */
function configIn(root) {
  const file = join(root, ENDPOINT_FOLDER, CONFIG_FILE);
  return existsSync(file) ? file : undefined;
}

/** How long what is under way may take when the server is to end: containers are given 10 s. */
const DRAIN_MS = 9_500;

/**
 * Ends the server when the process is told to end. The first process of a container does nothing by itself where it is
 * sent a signal.
 * @param {import('../../server/static-server.mjs').StaticServer} server
 * @param {import('../lib/io.mjs').Io} io
 */
function endOnSignal(server, io) {
  let isEnding = false;
  const end = () => {
    // Whoever asks twice does not want to wait.
    const grace = isEnding ? 0 : DRAIN_MS;
    if (!isEnding) io.note('Ending: what is under way is finished.');
    isEnding = true;
    // Nothing is left to do then, but something may still run, such as a question to a server that does not answer.
    void server.close(grace).then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/**
 * The policy's options, of those that were given.
 * @param {Record<string, string>} values
 * @param {Record<string, boolean>} flags
 * @returns {import('../../server/policy.mjs').PolicyOptions}
 */
function givenPolicy(values, { isolate = false, cors = false }) {
  const { 'frame-ancestors': frameAncestors, media, connect } = values;
  return {
    ...(frameAncestors !== undefined && { frameAncestors: list(frameAncestors) }),
    ...(media !== undefined && { media: list(media) }),
    ...(connect !== undefined && { connect: list(connect) }),
    isolate,
    cors,
  };
}

/** @param {string} text */
function list(text) {
  return text.split(/[\s,]+/).filter(Boolean);
}
