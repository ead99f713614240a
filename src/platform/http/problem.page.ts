import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { markup, htmlPage } from '../../shared/markup';
import type { Problem } from './problem';

interface PageRoute {
  answersInPages?: boolean;
}

/** The route is for people: what goes wrong at it is a page too, unless the caller asks for JSON. */
export const AnswersInPages = (): MethodDecorator =>
  RouteConfig({ answersInPages: true } satisfies PageRoute);

/** True where somebody should read a sentence and not a document for programs: a browser at one of our pages. */
export const wantsPage = ({ url, headers, routeOptions }: FastifyRequest): boolean => {
  const accept = headers.accept ?? '';
  if (accept.includes('text/html')) return !url.startsWith('/v1/');
  return (routeOptions.config as PageRoute | undefined)?.answersInPages === true && !accept.includes('json');
};

/** A problem as a page. Only what the problem document says as well. */
export const problemPage = ({ title, detail, code, requestId }: Problem): string =>
  htmlPage(
    { title: `${title} - Greenroom`, style: STYLE },
    markup`<main><h1>${title}</h1><p>${detail}</p><p><small>${code}<br>${requestId}</small></p></main>`,
  );

const STYLE = `body{margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}
main{max-width:420px;margin:10vh auto;background:#fff;border-radius:16px;padding:32px}small{color:#66756b}`;
