import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { addHours } from '../shared/time';

/** So many days after a log-in its browser is known; three times as long as a session lives that nobody uses. */
export const KNOWN_DAYS = 90;

/** What a browser keeps that somebody logged in with. It lets nobody in: it only tells it from others of its network. */
export interface BrowserMark {
  value: string;
  expiresAt: Date;
}

/** Whose browser it is, at which `token_version`: a new password, a move and a suspension end all marks. */
export interface Marked {
  email: string;
  tokenVersion: number;
}

/**
 * Marks a browser in which the owner of an address has just logged in (a device cookie, as OWASP calls it). Nothing is
 * stored: the mark names itself and its end, and an HMAC ties both to the address and the password that was right. Who
 * collects marks knows that password; when it is changed, none of them is worth a guess.
 */
export const markBrowser = (whose: Marked, secret: string, now: Date): BrowserMark => {
  const expiresAt = addHours(now, KNOWN_DAYS * 24);
  const named = `${randomBytes(16).toString('base64url')}.${expiresAt.getTime()}`;
  return { value: `${named}.${sealOf(named, whose, secret)}`, expiresAt };
};

/**
 * Which browser of this person it is; null for no mark, one for another address or of before all
 * sessions ended, one that is too old or made up.
 */
export const knownBrowser = (
  mark: string | undefined,
  whose: Marked,
  secret: string,
  now: Date,
): string | null => {
  const [id, end, seal, ...more] = (mark ?? '').split('.');
  if (!id || !end || !seal || more.length > 0) return null;
  const expected = Buffer.from(sealOf(`${id}.${end}`, whose, secret));
  const given = Buffer.from(seal);
  const isOurs = expected.length === given.length && timingSafeEqual(expected, given);
  return isOurs && now.getTime() < Number(end) ? id : null;
};

const sealOf = (named: string, { email, tokenVersion }: Marked, secret: string): string =>
  createHmac('sha256', secret)
    .update(`known browser ${named} of ${email} at ${tokenVersion}`)
    .digest('base64url');
