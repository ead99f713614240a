import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that this address is served with; empty when there is nothing at it. */
    allowedMethods: (url: string) => string[];
  }
}

/**
 * Remembers the routes that are registered from now on, so that the not-found answer can tell a wrong method (405)
 * from a wrong address (404). The router itself can only be asked for one method at a time, and by pattern.
 */
export const rememberRoutes = (fastify: FastifyInstance): void => {
  const routes = new Map<string, { address: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    // Where other origins are asked for beforehand: at every address, so it says nothing of any.
    if (url === '*') return;
    const route = routes.get(url) ?? { address: addressOf(url), methods: new Set<string>() };
    for (const name of [method].flat()) route.methods.add(name.toUpperCase());
    routes.set(url, route);
  });
  fastify.decorate('allowedMethods', (url: string) => {
    const [path = ''] = url.split('?');
    const methods = [...routes.values()].flatMap((route) =>
      route.address.test(path) ? [...route.methods] : [],
    );
    return [...new Set(methods)].sort();
  });
};

/** A route's pattern as an expression: `:name` is one part of the address, `*` is the rest of it. */
const addressOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
