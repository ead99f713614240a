import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/**
 * Browsers open connections in advance. Node does not count one that never asked for anything as idle, so that a server
 * which stops would wait for it until its time for headers is over: we close them ourselves.
 */
export const closeUnusedConnections = (fastify: FastifyInstance): void => {
  const unused = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  fastify.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  fastify.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
};
