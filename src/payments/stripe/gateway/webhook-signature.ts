import Stripe from 'stripe';
import { z } from 'zod';
import { malformed } from '../../../shared/errors';
import { sha256 } from '../../../shared/sha256';

/** Source: Stripe's own default tolerance. */
const TOLERANCE_SECONDS = 300;

const IDENTIFIER = /^[\x21-\x7e]{1,255}$/;

/** Loose on purpose: what is signed comes from Stripe, and whatever else it says is no reason to lose it. */
const eventShape = z.object({
  id: z.string().regex(IDENTIFIER),
  type: z.string().regex(IDENTIFIER),
  livemode: z.boolean(),
  data: z.object({
    /** Some objects, such as a balance, have no id. */
    object: z.object({ id: z.string().regex(IDENTIFIER).nullish() }),
  }),
});

export interface ReadableEvent {
  id: string;
  type: string;
  livemode: boolean;
  objectId: string;
}

/** A signed body that is no event we can read, under an id that the same event always gets. */
export interface UnreadableEvent {
  id: string;
  body: Buffer;
}

export type VerifiedEvent = ReadableEvent | UnreadableEvent;

const refusal = () =>
  malformed('webhook.signature_invalid', 'The signature does not belong to this body and this moment.');

/**
 * Refuses a header that no event of this moment can have, before anything of the body is read. Throws 400
 * `webhook.signature_invalid`.
 */
export const checkSignatureHeader = (signature: string, now: Date): void => {
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
  if (!(Math.abs(now.getTime() / 1000 - signedAt) <= TOLERANCE_SECONDS)) throw refusal();
  if (!/(?:^|,)v1=[0-9a-f]{64}(?:,|$)/.test(signature)) throw refusal();
};

/**
 * Verifies a webhook against each secret (two during a rotation) and the injected clock, and only then reads it. The
 * SDK accepts timestamps from the future, so both sides are checked here. Throws 400 `webhook.signature_invalid`.
 */
export const verifyWebhook = (
  rawBody: Buffer,
  signature: string,
  secrets: readonly string[],
  now: Date,
): VerifiedEvent => {
  checkSignatureHeader(signature, now);
  if (!secrets.some((secret) => isSigned(rawBody, signature, secret, now))) throw refusal();
  return eventIn(rawBody);
};

const isSigned = (rawBody: Buffer, signature: string, secret: string, now: Date): boolean => {
  try {
    return (
      Stripe.webhooks.signature?.verifyHeader(
        rawBody,
        signature,
        secret,
        TOLERANCE_SECONDS,
        undefined,
        now.getTime(),
      ) === true
    );
  } catch {
    return false;
  }
};

/** What a signed body says. It is read as leniently as JSON allows; nothing of it but these members is looked at. */
const eventIn = (body: Buffer): VerifiedEvent => {
  const parsed = eventShape.safeParse(parsedOrNull(body));
  if (!parsed.success) return { id: `unreadable:${sha256(body)}`, body };
  const { id, type, livemode, data } = parsed.data;
  return { id, type, livemode, objectId: data.object.id ?? '' };
};

const parsedOrNull = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
};
