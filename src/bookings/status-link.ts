import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Side } from './domain/booking.rules';

/** What a token is signed over. The candidate's has been in mails since the first version: it never changes. */
const LABELS: Record<Side, string> = { candidate: 'status page', coach: 'status page of the coach' };
const SIDES: readonly Side[] = ['candidate', 'coach'];

const pathOf =
  (page: string) =>
  (bookingId: string, secret: string, side: Side = 'candidate', revision: number | null = 0): string =>
    `/bookings/${bookingId}/${page}?token=${statusToken(bookingId, secret, { side, revision: revision ?? 0 })}`;

/**
 * Path of a side's status page of a booking, readable by whoever has the link (mails and the payment provider send
 * people there without our login). The token is 128 bits of an HMAC over the booking's id, so nothing is stored and it
 * cannot be guessed. It names the revision of the person's links (`AccountProfile.linkRevision`), which ends it when
 * their address moves; not the first one, for such tokens have been in mails since before there were revisions.
 */
export const statusPagePath = pathOf('status');

/** Path of a side's calendar file of a booking, under the same token. */
export const calendarFilePath = pathOf('calendar.ics');

/** Path that leads a side into the meeting room around the session, under the same token. */
export const roomPath = pathOf('room');

/** Path that takes the document of a review, under its candidate's token. */
export const documentPath = pathOf('document');

/** Whose link a token makes, and since which move of their address. */
export interface TokenOwner {
  side: Side;
  revision: number;
}

/**
 * Whose token of this booking it is or was once; null when it never was anybody's. Whether the person's links are still
 * at this revision is to be asked then. Each comparison takes constant time.
 */
export const ownerOfToken = (bookingId: string, token: string, secret: string): TokenOwner | null => {
  const revision = Number(/^([1-9]\d{0,8})-.{22}$/.exec(token)?.[1] ?? 0);
  const side = SIDES.find((side) => isEqual(statusToken(bookingId, secret, { side, revision }), token));
  return side ? { side, revision } : null;
};

const isEqual = (wanted: string, given: string): boolean => {
  const [expected, bytes] = [Buffer.from(wanted), Buffer.from(given)];
  return expected.length === bytes.length && timingSafeEqual(expected, bytes);
};

const statusToken = (bookingId: string, secret: string, { side, revision }: TokenOwner): string => {
  const [named, signed] = revision > 0 ? [`${revision}-`, ` ${revision}`] : ['', ''];
  const hmac = createHmac('sha256', secret).update(`${LABELS[side]} ${bookingId}${signed}`);
  return named + hmac.digest('base64url').slice(0, 22);
};
