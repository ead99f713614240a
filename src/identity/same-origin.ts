import type { FastifyRequest } from 'fastify';
import { forbidden } from '../shared/errors';

/**
 * Whether a page of our own sent this: every browser says so by `Origin` with whatever is not a plain GET, and newer
 * ones by `Sec-Fetch-Site` as well. Who says nothing is no page of ours.
 */
export const isFromOwnPage = ({ headers }: FastifyRequest, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  return headers.origin === new URL(publicUrl).origin && !foreignSite;
};

/**
 * A cookie goes wherever the browser takes it, so a request that lives on one must come from our own pages. The cookie
 * is SameSite=Strict already; this also holds for older browsers and for other hosts of our own site. Throws 403
 * `auth.foreign_origin`.
 */
export const refuseForeignOrigin = (request: FastifyRequest, publicUrl: string): void => {
  if (!isFromOwnPage(request, publicUrl))
    throw forbidden('auth.foreign_origin', 'This needs a page of our own, which says so by its Origin.');
};

/**
 * The same for a form on a page that sends no referrer, posted to an address that is secret itself: there browsers say
 * `Origin: null`. Newer ones tell by `Sec-Fetch-Site` that the page is ours; of others the secret alone does, as no
 * foreign page knows it. Throws 403 `auth.foreign_origin`.
 */
export const refuseForeignForm = (request: FastifyRequest, publicUrl: string): void => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === 'null' && (site === undefined || site === 'same-origin')) return;
  refuseForeignOrigin(request, publicUrl);
};
