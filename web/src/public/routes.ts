import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home.page'), 'Home'),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  component: lazyRouteComponent(() => import('./rules.page'), 'Rules'),
});
const terms = createRoute({
  getParentRoute: () => root,
  path: '/terms',
  component: lazyRouteComponent(() => import('./plain-words.page'), 'Terms'),
});
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./plain-words.page'), 'Privacy'),
});

const sharedReport = createRoute({
  getParentRoute: () => root,
  path: '/reports/$token',
  component: lazyRouteComponent(() => import('./shared-report.page'), 'SharedReport'),
});

/** Pages that everybody may see. */
export const publicRoutes = [home, sharedReport, rules, terms, privacy] as const;
