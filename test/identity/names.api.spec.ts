import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const PHISH = 'Claim it at evil-bank.com/claim or mailto:a@b.cc';

describe('names of people', () => {
  const app = useTestApp();

  const signUp = (email: string, name: string) =>
    app.http().post('/v1/accounts').send({
      email,
      name,
      password: 'correct horse battery staple',
      zone: 'Europe/Paris',
      termsAccepted: true,
    });
  const rename = async (name: string) => {
    const { token } = await app.signUp();
    return app.http().patch('/v1/me').set('Authorization', `Bearer ${token}`).send({ name });
  };

  it.each([PHISH, 'evil.com', 'evil\u3002com', 'a@b.c', 'mailto:x', 'Ada/Bob', 'call 0900', 'J.R.Tolkien'])(
    'are no addresses, at no door: %s',
    async (name) => {
      for (const { status, body } of [await signUp('door@example.test', name), await rename(name)]) {
        expect([status, body]).toEqual([
          422,
          expect.objectContaining({ code: 'name.not_a_name', field: 'name' }),
        ]);
        expect(body.detail).toContain('full stops only behind initials');
      }
      const kept = await app.database.query(
        `SELECT 1 FROM account_requests WHERE email = 'door@example.test'`,
      );
      expect(kept).toEqual([]);
    },
  );

  it.each(["\u3164'\u3164", '\uffa0-\uffa0', 'Ada \u3164', 'A\u034fda'])(
    'can be seen, at every door: %j is none',
    async (name) => {
      for (const { status, body } of [await signUp('unseen@example.test', name), await rename(name)])
        expect([status, body]).toEqual([
          422,
          expect.objectContaining({ code: 'name.not_a_name', field: 'name' }),
        ]);
    },
  );

  it.each(['\u3164', '\uffa0', '\u2800', '\ufe0f', '\u{1d159}'])(
    'and titles hold something that can be seen: %j is nothing',
    async (text) => {
      const { body } = await rename(text);
      expect(body).toMatchObject({ code: 'text.invisible', field: 'name' });
      const { token } = await app.signUp({ roles: ['coach'] });
      const titled = await app
        .http()
        .put('/v1/me/coach')
        .set('Authorization', `Bearer ${token}`)
        .send({ roleTitle: text });
      expect(titled.status).toBe(422);
      expect(titled.body.errors).toContainEqual(
        expect.objectContaining({ code: 'text.invisible', field: 'roleTitle' }),
      );
    },
  );

  it.each(['J. R. R. Tolkien Jr.', "Conan O'Brien", 'Нгуен Тхи', '山田 太郎', 'ธงไชย แมคอินไตย์'])(
    'are taken in any script: %s',
    async (name) => {
      expect(
        (await signUp(`n${Buffer.from(name).toString('hex').slice(0, 20)}@example.test`, name)).status,
      ).toBe(202);
      expect((await rename(name)).body).toMatchObject({ name });
    },
  );

  it('do not stand in mails to an address that nobody has confirmed', async () => {
    for (const name of ['Mallory Tells', 'Mallory Again'])
      await signUp('target@example.test', name).expect(202);
    await app.settle();
    const mails = await app.database.query<{ kind: string; whole: string }>(
      `SELECT kind, concat(to_name, subject, text_body, html_body) AS whole FROM mails
       WHERE to_address = 'target@example.test'`,
    );
    expect(mails.map(({ kind }) => kind).sort()).toEqual(['account.choose_password', 'account.verify_email']);
    for (const { whole } of mails) expect(whole).not.toContain('Mallory');
  });

  it('that are older than the rule go on, and are no link in any mail or invitation', async () => {
    const coach = await publishedCoach(app);
    const candidate = await app.signUp();
    await app.database.query(`UPDATE accounts SET name = $2 WHERE id = ANY ($1)`, [
      [coach.accountId, candidate.accountId],
      PHISH,
    ]);
    const booking = await bookAndPay(app, { coach, candidate });
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/cancellation`)
      .set('Authorization', `Bearer ${candidate.token}`)
      .send({ reason: PHISH });
    await app.settle();
    const mails = await app.database.query<{ kind: string; whole: string; text: string }>(
      `SELECT kind, concat_ws(E'\n', to_name, subject, text_body, html_body, calendar->>'content') AS whole,
         text_body AS text FROM mails WHERE recipient_id = ANY ($1)`,
      [[coach.accountId, candidate.accountId]],
    );
    const kinds = new Set(mails.map(({ kind }) => kind));
    for (const kind of ['booking.confirmed', 'booking.cancelled']) expect([...kinds]).toContain(kind);
    for (const { kind, whole, text } of mails) {
      const unfolded = whole.replaceAll(/\r?\n /g, '');
      expect(unfolded).not.toMatch(/evil-bank\.com|mailto:a|a@b\.cc/);
      expect(text).toContain('evil-bank[.]com/claim');
      if (kind.startsWith('booking.')) expect(text).toContain(`${app.config.publicUrl}/`);
    }
    const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${candidate.token}`).expect(200);
    expect(me.body.name).toBe(PHISH);
  });
});
