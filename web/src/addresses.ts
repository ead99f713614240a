/**
 * The address of every page, as the router writes them. The build hands the list to the server, which answers these
 * with the application and everything else as before; `router.tsx` does not compile when the two differ, and a test
 * compares what mails lead to (`src/shared/links.ts`).
 */
export const ADDRESSES = [
  '/',
  '/login',
  '/signup',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/confirm-address',
  '/keep-address',
  '/account',
  '/account/leave',
  '/targets',
  '/targets/$id',
  '/profile',
  '/rules',
  '/terms',
  '/privacy',
  '/sandbox',
  '/reports/$token',
  '/feedback',
  '/feedback/links',
  '/progress',
  '/bookings/$id/self-grade',
  '/bookings/$id/feedback',
  '/bookings/$id/feedback/share',
  '/bookings/$id/feedback/flag',
  '/bookings/$id/rate',
] as const;
export type Address = (typeof ADDRESSES)[number];
