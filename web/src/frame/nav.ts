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

const { nav } = frameWords;
const FIND: NavItem = { to: '/coaches', label: nav.find, short: nav.findShort, icon: 'search' };

/** Where one goes from everywhere. */
export const VISITOR: NavItem[] = [
  FIND,
  { to: '/interviews', label: nav.interviews, short: nav.interviews, icon: 'note' },
];
export const CANDIDATE: NavItem[] = [
  FIND,
  { to: '/bookings', label: nav.bookings, short: nav.bookings, icon: 'calendar' },
  { to: '/feedback', label: nav.feedback, short: nav.feedback, icon: 'note' },
  { to: '/progress', label: nav.progress, short: nav.progress, icon: 'chart', isWideOnly: true },
];

export const navItems = (isSignedIn: boolean): NavItem[] => (isSignedIn ? CANDIDATE : VISITOR);
