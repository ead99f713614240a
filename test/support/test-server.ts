import { createServer, type Server } from 'node:http';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import {
  startEmbeddedPostgres,
  stopAbandoned,
  type EmbeddedPostgres,
} from '../../src/platform/embedded-database';

const FOLDER_PREFIX = 'greenroom-jest-';

/**
 * The one PostgreSQL of a jest run. It starts when the first test file asks for it over loopback HTTP, so that runs
 * of domain specs pay nothing; jest's own process owns it, because workers come and go.
 */
export class TestServer {
  private readonly root = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
  private readonly key = randomBytes(16).toString('hex');
  private starting: Promise<EmbeddedPostgres> | null = null;
  private broker: Server | null = null;

  /** Starts listening; answers the address that `createTestDatabase` asks. */
  async listen(): Promise<string> {
    const broker = createServer((request, response) => {
      if (request.url !== `/${this.key}`) return response.writeHead(404).end();
      this.start().then(
        (server) => response.end(server.url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
    broker.unref();
    this.broker = broker;
    const address = broker.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/${this.key}`;
  }

  async stop(): Promise<void> {
    this.broker?.closeAllConnections();
    this.broker?.close();
    const server = await this.starting?.catch(() => null);
    await server?.stop();
    if (server) rmSync(server.folder, { recursive: true, force: true });
    rmSync(this.root, { recursive: true, force: true });
  }

  private start(): Promise<EmbeddedPostgres> {
    this.starting ??= this.startNow();
    return this.starting;
  }

  private async startNow(): Promise<EmbeddedPostgres> {
    await removeAbandonedServers();
    // A temporary folder is private by default; the server runs as another user when we are root.
    chmodSync(this.root, 0o711);
    return startEmbeddedPostgres({
      dataDir: join(this.root, 'postgres'),
      durable: false,
      settings: { max_connections: '200', shared_buffers: '64MB', autovacuum: 'off' },
    });
  }
}

/** Servers of runs that were killed: stopped and deleted. Those of living runs are left alone. */
const removeAbandonedServers = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const root = join(tmpdir(), name);
    try {
      if (!readdirSync(root).includes('postgres')) continue;
      if (await stopAbandoned(join(root, 'postgres'))) rmSync(root, { recursive: true, force: true });
    } catch {
      // Another user's folder, or another run is cleaning it as well.
    }
  }
};
