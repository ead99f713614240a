import Stripe from 'stripe';
import { z } from 'zod';
import { malformed } from '../../shared/errors';

/** Source: Stripe's own default tolerance. */
const TOLERANCE_SECONDS = 300;

const eventShape = z.object({
  id: z.string().min(1).max(255),
  object: z.literal('event'),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  data: z.object({
    object: z.object({
      id: z.string().min(1).max(255).default(''),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

export interface VerifiedEvent {
  id: string;
  type: string;
  livemode: boolean;
  objectId: string;
}

const refusal = () =>
  malformed('webhook.signature_invalid', 'The signature does not belong to this body and this moment.');

/**
 * Verifies a webhook against each secret (two during a rotation) and the injected clock. The SDK accepts timestamps
 * from the future, so both sides are checked here. Throws 400 `webhook.signature_invalid` or `webhook.malformed`.
 */
export const verifyWebhook = (
  rawBody: Buffer,
  signature: string,
  secrets: readonly string[],
  now: Date,
): VerifiedEvent => {
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
  if (!(Math.abs(now.getTime() / 1000 - signedAt) <= TOLERANCE_SECONDS)) throw refusal();
  const event = secrets.map((secret) => opened(rawBody, signature, secret, now)).find((one) => one !== null);
  if (event === undefined || event === null) throw refusal();
  const parsed = eventShape.safeParse(event);
  if (!parsed.success) throw malformed('webhook.malformed', 'This is not an event we can read.');
  const { id, type, livemode, data } = parsed.data;
  return { id, type, livemode, objectId: data.object.id };
};

const opened = (rawBody: Buffer, signature: string, secret: string, now: Date): unknown => {
  try {
    return Stripe.webhooks.constructEvent(
      rawBody,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    );
  } catch {
    return null;
  }
};
