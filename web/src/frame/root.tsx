import { createRootRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame';

/** The parent of every route; the files `routes.ts` of the role folders hang theirs below it. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: lazyRouteComponent(() => import('./dead-ends'), 'NotFound'),
  errorComponent: lazyRouteComponent(() => import('./dead-ends'), 'Broken'),
});
