import { useTestApp } from '../support/use-test-app';
import { mailedAccounts, PASSWORD } from './mailed-accounts';

const app = useTestApp({}, { check: 'after each test' });

const { newAddress, signUp, logIn, mailsTo, tokenFor, verify, verified } = mailedAccounts(() => app);

describe('the mail that confirms an address', () => {
  const askAgain = (email: string) => app.http().post('/v1/accounts/confirmation').send({ email });

  it('is sent again as often as it is asked for, and every link works', async () => {
    const email = newAddress();
    await signUp(email).expect(202);
    const links = [await tokenFor(email)];
    for (let time = 0; time < 2; time += 1) {
      await askAgain(email.toUpperCase()).expect(202);
      links.push(await tokenFor(email));
    }
    expect(new Set(links).size).toBe(3);
    for (const link of links) expect((await verify(link).expect(200)).body.passwordNeeded).toBe(false);
    await logIn(email).expect(201);
  });

  it('says so where there is nothing left to confirm, goes to nobody unknown, and is answered the same', async () => {
    const [known, unknown] = [await verified(), newAddress()];
    const answers = [await askAgain(known), await askAgain(unknown)];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      answers.map(() => [202, { message: expect.any(String) }]),
    );
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await mailsTo(known)).at(-1)).toMatchObject({ kind: 'account.already_confirmed' });
    expect((await mailsTo(known)).at(-1)?.text).not.toContain('token=');
    expect(await mailsTo(unknown)).toEqual([]);
  });

  it.each(['first', 'newest'] as const)(
    'attack 14: a forgotten password before it never confirms the password of a stranger: by the %s link',
    async (which) => {
      const [email, stranger] = [newAddress(), 'the password of a stranger'];
      await signUp(email, { password: stranger, name: 'Mallory', coach: true, coachTermsAccepted: true });
      const links = [await tokenFor(email)];
      app.clock.advance({ minutes: 1 });
      await app.http().post('/v1/password-resets').send({ email }).expect(202);
      links.push(await tokenFor(email));
      const mails = await mailsTo(email);
      expect(mails.map(({ kind }) => kind)).toEqual(['account.verify_email', 'account.choose_password']);
      expect((await verify(links[0] ?? '').expect(200)).body.passwordNeeded).toBe(true);
      expect((await logIn(email, stranger)).status).toBe(401);

      const chosen = { token: which === 'first' ? links[0] : links[1], password: 'chosen by the owner' };
      await app.http().post('/v1/password-resets/confirm').send(chosen).expect(200);
      expect((await logIn(email, stranger)).status).toBe(401);
      const { body } = await logIn(email, chosen.password).expect(201);
      const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${body.accessToken}`);
      expect(me.body).toMatchObject({ name: 'New member', zone: 'UTC', roles: ['candidate'] });
      const terms = await app.database.query(
        `SELECT terms_accepted_at AS terms, coach_terms_accepted_at AS coach FROM accounts WHERE email = $1`,
        [email],
      );
      expect(terms).toEqual([{ terms: app.clock.now(), coach: null }]);

      await app.http().post('/v1/password-resets').send({ email }).expect(202);
      expect((await mailsTo(email)).at(-1)?.kind).toBe('account.reset_password');
    },
  );

  it('leads to choosing a password where the address was signed up for twice', async () => {
    const email = newAddress();
    for (const password of ['the password of a stranger', PASSWORD]) await signUp(email, { password });
    await app.settle();
    for (const ask of [() => askAgain(email), () => app.http().post('/v1/password-resets').send({ email })]) {
      await ask().expect(202);
      expect((await mailsTo(email)).at(-1)?.kind).toBe('account.choose_password');
    }
    const token = await tokenFor(email);
    await app
      .http()
      .post('/v1/password-resets/confirm')
      .send({ token, password: 'chosen by mail' })
      .expect(200);
    await logIn(email, 'chosen by mail').expect(201);
  });

  it('of an address that looks like an erased one changes nothing', async () => {
    const person = await app.signUp();
    await app
      .http()
      .post('/v1/me/erasure')
      .set('Authorization', `Bearer ${person.token}`)
      .send({ password: 'correct horse battery staple', confirm: 'erase my account' })
      .expect(200);
    const email = `erased+${person.accountId}@erased.invalid`;
    await signUp(email).expect(202);
    await askAgain(email).expect(202);
    await app.http().post('/v1/password-resets').send({ email }).expect(202);
    expect(await mailsTo(email)).toEqual([]);
    expect(await app.database.query(`SELECT 1 FROM account_requests`)).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ["o'hara&sons/uk=home~x#1@example.com", "o'hara&sons/uk=home~x#1@example.com"],
    ['Maya@xn--e1afmkfd.xn--p1ai', 'maya@пример.рф'],
    ['Maya@MÜNCHEN.example', 'maya@münchen.example'],
  ])('%s signs up, gets its mail, logs in and is shown as it is written', async (typed, shown) => {
    await signUp(typed).expect(202);
    await app.settle();
    const [mail] = await app.database.query<{ to: string; text: string }>(
      `SELECT to_address AS "to", text_body AS text FROM mails ORDER BY id DESC LIMIT 1`,
    );
    expect(mail?.to).toMatch(/^[\x21-\x7e]+$/);
    await verify(/token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '').expect(200);
    for (const written of [typed, shown, mail?.to ?? '', typed.toUpperCase()]) {
      const { body } = await logIn(written).expect(201);
      const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${body.accessToken}`);
      expect(me.body.email).toBe(shown);
    }
  });

  it.each([
    ['"maya"@example.com', 'email.quoted', /quot/],
    [`${'m'.repeat(65)}@example.com`, 'email.local_too_long', /64/],
    [
      `m@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.com`,
      'email.too_long',
      /254/,
    ],
    ['maya@localhost', 'email.invalid', /e-mail address/],
    ['maÿa@example.com', 'email.local_not_ascii', /ASCII/],
  ])('%s is refused with a sentence', async (email, code, words) => {
    const { status, body } = await signUp(email);
    expect([status, body.code, body.field]).toEqual([422, code, 'email']);
    expect(body.detail).toMatch(words);
  });
});
