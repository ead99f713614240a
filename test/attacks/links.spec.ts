import { tokenOf as tokenOfSide } from '../notifications/link-fixture';
import { databasePrint } from '../support/database-print';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const NOBODYS_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const GUESSES = 1_000;
const AT_ONCE = 50;

describe('links that work without a log-in', () => {
  const app = useTestApp();
  let mine: PaidBooking;
  let other: PaidBooking;
  beforeAll(async () => {
    const coach = await publishedCoach(app);
    [mine, other] = [await bookAndPay(app, { coach }), await bookAndPay(app, { coach })];
  });

  const tokenOf = ({ id }: PaidBooking): string => tokenOfSide(app, id, 'candidate');
  const CARD = (id: string): string => `/v1/bookings/${id}/card`;
  const FILE = (id: string): string => `/bookings/${id}/calendar.ics`;
  const show = async (id: string, token: string, address = CARD) => {
    const { status, text } = await app.http().get(address(id)).query({ token });
    return { status, text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '') };
  };
  const random = (length: number): string =>
    Array.from({ length }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');

  it('attack 11: the token of a booking’s page has 128 bits, opens its own booking, and is guessed by nobody', async () => {
    expect(Buffer.from(tokenOf(mine), 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect((await show(mine.id, tokenOf(mine))).status).toBe(200);
    const missing = await show(NOBODYS_ID, tokenOf(mine));
    expect(missing.status).toBe(404);
    for (let guess = 0; guess < GUESSES; guess += AT_ONCE) {
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => show(mine.id, random(tokenOf(mine).length))),
      );
      for (const answer of answers) expect(answer).toEqual(missing);
    }
  });

  it.each([
    ['card', CARD],
    ['calendar file', FILE],
  ])('attack 11: altered, shortened, prolonged or of another booking it opens no %s', async (_, page) => {
    const token = tokenOf(mine);
    const missing = await show(NOBODYS_ID, token, page);
    const altered = [...token].map((sign, index) => {
      const next = ALPHABET[(ALPHABET.indexOf(sign) + 4) % ALPHABET.length];
      return token.slice(0, index) + next + token.slice(index + 1);
    });
    for (const wrong of [
      '',
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      tokenOf(other),
      ...altered,
    ])
      expect(await show(mine.id, wrong, page)).toEqual(missing);
    for (const query of [`?token=${token}&token=x`, `?token[]=${token}`, `?token=${'x'.repeat(101)}`, '']) {
      const odd = await app.http().get(`${page(mine.id)}${query}`);
      expect([400, 404, 422]).toContain(odd.status);
    }
  });

  it('attack 11: it opens reading only: no other method, and nothing of the API', async () => {
    const token = tokenOf(mine);
    const before = await databasePrint(app.database);
    for (const method of ['post', 'put', 'patch', 'delete'] as const)
      expect((await app.http()[method](CARD(mine.id)).query({ token })).status).toBe(405);
    await app.http().get(`/v1/bookings/${mine.id}`).query({ token }).expect(401);
    await app.http().post(`/v1/bookings/${mine.id}/cancellation`).query({ token }).send({}).expect(401);
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('attack 11: the card tells no meeting room, no mail address and no id of a person', async () => {
    const { text } = await show(mine.id, tokenOf(mine));
    for (const secret of [mine.candidate.email, mine.coach.email, mine.candidate.accountId, 'secret-room'])
      expect(text).not.toContain(secret);
  });

  it('attack 11: a mailed link is 256 random bits, kept as a hash', async () => {
    const { email } = mine.candidate;
    const tokens = new Set<string>();
    for (let time = 0; time < 20; time += 1) {
      await app.http().post('/v1/password-resets').send({ email }).expect(202);
      await app.settle();
    }
    const mails = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE kind = 'account.reset_password'`,
    );
    for (const { text } of mails) tokens.add(/token=([\w-]+)/.exec(text)?.[1] ?? '');
    expect(tokens.size).toBe(20);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const [kept] = await app.database.query<{ rows: string }>(
      `SELECT string_agg(t::text, ' ') AS rows FROM one_time_tokens t`,
    );
    for (const token of tokens) expect(kept?.rows).not.toContain(token);
  });
});
