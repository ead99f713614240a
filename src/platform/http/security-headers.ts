import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config';

/** Helmet's headers on every answer. They are the same for all, so they are worked out once and not per request. */
export const sendSecurityHeaders = (fastify: FastifyInstance, { publicUrl, stripe }: Config): void => {
  const secure = publicUrl.startsWith('https:');
  const addHeaders = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'", ...(stripe.endpoint ? ['http:'] : [])],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  });
  fastify.addHook('onRequest', (request, reply, done) =>
    addHeaders(request.raw, reply.raw, (error) => done(error as Error | undefined)),
  );
};
