import { useTestApp } from '../support/use-test-app';

const OLD = 'correct horse battery staple';
const NEW = 'copper lantern on the quay';

const app = useTestApp({}, { check: 'after each test' });

const ask = (email: string) => app.http().post('/v1/password-resets').send({ email });
const confirm = (token: string, password = NEW) =>
  app.http().post('/v1/password-resets/confirm').send({ token, password });
const logIn = (email: string, password: string) => app.http().post('/v1/logins').send({ email, password });

const tokensFor = async (email: string): Promise<string[]> => {
  await app.settle();
  const mails = await app.database.query<{ text: string }>(
    `SELECT text_body AS text FROM mails WHERE to_address = $1 ORDER BY id`,
    [email],
  );
  return mails.flatMap(({ text }) => /[?&#]token=([\w-]+)/.exec(text)?.[1] ?? []);
};

const resetToken = async (email: string): Promise<string> => {
  await ask(email).expect(202);
  return (await tokensFor(email)).at(-1) ?? '';
};

describe('a password reset', () => {
  it('answers the same whether the address is known or not, and mails only the known one', async () => {
    const { email } = await app.signUp();
    const known = await ask(email);
    const unknown = await ask('nobody@example.test');
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.body).toEqual(unknown.body);
    expect(await tokensFor(email)).toHaveLength(1);
    expect(await tokensFor('nobody@example.test')).toEqual([]);
  });

  it('attack 19: changes the password and ends every session and access token', async () => {
    const { email, token, accountId } = await app.signUp();
    const session = (await logIn(email, OLD)).body;
    expect((await confirm(await resetToken(email))).status).toBeLessThan(300);

    for (const bearer of [token, session.accessToken])
      await app.http().get('/v1/me').set('Authorization', `Bearer ${bearer}`).expect(401);
    const { refreshToken } = session;
    expect((await app.http().post('/v1/logins/refresh').send({ refreshToken })).status).toBe(401);
    expect((await logIn(email, OLD)).status).toBe(401);
    expect((await logIn(email, NEW)).status).toBeLessThan(300);
    const audit = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1`,
      [accountId],
    );
    expect(audit.map(({ action }) => action).join()).toMatch(/password/);
  });

  it('attack 23: works once', async () => {
    const { email } = await app.signUp();
    const token = await resetToken(email);
    await confirm(token);
    expect((await confirm(token, 'yet another long password')).status).toBe(422);
    expect((await logIn(email, NEW)).status).toBeLessThan(300);
  });

  it('attack 23: works once even when it comes many times at once', async () => {
    const { email } = await app.signUp();
    const token = await resetToken(email);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => confirm(token, `long enough password ${n} here`)),
    );
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(7);
  });

  it('attack 23: kills the older outstanding links', async () => {
    const { email } = await app.signUp();
    const older = await resetToken(email);
    const newer = await resetToken(email);
    expect(newer).not.toBe(older);
    expect((await confirm(older)).status).toBe(422);
    expect((await confirm(newer)).status).toBeLessThan(300);
  });

  it('ends with time', async () => {
    const { email } = await app.signUp();
    const token = await resetToken(email);
    app.clock.advance({ hours: 25 });
    expect((await confirm(token)).status).toBe(422);
    expect((await logIn(email, OLD)).status).toBeLessThan(300);
  });

  it('refuses a common password and keeps the link usable', async () => {
    const { email } = await app.signUp();
    const token = await resetToken(email);
    expect((await confirm(token, 'password123')).status).toBe(422);
    expect((await logIn(email, OLD)).status).toBeLessThan(300);
    expect((await confirm(token)).status).toBeLessThan(300);
  });

  it('does not take the token of a sign-up, nor verify with one of a reset', async () => {
    const { email } = await app.signUp();
    const token = await resetToken(email);
    expect((await app.http().post('/v1/accounts/verify').send({ token })).status).toBe(422);
    const fresh = 'fresh@example.test';
    await app
      .http()
      .post('/v1/accounts')
      .send({ email: fresh, password: OLD, name: 'Noor', zone: 'Asia/Tokyo', termsAccepted: true });
    const [verification = ''] = await tokensFor(fresh);
    expect(verification).not.toBe('');
    expect((await confirm(verification)).status).toBe(422);
  });

  it('never lets a log-in with the old password live on that began before and ended after it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { email } = await app.signUp();
      const token = await resetToken(email);
      const [, session] = await Promise.all([confirm(token), logIn(email, OLD)]);
      if (session.status >= 300) continue;
      const { accessToken, refreshToken } = session.body;
      await app.http().get('/v1/me').set('Authorization', `Bearer ${accessToken}`).expect(401);
      expect((await app.http().post('/v1/logins/refresh').send({ refreshToken })).status).toBe(401);
    }
  });

  it('attack 23: leads to a page of our own address, which changes nothing by being opened', async () => {
    const { email } = await app.signUp();
    await ask(email).set('Host', 'evil.example').expect(202);
    const [token = ''] = await tokensFor(email);
    const [mail] = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE to_address = $1`,
      [email],
    );
    const link = /https?:\/\/\S+token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link.startsWith(`${app.config.publicUrl}/`)).toBe(true);
    expect(new URL(link).pathname).toBe('/reset-password');
    // There is nothing at it but the page, which is the same for everybody.
    await app.http().get(link.slice(app.config.publicUrl.length)).expect(404);
    expect((await confirm(token)).status).toBeLessThan(300);
  });
});
