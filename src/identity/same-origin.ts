import type { FastifyRequest } from 'fastify';
import { forbidden } from '../shared/errors';

/**
 * A cookie goes wherever the browser takes it, so a request that lives on one must come from our own pages. The cookie
 * is SameSite=Strict already; this also holds for older browsers and for other hosts of our own site. Throws 403
 * `auth.foreign_origin`.
 */
export const refuseForeignOrigin = ({ headers }: FastifyRequest, publicUrl: string): void => {
  const site = headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = headers.origin !== undefined && headers.origin !== new URL(publicUrl).origin;
  if (foreignSite || foreignOrigin) throw forbidden('auth.foreign_origin', 'This needs a page of our own.');
};
