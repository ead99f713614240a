import type { OrderReceipt, RefundView } from '../../payments';
import { formatMoney } from '../../shared/money';
import { inWords } from '../../shared/zones/in-words';
import type { BookingFacts, Reader } from './booking-facts';
import type { BookingState, StateKey } from './booking-state';

export interface MoneyLine {
  label: string;
  text: string;
}

/** A price with what was paid of it; `receipt` is null where its order is not known. */
export interface MoneyFacts {
  priceMinor: number;
  currency: string;
  receipt: OrderReceipt | null;
}

/** The price, what was paid, what went back or is on its way, and who keeps the rest, to one of the two people. */
export const moneyLines = (state: BookingState, facts: MoneyFacts, reader: Reader): MoneyLine[] => {
  const price = { label: 'Price', text: money(facts.priceMinor, facts) };
  const { receipt } = facts;
  if (!receipt || receipt.paidMinor === 0) return [price, { label: 'Paid', text: unpaidText(state, reader) }];
  const refunds = refundTexts(receipt, reader);
  if (refunds.length === 0 && isOver(state)) refunds.push('Nothing is refunded.');
  return [
    price,
    { label: 'Paid', text: paidText(receipt, reader) },
    ...(reader.side === 'candidate' ? [{ label: 'Receipt', text: receipt.number }] : []),
    ...refunds.map((text) => ({ label: 'Refund', text })),
    ...keptLines(state, receipt, reader),
  ];
};

const money = (amount: number, { currency }: { currency: string }): string =>
  formatMoney({ amount, currency });

const WAITS = new Set<StateKey>(['unpaid', 'opening_payment', 'payment_sent', 'left_payment', 'giving_up']);

const unpaidText = ({ key }: BookingState, { side }: Reader): string => {
  if (WAITS.has(key)) return 'Nothing yet';
  return side === 'candidate' ? 'Nothing; you were not charged.' : 'Nothing';
};

const paidText = (receipt: OrderReceipt, { side, clock, otherName }: Reader): string => {
  const on = receipt.paidAt ? ` on ${inWords(receipt.paidAt, clock)}` : '';
  return `${money(receipt.paidMinor, receipt)}${side === 'coach' ? ` by ${otherName}` : ''}${on}`;
};

const refundTexts = (receipt: OrderReceipt, { side, otherName }: Reader): string[] => {
  const { refundedMinor, pendingMinor, waitingMinor, byProviderMinor, lostMinor, failedMinor, disputed } =
    receipt;
  const [to, bank] =
    side === 'candidate'
      ? ['to the card or account that you paid with', 'your bank']
      : [`to ${otherName}`, 'a bank'];
  const say = (amount: number, text: string): string[] =>
    amount > 0 ? [`${money(amount, receipt)} ${text}`] : [];
  return [
    ...say(refundedMinor, `has gone back ${to}.`),
    ...say(pendingMinor - waitingMinor, `is on its way back ${to}.`),
    ...say(waitingMinor, `is to go back ${to}, and waits until ${bank} has decided.`),
    ...say(byProviderMinor, 'of that was sent back by the payment provider, and not by Greenroom.'),
    ...say(lostMinor, `was taken back by ${bank}.`),
    ...say(failedMinor, 'should have gone back and did not arrive. Greenroom looks into it.'),
    ...(disputed
      ? [
          `${side === 'candidate' ? 'Your bank' : 'A bank'} has asked for the payment back. Nothing else moves before it decides.`,
        ]
      : []),
  ];
};

/** Nothing that time or people do now gives back what was not given back. */
const isOver = (state: BookingState): boolean =>
  state.key === 'cancelled' ||
  ('decided' in state && state.decided) ||
  (state.key === 'no_show' && state.settled && state.missing === 'candidate');

const keptLines = (state: BookingState, receipt: OrderReceipt, reader: Reader): MoneyLine[] => {
  const { paidMinor, refundedMinor, pendingMinor, lostMinor, failedMinor, coachMinor } = receipt;
  const left = paidMinor - refundedMinor - pendingMinor - lostMinor - failedMinor;
  if (reader.side === 'coach') return coachLines(state, receipt, left);
  if (left <= 0) return [];
  const amount = money(left, receipt);
  const text =
    coachMinor === null
      ? `${amount} is held by Greenroom${NOT_BOOKED.has(state.key) ? '.' : ' until this is settled.'}`
      : `${amount} stays paid: ${reader.otherName}’s share and the fee of Greenroom.`;
  return [{ label: 'Kept', text }];
};

const NOT_BOOKED = new Set<StateKey>(['given_up', 'expired', 'hold_ended', 'paid_too_late', 'cancelled']);

const coachLines = (state: BookingState, receipt: OrderReceipt, left: number): MoneyLine[] => {
  const { coachMinor } = receipt;
  if (coachMinor !== null && coachMinor > 0)
    return [{ label: 'Your share', text: `${money(coachMinor, receipt)}, after the fee of Greenroom` }];
  if (coachMinor !== null || left <= 0 || NOT_BOOKED.has(state.key))
    return [{ label: 'Your share', text: 'Nothing' }];
  if (isCoachsOwnMiss(state)) return [{ label: 'Your share', text: 'Nothing' }];
  return [{ label: 'Your share', text: 'Not earned yet' }];
};

/** Why it went back, in a sentence. */
export const whyBack = ({ byProvider, reason }: Pick<RefundView, 'byProvider' | 'reason'>): string => {
  if (byProvider) return 'Sent back by the payment provider, and not by Greenroom.';
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
};

/** What a coach has earned with it, or would; null where that is nothing, and to candidates. */
export const yourShare = (
  state: BookingState,
  { receipt, paid }: Pick<BookingFacts, 'receipt' | 'paid'>,
  { side }: Reader,
): { minor: number; earned: boolean } | null => {
  if (side === 'candidate' || !receipt) return null;
  if (receipt.coachMinor !== null) return { minor: receipt.coachMinor, earned: true };
  const goes = NOT_BOOKED.has(state.key) || (paid !== null && paid.leftMinor === 0) || isCoachsOwnMiss(state);
  return goes ? null : { minor: receipt.agreedCoachMinor, earned: false };
};

const isCoachsOwnMiss = (state: BookingState): boolean =>
  state.key === 'no_show' && state.missing === 'coach' && state.stage !== 'open';
