import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Path of a booking's status page, readable by whoever has the link (the payment provider sends people there without
 * our login). The token is 128 bits of an HMAC over the booking's id, so nothing is stored and it cannot be guessed.
 */
export const statusPagePath = (bookingId: string, secret: string): string =>
  `/bookings/${bookingId}/status?token=${statusToken(bookingId, secret)}`;

/** Path of the candidate's calendar file of a booking, under the same token. */
export const calendarFilePath = (bookingId: string, secret: string): string =>
  `/bookings/${bookingId}/calendar.ics?token=${statusToken(bookingId, secret)}`;

/** True when the token belongs to the booking. Constant time. */
export const isStatusToken = (bookingId: string, token: string, secret: string): boolean => {
  const expected = Buffer.from(statusToken(bookingId, secret));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
};

const statusToken = (bookingId: string, secret: string): string =>
  createHmac('sha256', secret).update(`status page ${bookingId}`).digest('base64url').slice(0, 22);
