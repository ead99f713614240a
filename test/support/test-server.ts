import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../local/postgres';

/**
 * Rows that nobody wants back: no WAL beyond what a crash of the server needs, in files of 16 MB of which few are kept,
 * so that a temporary folder in memory does not fill. Autovacuum would only move the plans under the tests.
 */
const SETTINGS = {
  max_connections: '200',
  shared_buffers: '64MB',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '64MB',
};

/**
 * The one PostgreSQL of a test run, in its folder. It starts when the first test file asks for it over loopback HTTP, so that runs
 * of domain specs pay nothing; jest's own process owns it, because workers come and go.
 */
export class TestServer {
  private readonly key = randomBytes(16).toString('hex');
  private starting: Promise<EmbeddedPostgres> | null = null;
  private broker: Server | null = null;

  constructor(private readonly root: string) {}

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
    await (await this.starting?.catch(() => null))?.stop();
  }

  private start(): Promise<EmbeddedPostgres> {
    this.starting ??= startEmbeddedPostgres({
      dataDir: join(this.root, 'postgres'),
      durable: false,
      settings: SETTINGS,
    });
    return this.starting;
  }
}
