import type { Address } from '../addresses';
import type { IconName } from '../ui/icons';

export interface NavItem {
  to: Address;
  label: string;
  /** On a phone. */
  short: string;
  icon: IconName;
}

/** Where one goes from everywhere. Pages add themselves as they are built. */
export const VISITOR: NavItem[] = [];
export const CANDIDATE: NavItem[] = [];

/** What the phone's bar shows besides: everything about oneself. */
export const ME: NavItem[] = [];

export const navItems = (isSignedIn: boolean): NavItem[] => (isSignedIn ? CANDIDATE : VISITOR);
