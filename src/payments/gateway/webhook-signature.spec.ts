import Stripe from 'stripe';
import { verifyWebhook } from './webhook-signature';

const now = new Date('2027-02-01T12:00:00Z');
const event = {
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  livemode: false,
  data: { object: { id: 'cs_1', metadata: {} } },
};
const body = JSON.stringify(event);
const signed = (secret: string, atSeconds: number, payload = body) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: now.getTime() / 1000 + atSeconds });
const verify = (header: string, payload = body, secrets = ['whsec_new', 'whsec_old']) =>
  verifyWebhook(Buffer.from(payload), header, secrets, now);

describe('a webhook', () => {
  it.each([
    ['the new secret', signed('whsec_new', 0)],
    ['the old secret during a rotation', signed('whsec_old', 0)],
    ['300 s ago', signed('whsec_new', -300)],
    ['a clock that is 300 s ahead', signed('whsec_new', 300)],
  ])('is taken: %s', (_, header) => {
    expect(verify(header)).toEqual({ id: 'evt_1', type: event.type, livemode: false, objectId: 'cs_1' });
  });

  it.each([
    ['another secret', signed('whsec_other', 0), body],
    ['too old', signed('whsec_new', -301), body],
    ['from the future', signed('whsec_new', 301), body],
    ['a body that was written anew', signed('whsec_new', 0), JSON.stringify(event, null, 2)],
    ['no timestamp', 'v1=abc', body],
    ['nothing', '', body],
    ['not an event', signed('whsec_new', 0, '{"a":1}'), '{"a":1}'],
    ['not JSON', signed('whsec_new', 0, 'hello'), 'hello'],
  ])('is refused: %s', (_, header, payload) => {
    expect(() => verify(header, payload)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });

  it('is refused when no secret is configured', () => {
    expect(() => verify(signed('whsec_new', 0), body, [])).toThrow();
  });
});
