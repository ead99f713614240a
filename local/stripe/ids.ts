import { randomInt } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const LENGTHS = { cs_test_: 56, li_: 24, price_: 24, prod_: 14, req_: 14 } as const;

export type IdPrefix =
  keyof typeof LENGTHS | 'pi_' | 'ch_' | 're_' | 'txn_' | 'evt_' | 'tr_' | 'trr_' | 'pm_' | 'py_' | 'du_';

/** A fresh id that looks like one of Stripe's. */
export function stripeId(prefix: IdPrefix): string {
  const length = prefix in LENGTHS ? LENGTHS[prefix as keyof typeof LENGTHS] : 24;
  return prefix + randomText(length);
}

/** Random letters and digits. */
export function randomText(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
