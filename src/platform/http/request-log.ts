import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../shared/ids';
import { type LogFields, withLogFields } from '../log/log-fields';
import type { HttpMetrics } from '../metrics/http.metrics';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the lines of this request carry; see platform/log. */
    logFields?: LogFields;
  }
}

/** What an id in an address is called in the log, by the part of the address before it. */
const NAMES: Record<string, string> = {
  accounts: 'subjectAccountId',
  bookings: 'bookingId',
  coaches: 'coachId',
  forms: 'formId',
  offerings: 'offeringId',
  orders: 'orderId',
  'payment-commands': 'commandId',
};

/** Fields of the request whose line this is; they are made at its first use. */
export const fieldsOf = (request: FastifyRequest): LogFields =>
  (request.logFields ??= { requestId: request.id });

/**
 * One line and one observation per request. The line names the route's pattern, never the address as it was called:
 * that may carry a token. Health checks and scrapes are not worth a line.
 */
export const observeRequests = (fastify: FastifyInstance, metrics: HttpMetrics): void => {
  fastify.addHook('preHandler', (request, _reply, done) =>
    withLogFields(Object.assign(fieldsOf(request), idsOf(request)), done),
  );
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observe({ method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime });
    if (request.logFields?.code) metrics.refused(request.logFields.code);
    if (!/^\/(health|metrics)/.test(route)) logRequest(request, reply, route);
  });
};

const logRequest = (request: FastifyRequest, reply: FastifyReply, route: string): void =>
  request.log.info(
    {
      ...fieldsOf(request),
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    },
    'request',
  );

/** Ids in the address. Anything that is not an id stays out: it may be anything. */
const idsOf = ({ params, routeOptions }: FastifyRequest): LogFields => {
  const ids: LogFields = {};
  const given = params as Record<string, string> | undefined;
  for (const [, before = '', name = ''] of (routeOptions.url ?? '').matchAll(/([\w-]+)\/:(\w+)/g)) {
    const id = given?.[name];
    if (NAMES[before] && id && isUuid(id)) ids[NAMES[before]] = id;
  }
  return ids;
};
