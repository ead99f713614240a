import type { Address } from '../addresses';
import type { IconName } from '../ui/icons';
import { frameWords } from './words';

export interface NavItem {
  to: Address;
  label: string;
  /** On a phone. */
  short: string;
  icon: IconName;
  /** Not in the phone's bar, which has room for four. */
  isWideOnly?: boolean;
}

/** Where one goes from everywhere. Pages add themselves as they are built. */
export const VISITOR: NavItem[] = [];
export const CANDIDATE: NavItem[] = [
  { to: '/bookings', label: frameWords.nav.bookings, short: frameWords.nav.bookings, icon: 'calendar' },
  { to: '/feedback', label: frameWords.nav.feedback, short: frameWords.nav.feedback, icon: 'note' },
  {
    to: '/progress',
    label: frameWords.nav.progress,
    short: frameWords.nav.progress,
    icon: 'chart',
    isWideOnly: true,
  },
];

/** What the phone's bar shows besides: everything about oneself. */
export const ME: NavItem[] = [];

export const navItems = (isSignedIn: boolean): NavItem[] => (isSignedIn ? CANDIDATE : VISITOR);
