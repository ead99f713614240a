import type { Address } from '../addresses';
import type { IconName } from '../ui/icons';
import { frameWords } from './words';

export interface NavItem {
  to: Address;
  label: string;
  /** On a phone. */
  short: string;
  icon: IconName;
}

/** Where one goes from everywhere. Pages add themselves as they are built. */
export const VISITOR: NavItem[] = [];
export const CANDIDATE: NavItem[] = [
  { to: '/bookings', label: frameWords.nav.bookings, short: frameWords.nav.bookings, icon: 'calendar' },
];

/** What the phone's bar shows besides: everything about oneself. */
export const ME: NavItem[] = [];

export const navItems = (isSignedIn: boolean): NavItem[] => (isSignedIn ? CANDIDATE : VISITOR);
