import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config';

/** The names and addresses by which a machine calls itself, as `URL` writes them. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopbackUrl = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);

/** What a browser asks for to show it, and not a program, a script or a probe. */
const isForAPage = (method: string, accept: string | undefined): boolean =>
  (method === 'GET' || method === 'HEAD') && accept?.includes('text/html') === true;

/**
 * Leads who opens a page by another name of this machine (`127.0.0.1` for `localhost`) to the public one, with the rest of
 * the address: a login is kept for one name, and would not be found again under the other. Nobody else is led anywhere.
 */
export const leadToPublicName = (fastify: FastifyInstance, config: Pick<Config, 'publicUrl'>): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    const target = publicNameFor(request.headers.host, config.publicUrl);
    if (
      target === null ||
      !request.url.startsWith('/') ||
      !isForAPage(request.method, request.headers.accept)
    )
      return done();
    // Joined as text: an address that begins with two slashes must stay a path of ours.
    void reply.header('Cache-Control', 'no-store').redirect(`${target}${request.url}`, 307);
  });
};

/** Our origin, when somebody came by another name of the same machine and the same port; else null. */
const publicNameFor = (host: string | undefined, publicUrl: string): string | null => {
  const ours = new URL(publicUrl);
  if (!host || !LOOPBACK.test(ours.hostname) || !URL.canParse(`${ours.protocol}//${host}`)) return null;
  const asked = new URL(`${ours.protocol}//${host}`);
  const isOther = asked.hostname !== ours.hostname && asked.port === ours.port;
  return isOther && LOOPBACK.test(asked.hostname) ? ours.origin : null;
};
