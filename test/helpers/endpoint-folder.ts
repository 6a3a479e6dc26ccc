/**
 * A folder and a server of the endpoint for each test of a suite; both are gone after it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEndpointServer, type EndpointServerOptions } from '../../server/endpoint-server.mjs';
import type { StaticServer } from '../../server/static-server.mjs';

/** Called within `describe`. */
export function endpointFolder() {
  let folder = '';
  let server: StaticServer | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endpoint-server-'));
  });

  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  return {
    /** @returns the path of something in the folder */
    inFolder: (...names: readonly string[]): string => join(folder, ...names),
    async start(options: EndpointServerOptions = {}): Promise<StaticServer> {
      return (server = await startEndpointServer(options));
    },
    /** @returns the server that was started last */
    latest(): StaticServer {
      if (!server) throw new Error('no server was started');
      return server;
    },
    /** @returns the file */
    writeConfig(config: object): string {
      const file = join(folder, 'my-config.json');
      writeFileSync(file, JSON.stringify(config));
      return file;
    },
  };
}
