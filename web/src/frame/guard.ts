import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { session } from '../api/session';

/** For routes of somebody: a visitor logs in first and comes back to the very address. Use as `beforeLoad`. */
export const signedInOnly = ({ location }: { location: ParsedLocation }): void => {
  if (!session.isSignedIn()) throw redirect({ to: '/login', search: { next: location.href } });
};
