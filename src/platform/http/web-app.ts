import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markup } from '../../shared/markup';

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with the web application, which looks at the address by itself; not there where only the API is served. */
    sendApp?: (reply: FastifyReply) => FastifyReply;
  }
}

/** What the pages are told of the server that sends them; all of it may be known to everybody. */
export interface ShellFacts {
  /** Where the sandbox takes payments; null where payments are real. */
  sandbox: { payments: string } | null;
}

/** A browser keeps these for good: their names carry a fingerprint of what is in them. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';

/**
 * Serves the built web application: its files, and at each of its addresses (`addresses.json` of the build) the one
 * document that starts it. Every other address stays what it was: `/v1/nothing` is a problem document.
 */
export const serveWebApp = async (
  fastify: FastifyInstance,
  folder: string,
  facts: () => ShellFacts,
): Promise<void> => {
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false, // a route for each file: nothing else is shadowed
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz', '.vite/**', 'index.html', 'addresses.json', 'sources.sha256'],
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) =>
      void reply.header('Cache-Control', path.includes('/assets/') ? FOR_GOOD : AN_HOUR),
  });
  const document = readFileSync(join(folder, 'index.html'), 'utf8');
  const sendApp = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .headers({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
        'Content-Security-Policy': policy(nonce),
        // Addresses carry tokens of mails: no other site hears of them.
        'Referrer-Policy': 'no-referrer',
      })
      .send(
        document
          .replaceAll('__CSP_NONCE__', nonce)
          .replaceAll('__FACTS__', () => markup`${JSON.stringify(facts())}`.toString()),
      );
  };
  fastify.decorate('sendApp', sendApp);
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as string[];
  for (const address of addresses) fastify.get(address.replaceAll('$', ':'), (_, reply) => sendApp(reply));
};

/** Only our own scripts and styles, and nobody frames us; React Aria puts its few styles in by the nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
