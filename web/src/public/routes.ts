import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home.page'), 'Home'),
});

const sharedReport = createRoute({
  getParentRoute: () => root,
  path: '/reports/$token',
  component: lazyRouteComponent(() => import('./shared-report.page'), 'SharedReport'),
});

/** Pages that everybody may see. */
export const publicRoutes = [home, sharedReport] as const;
