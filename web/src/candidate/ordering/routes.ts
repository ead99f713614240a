import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInOnly } from '../../frame/guard';
import { root } from '../../frame/root';
import { textSearch } from '../../frame/search';

const book = createRoute({
  getParentRoute: () => root,
  path: '/coaches/$id/book',
  validateSearch: textSearch('offering', 'start', 'zone'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./book.page'), 'Book'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/coaches/$id/order',
  validateSearch: textSearch('offering'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./order.page'), 'Order'),
});

/** From a time or a document to its payment. */
export const orderingRoutes = [book, order] as const;
