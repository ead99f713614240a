import { createHmac, timingSafeEqual } from 'node:crypto';
import { pages } from '../shared/links';
import type { Side } from './domain/booking.rules';

/** What a token is signed over. The candidate's has been in mails since the first version: it never changes. */
const LABELS: Record<Side, string> = { candidate: 'status page', coach: 'status page of the coach' };
const SIDES: readonly Side[] = ['candidate', 'coach'];

/**
 * Path of a side's page of a booking, with a card of it for whoever has the link (mails and the payment provider send
 * people there without our login). The token is 128 bits of an HMAC over the booking's id, so nothing is stored and it
 * cannot be guessed. It names the revision of the person's links (`AccountProfile.linkRevision`), which ends it when
 * their address moves; not the first one, for such tokens have been in mails since before there were revisions.
 */
export const bookingPagePath = (...of: Parameters<typeof tokenFor>): string =>
  pages.booking(of[0], { token: tokenFor(...of) });

/** The same, for whoever comes back from the payment page: having paid, or having left it. */
export const returnPath = (back: 'paid' | 'left', ...of: Parameters<typeof tokenFor>): string =>
  pages.booking(of[0], { token: tokenFor(...of), back });

/** Path of a side's calendar file of a booking, under the same token. */
export const calendarFilePath = (...of: Parameters<typeof tokenFor>): string =>
  `/bookings/${of[0]}/calendar.ics?token=${tokenFor(...of)}`;

const tokenFor = (
  bookingId: string,
  secret: string,
  side: Side = 'candidate',
  revision: number | null = 0,
): string => statusToken(bookingId, secret, { side, revision: revision ?? 0 });

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
