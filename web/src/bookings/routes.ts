import { createRoute, lazyRouteComponent, type ParsedLocation } from '@tanstack/react-router';
import { signedInOnly } from '../frame/guard';
import { root } from '../frame/root';
import { textSearch } from '../frame/search';

const list = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  validateSearch: textSearch('as', 'when'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./bookings.page'), 'BookingsPage'),
});

/** Whoever has the link of a mail need not log in: they see a card. */
const signedInOrLink = async ({
  location,
  search,
}: {
  location: ParsedLocation;
  search: { token?: string };
}): Promise<void> => {
  if (!search.token) await signedInOnly({ location });
};

const booking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id',
  validateSearch: textSearch('token', 'back'),
  beforeLoad: signedInOrLink,
  component: lazyRouteComponent(() => import('./booking.page'), 'BookingPage'),
});

const cancel = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/cancel',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./booking.page'), 'CancelPage'),
});

const noShow = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/no-show',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./booking.page'), 'NoShowPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/join',
  validateSearch: textSearch('token'),
  beforeLoad: signedInOrLink,
  component: lazyRouteComponent(() => import('./join.page'), 'JoinPage'),
});

const documents = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/documents',
  validateSearch: textSearch('compare'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./documents.page'), 'DocumentsPage'),
});

/** What somebody has booked, or somebody has booked with them. */
export const bookingRoutes = [list, booking, cancel, noShow, join, documents] as const;
