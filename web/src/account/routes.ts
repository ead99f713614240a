import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root';
import { textSearch } from '../frame/search';

const logIn = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: textSearch('next', 'email'),
  component: lazyRouteComponent(() => import('./log-in.page'), 'LogIn'),
});

/** Getting in, and everything about one's own account. */
export const accountRoutes = [logIn] as const;
