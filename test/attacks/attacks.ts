import { ACCESS_ROWS } from './rows/access';
import { EGRESS_ROWS } from './rows/egress';
import { IDENTITY_ROWS } from './rows/identity';
import { INPUT_ROWS } from './rows/input';
import { MONEY_ROWS } from './rows/money';
import { OPERATION_ROWS } from './rows/operations';
import type { Attack } from './row';

export type { Attack } from './row';

/**
 * Every attack that we know of, in the order of its number. A test that meets one names it in its title, as
 * `attack 14: ...`; docs/security.md is made from this list and those titles, and test/architecture/attacks.spec.ts
 * compares the two.
 */
export const ATTACKS: readonly Attack[] = [
  ...ACCESS_ROWS,
  ...IDENTITY_ROWS,
  ...MONEY_ROWS,
  ...INPUT_ROWS,
  ...EGRESS_ROWS,
  ...OPERATION_ROWS,
];
