import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock';

/** What time it is here, on every answer: pages go by it and never by the clock of the machine that shows them. */
export const SERVER_TIME = 'Greenroom-Now';

/** Told as the answer leaves, so that the answer to a move of the sandbox's clock has the new time. */
export const tellTime = (fastify: FastifyInstance, clock: Clock): void => {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header(SERVER_TIME, clock.now().toISOString());
    done();
  });
};
