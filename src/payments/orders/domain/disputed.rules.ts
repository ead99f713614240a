import { conflict } from '../../../shared/errors';

/** 409: a bank has the money until it decides. The database says the same as `refunds_disputed` when two race. */
export const disputed = () =>
  conflict(
    'refund.disputed',
    'The payment is disputed at the card’s bank. Nothing can be refunded until the bank has decided.',
  );

/** Throws 409 `refund.disputed` when a bank has the money: nothing can be refunded then. */
export const refuseDisputed = ({ disputed: isDisputed }: { disputed: boolean }): void => {
  if (isDisputed) throw disputed();
};
