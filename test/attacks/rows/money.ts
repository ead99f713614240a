import { later, rowsOf, TESTED } from '../row';

const row = rowsOf('Bookings and money');

export const MONEY_ROWS = [
  row(27, '64 people book one time at once', 'one 201, 63 times 409, nothing else', TESTED),
  row(28, 'A booking overlaps another without being equal to it', '409', TESTED),
  row(
    29,
    'Two bookings that overlap are confirmed at once',
    'one of them',
    later('Nothing waits for a confirmation by hand: a hold has its time already, so two never overlap.'),
  ),
  row(
    30,
    'A move to a time races a booking of it; two bookings swap their times',
    'one wins, and the old time is free only when the new one is taken',
    later('Bookings cannot be moved yet.'),
  ),
  row(
    31,
    'A payment arrives after its hold ended or its time was sold again',
    'the time again, or the money back; never paid without a booking',
    TESTED,
  ),
  row(
    32,
    'An idempotency key comes again: same request, another one, another person, 64 at once',
    'the same answer; 422; a booking of their own; one row',
    TESTED,
  ),
  row(
    33,
    'The caller names the price, or Stripe reports another amount',
    '400; not confirmed, set aside',
    TESTED,
  ),
  row(
    34,
    'A time in the past, beyond the horizon, off the grid, too soon or outside the hours',
    '422',
    TESTED,
  ),
  row(35, 'A coach books or rates themselves', '422', TESTED),
  row(36, 'Somebody collects holds', '409 after the third; holds end by themselves', TESTED),
  row(
    37,
    'A credit for one use is used 64 times',
    'once',
    later('There are no credits and no coupons: packages bring them.'),
  ),
  row(38, 'A rating without a session, or a second one', '403 or 409', TESTED),
  row(39, 'Steps are left out: join unpaid, finish early, file first', '409', TESTED),
  row(
    40,
    'More is refunded than was paid; two refunds at once',
    'never more than was captured; one wins',
    TESTED,
  ),
  row(41, 'A price is old or comes in parts', 'the price of the server, or 422', TESTED),
  row(
    42,
    'The account for payouts or the address changes without a fresh log-in',
    '401 until logged in again, and a mail to the old address',
    later('Neither payout accounts nor changes of address exist yet.'),
  ),
];
