import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/routes';
import type { Address } from './addresses';
import { bookingRoutes } from './bookings/routes';
import { feedbackRoutes } from './candidate/feedback-routes';
import { orderingRoutes } from './candidate/ordering/routes';
import { root } from './frame/root';
import { parseSearch, stringifySearch } from './frame/search';
import { publicRoutes } from './public/routes';

const routeTree = root.addChildren([
  ...publicRoutes,
  ...accountRoutes,
  ...bookingRoutes,
  ...orderingRoutes,
  ...feedbackRoutes,
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Addresses and routes are the same; this line does not compile when they differ. */
type Routed = keyof (typeof router)['routesByPath'];
const areOne: [Routed, Address] extends [Address, Routed] ? true : never = true;
void areOne;
