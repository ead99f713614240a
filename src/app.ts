import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { LogController } from 'fastify';
import { AppModule, type AppParts } from './app.module';
import { openApiDocument } from './contract';
import { faultPoint } from './platform/fault-points';
import { createLogger, NestLogger } from './platform/log/logger';
import type { Config } from './platform/config/config';
import { limitConnections } from './platform/limits/connection-limit';
import { limitRequests } from './platform/limits/request-limit';
import { registerBodies } from './platform/http/bodies';
import {
  answerBadAddress,
  answerBadBytes,
  answerUnknownExpectation,
  isPrivate,
  refuseOtherThanJson,
  refuseWithoutHost,
} from './platform/http/edge';
import { leadToPublicName } from './platform/http/loopback-names';
import { allowOrigins } from './platform/http/other-origins';
import { tellTime } from './platform/http/server-time';
import { rememberRoutes } from './platform/http/known-routes';
import { compactDocument } from './platform/http/openapi-compact';
import { closeUnusedConnections } from './platform/http/unused-connections';
import { observeRequests } from './platform/http/request-log';
import { sendSecurityHeaders } from './platform/http/security-headers';
import { serveWebApp, type ShellFacts } from './platform/http/web-app';
import { HttpMetrics } from './platform/metrics/http.metrics';
import { newId } from './shared/ids';

/**
 * Builds the application without listening: shared by main.ts, the tests and the OpenAPI check. The caller starts
 * it with `listen` (or `init` and `ready` for injected requests).
 */
export const createApp = async (parts: AppParts): Promise<NestFastifyApplication> => {
  const logger = createLogger(parts.config.logLevel, parts.logTo);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: () => newId(),
    logController: new LogController({ disableRequestLogging: true }),
    // While stopping, what arrives on an open connection is still served; that answer closes the connection.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadBytes,
    ...patience(parts.config.http),
    routerOptions: { maxParamLength: 200 },
    trustProxy: parts.config.trustedProxies.length > 0 ? parts.config.trustedProxies : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(parts), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await configureApp(app, parts);
  return app;
};

/** How long we wait for what a client sends: nobody holds a connection, or memory, by being slow. */
const patience = ({ headersMs, requestMs, keepAliveMs, silentMs, checkEveryMs }: Config['http']) => ({
  requestTimeout: requestMs,
  keepAliveTimeout: keepAliveMs,
  connectionTimeout: silentMs,
  http: {
    requireHostHeader: false,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkEveryMs,
  },
});

/** Known once the sandbox listens. */
const shellFacts = ({ stripe: { endpoint } }: Config): ShellFacts => ({
  sandbox: endpoint && { payments: `${endpoint.protocol}://${endpoint.host}:${endpoint.port}` },
});

const configureApp = async (
  app: NestFastifyApplication,
  { config, clock, pages }: AppParts,
): Promise<void> => {
  await app.register(cookie);
  allowOrigins(app, config.allowedOrigins);
  const fastify = app.getHttpAdapter().getInstance();
  sendSecurityHeaders(fastify, config);
  rememberRoutes(fastify);
  closeUnusedConnections(fastify);
  tellTime(fastify, clock);
  fastify.server.on('checkExpectation', answerUnknownExpectation);
  registerBodies(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id);
    if (isPrivate(request)) void reply.header('Cache-Control', 'no-store');
  });
  leadToPublicName(fastify, config);
  limitConnections(fastify, {
    most: config.http.connectionsPerClient,
    trustedProxies: config.trustedProxies,
  });
  limitRequests(fastify, config.requestsPerMinute);
  fastify.addHook('onRequest', async (request) => {
    refuseWithoutHost(request);
    refuseOtherThanJson(request);
  });
  observeRequests(fastify, app.get(HttpMetrics));
  if (pages) await serveWebApp(fastify, pages, () => shellFacts(config));
  if (config.environment !== 'production') {
    fastify.addHook('onSend', async () => faultPoint('http.before_answer'));
    SwaggerModule.setup('docs', app, () => compactDocument(openApiDocument(app)), {
      customSiteTitle: 'Greenroom API',
    });
  }
};
