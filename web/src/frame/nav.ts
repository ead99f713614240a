import type { Address } from '../addresses';
import type { IconName } from '../ui/icons';

export interface NavItem {
  to: Address;
  label: string;
  /** On a phone. */
  short: string;
  icon: IconName;
}

/** Where one goes from everywhere, for a visitor and for who is logged in. Pages add themselves as they are built. */
export const navItems = (_isSignedIn: boolean): NavItem[] => [];
