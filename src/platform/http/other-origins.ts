import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SERVER_TIME } from './server-time';

/** How long a browser need not ask again. */
const REMEMBERED_SECONDS = 600;

/**
 * Lets scripts of these other sites call the API and read its answers: with an access token that they got themselves.
 * Cookies are never taken from there (no `Access-Control-Allow-Credentials`, and a refresh by cookie wants our own
 * `Origin`). Without a list nothing is said about origins, and browsers keep everybody else out.
 */
export const allowOrigins = (app: NestFastifyApplication, origins: string[]): void => {
  if (origins.length === 0) return;
  app.enableCors({
    origin: origins,
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
    exposedHeaders: ['Content-Disposition', 'ETag', SERVER_TIME, 'Retry-After', 'X-Request-Id'],
    maxAge: REMEMBERED_SECONDS,
  });
};
