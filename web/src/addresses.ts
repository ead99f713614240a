/**
 * The address of every page, as the router writes them. The build hands the list to the server, which answers these
 * with the application and everything else as before; `router.tsx` does not compile when the two differ, and a test
 * compares what mails lead to (`src/shared/links.ts`).
 */
export const ADDRESSES = [
  '/',
  '/login',
  '/bookings',
  '/bookings/$id',
  '/bookings/$id/cancel',
  '/bookings/$id/no-show',
  '/bookings/$id/join',
  '/bookings/$id/documents',
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
