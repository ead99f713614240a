import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home.page'), 'Home'),
});

/** Pages that everybody may see. */
export const publicRoutes = [home] as const;
