import { Inject, Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Payments } from '../payments';
import { Clock } from '../platform/clock/clock';
import { CONFIG, type Config } from '../platform/config/config';
import { Database } from '../platform/database/database';
import { escapeHtml } from '../platform/mail/layout';
import { formatMoney } from '../shared/money';
import { notFound } from '../shared/errors';
import { inWords } from '../shared/zones/in-words';
import { type Booking, BookingStore } from './booking-store';
import type { BookingStatus } from './domain/booking.states';
import { feedbackOnPage } from './domain/feedback-steps';
import { feedbackStates } from './feedback-state';
import { calendarFilePath } from './status-link';

/** A plain page without scripts: paid or not, when in your zone, how to join, add to calendar. */
@Injectable()
export class StatusPage {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly accounts: Accounts,
    private readonly payments: Payments,
  ) {}

  async render(bookingId: string): Promise<string> {
    const booking = await this.store.find(bookingId);
    if (!booking) throw notFound('booking');
    const candidate = await this.accounts.profile(booking.candidateId);
    const coach = await this.accounts.profile(booking.coachAccountId);
    const checkout = (await this.payments.checkouts([booking.orderId])).get(booking.orderId);
    return html({
      booking,
      zone: candidate.zone,
      coachName: coach.name,
      next: await this.next(booking, candidate.zone, coach.name),
      payUrl: booking.status === 'held' ? (checkout?.url ?? null) : null,
      calendarPath: calendarFilePath(booking.id, this.config.secret),
    });
  }

  private async next(booking: Booking, zone: string, otherName: string): Promise<string | null> {
    const state = (await feedbackStates(this.database, [booking])).get(booking.id);
    const told = { zone, otherName, now: this.clock.now(), withinHours: this.config.selfGradeHours };
    return state ? feedbackOnPage(state, told) : null;
  }
}

interface PageFacts {
  booking: Booking;
  zone: string;
  coachName: string;
  next: string | null;
  payUrl: string | null;
  calendarPath: string;
}

const HEADLINE: Record<BookingStatus, [string, string]> = {
  held: ['Waiting for your payment', 'Your time is held. This page tells when the payment has arrived.'],
  confirmed: ['Paid and confirmed', 'See you there. A mail with a calendar invitation is on its way.'],
  expired: [
    'The hold has run out',
    'Nothing was paid, or it is being refunded in full. The time is free again.',
  ],
  given_up: ['You gave this time up', 'Nothing was charged.'],
  cancelled: ['Cancelled', 'What was paid is refunded as quoted.'],
  completed: ['The session took place', 'This page says what comes next.'],
  candidate_no_show: [
    'Reported as missed',
    'The coach reported that nobody came. You can still tell your side.',
  ],
  coach_no_show: [
    'Reported as missed',
    'You reported that the coach did not come. The full price comes back.',
  ],
  under_review: ['Being looked at', 'The reports contradict each other. We decide and tell you.'],
};

const REVIEW_HEADLINE: Partial<Record<BookingStatus, [string, string]>> = {
  held: ['Waiting for your payment', 'This page tells when the payment has arrived.'],
  confirmed: ['Paid and confirmed', 'Next: upload your document in your bookings. A mail says how.'],
  expired: ['The order has run out', 'Nothing was paid, or it is being refunded in full.'],
  given_up: ['You gave this order up', 'Nothing was charged.'],
  completed: ['Your feedback is there', 'Read it in your bookings; you may upload a second version once.'],
};

/** Where the payment went back without anybody here, nothing was quoted. */
const RETURNED: [string, string] = ['Cancelled', 'Your payment went back, so this booking has ended.'];

const headlineOf = ({ kind, status, cancelledBy }: Booking): [string, string] => {
  if (status === 'cancelled' && cancelledBy === 'provider') return RETURNED;
  return (kind === 'review' && REVIEW_HEADLINE[status]) || HEADLINE[status];
};

const html = ({ booking, zone, coachName, next, payUrl, calendarPath }: PageFacts): string => {
  const isReview = booking.kind === 'review';
  const [title, text] = headlineOf(booking);
  const price = formatMoney({ amount: booking.priceMinor, currency: booking.currency });
  const confirmed = booking.status === 'confirmed' && !isReview;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${booking.status === 'held' ? '<meta http-equiv="refresh" content="5">' : ''}
<title>${escapeHtml(title)} - Greenroom</title><style>${STYLE}</style></head><body><main>
<p class="brand">Greenroom</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>
<dl>${isReview ? '' : whenOf(booking, zone)}
<dt>With</dt><dd>${escapeHtml(coachName)}</dd><dt>Price</dt><dd>${escapeHtml(price)}</dd>
${next ? `<dt>Next</dt><dd>${escapeHtml(next)}</dd>` : ''}
${confirmed ? '<dt>Join</dt><dd>The meeting link is in your bookings from 15 minutes before the start.</dd>' : ''}</dl>
${payUrl ? `<p><a class="button" href="${escapeHtml(payUrl)}">Pay now</a></p>` : ''}
${confirmed ? `<p><a class="button" href="${escapeHtml(calendarPath)}">Add to calendar</a></p>` : ''}
</main></body></html>`;
};

const whenOf = ({ startsAt, minutes, endedEarlyAt }: Booking, zone: string): string => {
  const early = endedEarlyAt
    ? `<dt>Ended early</dt><dd>${escapeHtml(inWords(endedEarlyAt, zone))}, as your coach says</dd>`
    : '';
  return `<dt>When</dt><dd>${escapeHtml(inWords(startsAt, zone))}<br><small>${minutes} minutes</small></dd>${early}`;
};

const STYLE = `body{margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}
main{max-width:520px;margin:6vh auto;background:#fff;border-radius:16px;padding:32px;box-shadow:0 2px 12px #0001}
.brand{color:#1f7a4d;font-weight:700;margin:0}h1{margin:.2em 0}dl{display:grid;grid-template-columns:6em 1fr;gap:10px 12px}
dt{color:#66756b}dd{margin:0}.button{display:inline-block;background:#1f7a4d;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none}`;
