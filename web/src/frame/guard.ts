import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { session } from '../api/session';

/**
 * For routes of somebody: a visitor logs in first and comes back to the very address, and so does whose login has ended
 * since they were here. Use as `beforeLoad`.
 */
export const signedInOnly = async ({ location }: { location: ParsedLocation }): Promise<void> => {
  // Without an answer of the server the page says itself that it cannot be read.
  await session.accessToken().catch(() => null);
  if (!session.isSignedIn()) throw redirect({ to: '/login', search: { next: location.href } });
};
