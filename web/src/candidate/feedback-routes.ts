import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInOnly } from '../frame/guard';
import { root } from '../frame/root';
import { textSearch } from '../frame/search';

const feedback = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/feedback',
  beforeLoad: signedInOnly,
  validateSearch: textSearch('version'),
  component: lazyRouteComponent(() => import('./feedback.page'), 'Feedback'),
});

const share = createRoute({
  getParentRoute: () => feedback,
  path: '/share',
  component: lazyRouteComponent(() => import('./share-dialog'), 'ShareDialog'),
});

const flag = createRoute({
  getParentRoute: () => feedback,
  path: '/flag',
  validateSearch: textSearch('note'),
  component: lazyRouteComponent(() => import('./flag-dialog'), 'FlagDialog'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/feedback',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./feedback-list.page'), 'FeedbackList'),
});

const links = createRoute({
  getParentRoute: () => root,
  path: '/feedback/links',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./links.page'), 'Links'),
});

const progress = createRoute({
  getParentRoute: () => root,
  path: '/progress',
  beforeLoad: signedInOnly,
  validateSearch: textSearch('pack', 'stage', 'level', 'as'),
  component: lazyRouteComponent(() => import('./progress.page'), 'Progress'),
});

const selfGrade = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/self-grade',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./self-grade.page'), 'SelfGrade'),
});

const rate = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$id/rate',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./rate.page'), 'Rate'),
});

/** What a candidate gets back, and what they say themselves. */
export const feedbackRoutes = [
  feedback.addChildren([share, flag]),
  list,
  links,
  progress,
  selfGrade,
  rate,
] as const;
