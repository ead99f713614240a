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
const { nav } = frameWords;
const FIND: NavItem = { to: '/coaches', label: nav.find, short: nav.findShort, icon: 'search' };
const INTERVIEWS: NavItem = {
  to: '/interviews',
  label: nav.interviews,
  short: nav.interviews,
  icon: 'note',
};
export const VISITOR: NavItem[] = [FIND, INTERVIEWS];
export const CANDIDATE: NavItem[] = [FIND];

/** What the phone's bar shows besides: everything about oneself. */
export const ME: NavItem[] = [];

export const navItems = (isSignedIn: boolean): NavItem[] => (isSignedIn ? CANDIDATE : VISITOR);
