import { startEmbeddedPostgres } from '../../local/postgres';

/** A program of its own for the launcher's tests: starts the server of folder argv[2], says so, stops on SIGTERM. */
const main = async (): Promise<void> => {
  const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', durable: false });
  process.once('SIGTERM', () => void server.stop());
  console.log(JSON.stringify({ url: server.url, pid: server.pid(), uid: process.getuid?.() }));
};

main().catch((error: unknown) => {
  console.error(String(error));
  process.exit(1);
});
