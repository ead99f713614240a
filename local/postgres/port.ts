import { createServer } from 'node:net';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres.error';

export const HOST = '127.0.0.1';

/** A free port on the loopback address: the one asked for, or any when it is 0. Throws EmbeddedPostgresError. */
export const freePort = async (asked: number): Promise<number> => {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: asked, host: HOST, exclusive: true }, resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : asked;
  } catch (error) {
    const why =
      codeOf(error) === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${codeOf(error)})`;
    throw new EmbeddedPostgresError(`Port ${asked} on ${HOST} ${why}. Choose another one, or 0 for any.`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};
