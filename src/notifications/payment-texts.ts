import type { MailContent } from '../platform/mail/layout';
import { formatMoney, type Money } from '../shared/money';
import { facts, nounOf, type Reading } from './session-texts';

/** To the candidate, whose payment could not be used: it was late, or what it was for was `closed` meanwhile. */
export const paymentReturnedText = (
  reading: Reading,
  amountMinor: number,
  because: 'late' | 'closed' | 'returned',
): MailContent => ({
  title:
    because === 'late'
      ? 'Your payment came too late and goes back in full'
      : 'What you paid for cannot be booked any more: all of it goes back',
  paragraphs: [
    because === 'late'
      ? 'your payment arrived when what it was for could not be booked any more.'
      : 'what you paid for was closed before your payment was complete. Your payment itself was in order.',
    facts(reading),
    `We are sending back all of it, ${formatMoney({ amount: amountMinor, currency: reading.session.booking.currency })}. ` +
      `It usually shows on your statement within 5 to 10 days.${because === 'late' ? ' You are welcome to choose another time.' : ''}`,
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the candidate, when money has left for them: ours, or sent by the provider without us. */
export const refundedText = (reading: Reading, money: Money, origin: 'ours' | 'provider'): MailContent => ({
  title: `Refunded: ${formatMoney(money)}`,
  paragraphs: [
    `${origin === 'ours' ? 'we have sent' : 'our payment provider has sent'} ${formatMoney(money)} back to the card or account that you paid with. ` +
      'Banks usually show it within 5 to 10 days.',
    facts(reading),
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the candidate, when a refund was refused or came back. */
export const refundFailedText = (reading: Reading, money: Money): MailContent => ({
  title: `Not refunded yet: ${formatMoney(money)}`,
  paragraphs: [
    `${formatMoney(money)} could not be sent back to the card or account that you paid with. The money is with us again.`,
    facts(reading),
    'A person looks into it and writes to you. You can also answer this mail, and say where the money should go.',
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the coach, when money that was to leave their session's payment did not. */
export const stillThereText = (reading: Reading, money: Money, leftMinor: number): MailContent => ({
  title: `Not paid back after all: ${formatMoney(money)}`,
  paragraphs: [
    `${formatMoney(money)} of what was paid for this ${nounOf(reading)} was to go back to the candidate, but did not arrive.`,
    facts(reading),
    `${formatMoney({ ...money, amount: leftMinor })} is there now. A person looks into it, and your share may still change.`,
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the candidate, whose refund from us waited for the bank, until it gave them the money itself. */
export const returnedByBankText = (reading: Reading, money: Money): MailContent => ({
  title: `Paid back by your bank: ${formatMoney(money)}`,
  paragraphs: [
    `you were to get ${formatMoney(money)} back from us. Your bank has decided the dispute for you, and gives you this money itself. ` +
      'So we do not send it a second time.',
    facts(reading),
    'If your bank has not given you the money, answer this mail: a person reads it.',
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the coach, when a part of what was paid for their session went back without us. */
export const reducedText = (reading: Reading, gone: Money, leftMinor: number): MailContent => ({
  title: `Paid back in part: ${formatMoney(gone)}`,
  paragraphs: [
    `${formatMoney(gone)} of what was paid for this ${nounOf(reading)} went back to the candidate. It was done at the payment provider or by a bank, not by you.`,
    facts(reading),
    `${formatMoney({ ...gone, amount: leftMinor })} is left, and your share is taken from that. Nothing else changes.`,
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the coach, when a bank gave back what it had kept of the payment. */
export const reinstatedText = (reading: Reading, back: Money, leftMinor: number): MailContent => ({
  title: `The payment of a ${nounOf(reading)} came back`,
  paragraphs: [
    `the bank has changed its decision: ${formatMoney(back)} of what was paid for this ${nounOf(reading)} came back to us.`,
    facts(reading),
    `${formatMoney({ ...back, amount: leftMinor })} is there now, and your share is taken from that.`,
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** To the coach, when nothing is left of what was paid for a session that has begun or taken place. */
export const nothingLeftText = (reading: Reading): MailContent => ({
  title: 'The payment of a session goes back',
  paragraphs: [
    `all that was paid for this ${nounOf(reading)} goes back to the candidate, by the payment provider or a bank. There is nothing left to share, so it earns you nothing.`,
    facts(reading),
    'If you think that this is wrong, answer this mail: a person reads it.',
  ],
  action: { label: 'See the booking', url: reading.page },
});
