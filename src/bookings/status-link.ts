import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Side } from './domain/booking-rules';

/** What a token is signed over. The candidate's has been in mails since the first version: it never changes. */
const LABELS: Record<Side, string> = { candidate: 'status page', coach: 'status page of the coach' };
const SIDES: readonly Side[] = ['candidate', 'coach'];

const pathOf =
  (page: string) =>
  (bookingId: string, secret: string, side: Side = 'candidate'): string =>
    `/bookings/${bookingId}/${page}?token=${statusToken(bookingId, secret, side)}`;

/**
 * Path of a side's status page of a booking, readable by whoever has the link (mails and the payment provider send
 * people there without our login). The token is 128 bits of an HMAC over the booking's id, so nothing is stored and it
 * cannot be guessed.
 */
export const statusPagePath = pathOf('status');

/** Path of a side's calendar file of a booking, under the same token. */
export const calendarFilePath = pathOf('calendar.ics');

/** Path that leads a side into the meeting room around the session, under the same token. */
export const roomPath = pathOf('room');

/** Path that takes the document of a review, under its candidate's token. */
export const documentPath = pathOf('document');

/** Whose token of this booking it is; null when it is nobody's. Each comparison takes constant time. */
export const sideOfToken = (bookingId: string, token: string, secret: string): Side | null =>
  SIDES.find((side) => isEqual(statusToken(bookingId, secret, side), token)) ?? null;

const isEqual = (wanted: string, given: string): boolean => {
  const [expected, bytes] = [Buffer.from(wanted), Buffer.from(given)];
  return expected.length === bytes.length && timingSafeEqual(expected, bytes);
};

const statusToken = (bookingId: string, secret: string, side: Side): string =>
  createHmac('sha256', secret).update(`${LABELS[side]} ${bookingId}`).digest('base64url').slice(0, 22);
