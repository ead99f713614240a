import { Injectable } from '@nestjs/common';
import type { Side } from '../bookings';
import type { Tx } from '../platform/database/database';
import type {
  Events,
  OrderChargedBack,
  OrderRefunded,
  OrderRefundFailed,
  OrderReinstated,
} from '../shared/events';
import type { MailContent } from '../platform/mail/layout';
import {
  nothingLeftText,
  paymentReturnedText,
  reducedText,
  refundedText,
  refundFailedText,
  reinstatedText,
  returnedByBankText,
  stillThereText,
} from './payment-texts';
import { MailsToPeople } from './mails-to-people.service';
import { SessionReader } from './session-facts.service';
import type { Reading } from './session-texts';

/** The coach never had it, or has it no more. */
const NO_SESSION: readonly string[] = ['held', 'expired', 'given_up', 'cancelled'];

/** A letter about the money of one session. */
interface MoneyMail {
  side: Side;
  kind: string;
  about: string;
  /** Which of several mails about the same; 0 where there is one. */
  sequence?: number;
  text: (reading: Reading) => MailContent;
}

/** The mails about what was paid for a session. */
@Injectable()
export class PaymentMails {
  constructor(
    private readonly reader: SessionReader,
    private readonly mails: MailsToPeople,
  ) {}

  /** To the candidate: it came too late, or what it was for was closed meanwhile. */
  async returned(
    tx: Tx,
    bookingId: string,
    amountMinor: number,
    because: Events['booking.payment_returned']['because'] = 'late',
  ): Promise<void> {
    await this.send(tx, bookingId, {
      side: 'candidate',
      kind: 'booking.payment_returned',
      about: bookingId,
      text: (reading) => paymentReturnedText(reading, amountMinor, because),
    });
  }

  /** Once per refund: it is the refund that the mails are about. The coach hears of those that nobody here asked for. */
  async refunded(tx: Tx, refund: OrderRefunded): Promise<void> {
    const { refundId: about, subjectId, currency, origin = 'ours', leftMinor, sequence } = refund;
    const gone = { amount: refund.amountMinor, currency };
    await this.send(tx, subjectId, {
      side: 'candidate',
      kind: 'order.refunded',
      about,
      sequence,
      text: (reading) => refundedText(reading, gone, origin),
    });
    if (origin === 'provider' && leftMinor) await this.reduced(tx, { ...refund, about, leftMinor });
  }

  /**
   * A bank keeps a part of the payment, or more of it than before: each is told. When it keeps all of it, the booking tells. The candidate hears of a refund that
   * the bank has made needless.
   */
  async chargedBack(tx: Tx, lost: OrderChargedBack): Promise<void> {
    const { subjectId, disputeId: about, insteadOfRefundMinor: amount = 0, currency, sequence } = lost;
    if (amount > 0)
      await this.send(tx, subjectId, {
        side: 'candidate',
        kind: 'order.returned_by_bank',
        about,
        sequence,
        text: (reading) => returnedByBankText(reading, { amount, currency }),
      });
    if (lost.leftMinor > 0) await this.reduced(tx, { ...lost, about: lost.disputeId });
  }

  /** To the candidate; and to the coach of a session that stands, when nobody here had asked for the refund. */
  async refundFailed(tx: Tx, refund: OrderRefundFailed): Promise<void> {
    const { refundId: about, subjectId, currency, origin, leftMinor, sequence } = refund;
    const money = { amount: refund.amountMinor, currency };
    const kind = 'order.refund_failed';
    await this.send(tx, subjectId, {
      side: 'candidate',
      kind,
      about,
      sequence,
      text: (reading) => refundFailedText(reading, money),
    });
    const { booking } = await this.reader.read(subjectId, tx);
    if (origin === 'ours' || leftMinor === null || NO_SESSION.includes(booking.status)) return;
    await this.send(tx, subjectId, {
      side: 'coach',
      kind,
      about,
      sequence,
      text: (reading) => stillThereText(reading, money, leftMinor),
    });
  }

  /** To the coach of a session that stands: their share is there again. */
  async reinstated(
    tx: Tx,
    { subjectId, disputeId: about, leftMinor, sequence, ...money }: OrderReinstated,
  ): Promise<void> {
    const { booking } = await this.reader.read(subjectId, tx);
    if ([...NO_SESSION, 'coach_no_show'].includes(booking.status)) return;
    const back = { amount: money.amountMinor, currency: money.currency };
    await this.send(tx, subjectId, {
      side: 'coach',
      kind: 'order.reinstated',
      about,
      sequence,
      text: (reading) => reinstatedText(reading, back, leftMinor),
    });
  }

  /** To the coach: nothing is left of what was paid. */
  async nothingLeft(tx: Tx, bookingId: string): Promise<void> {
    await this.send(tx, bookingId, {
      side: 'coach',
      kind: 'booking.payment_gone',
      about: bookingId,
      text: nothingLeftText,
    });
  }

  /** To the coach, whose share is of what is left; not of a session that they never had, or have no more. */
  private async reduced(
    tx: Tx,
    facts: Pick<OrderChargedBack, 'subjectId' | 'amountMinor' | 'currency' | 'leftMinor' | 'sequence'> & {
      about: string;
    },
  ): Promise<void> {
    const { booking } = await this.reader.read(facts.subjectId, tx);
    if (NO_SESSION.includes(booking.status)) return;
    const gone = { amount: facts.amountMinor, currency: facts.currency };
    await this.send(tx, facts.subjectId, {
      side: 'coach',
      kind: 'order.payment_reduced',
      about: facts.about,
      sequence: facts.sequence,
      text: (reading) => reducedText(reading, gone, facts.leftMinor),
    });
  }

  private async send(tx: Tx, bookingId: string, { side, text, ...mail }: MoneyMail): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const content = text(this.reader.reading(session, side));
    await this.mails.send(tx, { ...mail, to: session[side], content });
  }
}
