import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root';
import { textSearch } from '../frame/search';
import { directorySearch } from './directory/search';

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

const interviews = createRoute({
  getParentRoute: () => root,
  path: '/interviews',
  component: lazyRouteComponent(() => import('./interviews/interviews.page'), 'Interviews'),
});

const interview = createRoute({
  getParentRoute: () => root,
  path: '/interviews/$pack',
  component: lazyRouteComponent(() => import('./interviews/interview.page'), 'Interview'),
});

const coaches = createRoute({
  getParentRoute: () => root,
  path: '/coaches',
  validateSearch: directorySearch,
  component: lazyRouteComponent(() => import('./directory/coaches.page'), 'Coaches'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/coaches/compare',
  validateSearch: textSearch('ids', 'target', 'zone'),
  component: lazyRouteComponent(() => import('./coach/compare.page'), 'Compare'),
});

const coach = createRoute({
  getParentRoute: () => root,
  path: '/coaches/$id',
  validateSearch: textSearch('offering', 'start', 'zone', 'target'),
  component: lazyRouteComponent(() => import('./coach/coach.page'), 'Coach'),
});

/** Pages that everybody may see. */
export const publicRoutes = [
  home,
  interviews,
  interview,
  coaches,
  compare,
  coach,
  sharedReport,
  rules,
  terms,
  privacy,
] as const;
