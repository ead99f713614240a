import type { FastifyInstance } from 'fastify';
import { tooMany } from '../../shared/errors';
import { ClientCounts } from './client-counts';
import { clientNetwork } from './client-network';

/**
 * Probes come often from one place, and so do Stripe's events, which a signature protects. A page asks for many files,
 * each once in a browser's life.
 */
const UNCOUNTED = /^\/(health\/|assets\/|v1\/stripe\/webhook$)/;

/**
 * A generous limit for all requests of one client, counted in this process because it protects this process: each
 * further process can serve as many again. Zero switches it off. Refuses with 429 `limit.requests`.
 */
export const limitRequests = (fastify: FastifyInstance, perMinute: number): void => {
  if (perMinute === 0) return;
  const counts = new ClientCounts(perMinute);
  fastify.addHook('onRequest', async (request) => {
    if (UNCOUNTED.test(request.url)) return;
    const waitMs = counts.count(clientNetwork(request.ip), performance.now());
    if (waitMs > 0)
      throw tooMany('limit.requests', 'Too many requests. Please slow down.', Math.ceil(waitMs / 1000));
  });
};
