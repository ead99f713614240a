import Stripe from 'stripe';
import { checkSignatureHeader, verifyWebhook } from './webhook-signature';

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
  ])('is refused: %s', (_, header, payload) => {
    expect(() => verify(header, payload)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });

  it.each(['{"a":1}', 'hello', 'null', '{"id":"evt_\\u0000"}'])(
    'is taken as it came where it is no event: %s',
    (payload) => {
      const taken = verify(signed('whsec_new', 0, payload), payload);
      expect(taken).toEqual({
        id: expect.stringMatching(/^unreadable:[0-9a-f]{64}$/),
        body: Buffer.from(payload),
      });
    },
  );

  const hex = '0'.repeat(64);
  const [at, late] = [now.getTime() / 1000, now.getTime() / 1000 - 301];

  it.each([`t=${at},v1=${hex}`, `t=${at},v1=abc,v1=${hex},v0=x`, `v1=${hex},t=${at}`])(
    'may have this signature, whatever its body is: %s',
    (header) => expect(() => checkSignatureHeader(header, now)).not.toThrow(),
  );

  it.each(['', `t=${at}`, `v1=${hex}`, `t=${at},v1=abc`, `t=${at},v0=${hex}`, `t=${late},v1=${hex}`])(
    'cannot have this one: %s',
    (header) => {
      const invalid = expect.objectContaining({ code: 'webhook.signature_invalid' });
      expect(() => checkSignatureHeader(header, now)).toThrow(invalid);
    },
  );

  it('is refused when no secret is configured', () => {
    expect(() => verify(signed('whsec_new', 0), body, [])).toThrow();
  });
});
