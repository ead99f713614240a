import { Accounts } from '../../src/identity';
import { unlinked } from '../../src/platform/mail/unlinked';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import { useTestApp } from '../support/use-test-app';

describe('changing the e-mail address', () => {
  const app = useTestApp({}, { check: 'after each test' });
  let counter = 0;

  const newAddress = (): string => `moved-${(counter += 1)}@example.test`;
  const ask = (who: TestAccount, email: string, password = ACCOUNT_PASSWORD) =>
    app
      .http()
      .post('/v1/me/email-change')
      .set('Authorization', `Bearer ${who.token}`)
      .send({ email, password });
  const confirm = (token: string) => app.http().post('/v1/email-changes/confirm').send({ token });
  const undo = (token: string) => app.http().post('/v1/email-changes/undo').send({ token });
  const logIn = (email: string, password = ACCOUNT_PASSWORD) =>
    app.http().post('/v1/logins').send({ email, password });
  const me = (token: string) => app.http().get('/v1/me').set('Authorization', `Bearer ${token}`);
  const mailsTo = async (email: string): Promise<{ kind: string; text: string }[]> => {
    await app.settle();
    return app.database.query(`SELECT kind, text_body AS text FROM mails WHERE to_address = $1 ORDER BY id`, [
      email,
    ]);
  };
  const tokenFor = async (email: string): Promise<string> =>
    /token=([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[1] ?? '';
  /** Another device of the same person, logged in anew. */
  const withSession = async (who: TestAccount, email: string, password?: string): Promise<TestAccount> => {
    const { body } = await logIn(email, password).expect(201);
    return { ...who, token: (body as { accessToken: string }).accessToken };
  };

  it('goes by a link on the new address, ends every session, and is told to the old one', async () => {
    const person = await app.signUp();
    const session = (await logIn(person.email)).body;
    const email = newAddress();
    await ask(person, email.toUpperCase()).expect(202);
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['account.confirm_new_address']);
    expect(await mailsTo(person.email)).toEqual([]);
    expect((await me(person.token)).body.email).toBe(person.email);

    const token = await tokenFor(email);
    await confirm(token).expect(200);
    for (const bearer of [person.token, session.accessToken]) await me(bearer).expect(401);
    const { refreshToken } = session;
    expect((await app.http().post('/v1/logins/refresh').send({ refreshToken })).status).toBe(401);
    expect((await logIn(person.email)).status).toBe(401);
    const { body } = await logIn(email).expect(201);
    expect((await me(body.accessToken)).body).toMatchObject({ id: person.accountId, email });

    const [told, ...more] = await mailsTo(person.email);
    expect([told?.kind, more]).toEqual(['account.address_changed', []]);
    expect(told?.text).toContain(unlinked(email));
    const audit = await app.database.query<{ action: string; row: string }>(
      `SELECT action, a::text AS row FROM audit_log a WHERE subject_id = $1`,
      [person.accountId],
    );
    expect(audit.map(({ action }) => action)).toEqual(['account.email_changed']);
    expect(audit[0]?.row).not.toContain('@');
  });

  it('says the same when the link is followed twice, and ends nothing by it', async () => {
    const person = await app.signUp();
    const email = newAddress();
    await ask(person, email).expect(202);
    const token = await tokenFor(email);
    const first = await confirm(token).expect(200);
    const { body } = await logIn(email).expect(201);
    expect((await confirm(token).expect(200)).body).toEqual(first.body);
    await me(body.accessToken).expect(200);
    expect(await mailsTo(person.email)).toHaveLength(1);
  });

  it('asks for the password', async () => {
    const person = await app.signUp();
    const email = newAddress();
    const { body } = await ask(person, email, 'not my password').expect(401);
    expect(body.code).toBe('auth.wrong_password');
    expect(await mailsTo(email)).toEqual([]);
  });

  it('attack 21: answers the same whether the address has an account, which learns it by mail', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    const free = await ask(person, newAddress());
    const taken = await ask(person, other.email);
    expect([free.status, taken.status, free.body]).toEqual([202, 202, taken.body]);
    const mails = await mailsTo(other.email);
    expect(mails.map(({ kind }) => kind)).toEqual(['account.address_in_use']);
    expect(mails[0]?.text).not.toContain('token=');
  });

  it('refuses the address that one has', async () => {
    const person = await app.signUp();
    const { body } = await ask(person, person.email.toUpperCase()).expect(422);
    expect([body.code, body.field]).toEqual(['email.unchanged', 'email']);
  });

  it('is refused when somebody else has confirmed the address meanwhile', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    const email = newAddress();
    for (const who of [person, other]) {
      await ask(who, email).expect(202);
    }
    await app.settle();
    const tokens = (await mailsTo(email)).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? '');
    const answers = await Promise.all(tokens.map((token) => confirm(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('email.in_use');
  });

  it('takes the address from a sign-up that nobody confirmed', async () => {
    const person = await app.signUp();
    const email = newAddress();
    await app
      .http()
      .post('/v1/accounts')
      .send({ email, password: ACCOUNT_PASSWORD, name: 'Mallory', zone: 'UTC', termsAccepted: true })
      .expect(202);
    const verification = await tokenFor(email);
    await ask(person, email).expect(202);
    await confirm(await tokenFor(email)).expect(200);
    await app.http().post('/v1/accounts/verify').send({ token: verification }).expect(422);
    const { body } = await logIn(email).expect(201);
    expect((await me(body.accessToken)).body.id).toBe(person.accountId);
  });

  it('ends with time and with a newer request', async () => {
    const person = await app.signUp();
    const [first, second] = [newAddress(), newAddress()];
    await ask(person, first).expect(202);
    const older = await tokenFor(first);
    await ask(person, second).expect(202);
    const newer = await tokenFor(second);
    await confirm(older).expect(422);
    const before = app.clock.now();
    app.clock.advance({ hours: 25 });
    await confirm(newer).expect(422);
    app.clock.set(before);
    await confirm(newer).expect(200);
  });

  describe('attack 23: ends with the session that it was asked for in', () => {
    const choosePassword = async ({ email }: TestAccount): Promise<void> => {
      await app.http().post('/v1/password-resets').send({ email }).expect(202);
      const chosen = { token: await tokenFor(email), password: 'chosen by the owner' };
      await app.http().post('/v1/password-resets/confirm').send(chosen).expect(200);
    };
    const suspendAndReinstate = async ({ accountId }: TestAccount): Promise<void> => {
      const admin = await app.signUp({ roles: ['admin'] });
      const accounts = app.get(Accounts);
      await app.database.tx((tx) => accounts.suspend(tx, accountId, admin.accountId, 'a complaint'));
      await app.database.tx((tx) => accounts.reinstate(tx, accountId, admin.accountId));
    };
    const ENDINGS = [
      ['a new password', choosePassword],
      ['a suspension, also when it is over', suspendAndReinstate],
    ] as const;

    it.each(ENDINGS)('its link, by %s', async (_, end) => {
      const person = await app.signUp();
      const email = newAddress();
      await ask(person, email).expect(202);
      const token = await tokenFor(email);
      await end(person);
      const { body } = await confirm(token).expect(422);
      expect(body.code).toBe('token.invalid');
      expect((await me(await app.get(Accounts).issueAccessToken(person.accountId))).body.email).toBe(
        person.email,
      );
    });

    it.each(ENDINGS)('the wish that waits to be answered, by %s', async (_, end) => {
      const person = await app.signUp();
      const email = newAddress();
      await ask(person, email).expect(202);
      const waiting = `FROM account_requests WHERE email = $1`;
      const kept = await app.database.query<{ id: string }>(`SELECT * ${waiting}`, [email]);
      expect(kept).toHaveLength(1);
      await app.database.query(`DELETE ${waiting}`, [email]);
      await end(person);
      await app.database.query(
        `INSERT INTO account_requests SELECT * FROM jsonb_populate_record(NULL::account_requests, $1)`,
        [JSON.stringify(kept[0])],
      );
      expect(await mailsTo(email)).toEqual([]);
    });

    it('but for what the version before asked for, which kept no session', async () => {
      const person = await app.signUp();
      const email = newAddress();
      await ask(person, email).expect(202);
      await app.database.query(`UPDATE account_requests SET wish = wish - 'tokenVersion' WHERE email = $1`, [
        email,
      ]);
      const token = await tokenFor(email);
      await app.database.query(`UPDATE one_time_tokens SET token_version = NULL WHERE email = $1`, [email]);
      await confirm(token).expect(200);
    });
  });

  it('attack 23: links of a reset do not change an address, nor the other way round', async () => {
    const person = await app.signUp();
    const email = newAddress();
    await app.http().post('/v1/password-resets').send({ email: person.email }).expect(202);
    const reset = await tokenFor(person.email);
    await ask(person, email).expect(202);
    const change = await tokenFor(email);
    for (const wrong of [() => confirm(reset), () => undo(reset), () => undo(change)])
      await wrong().expect(422);
    const password = 'four plain words here';
    await app.http().post('/v1/password-resets/confirm').send({ token: change, password }).expect(422);
    await confirm(change).expect(200);
    await app.http().post('/v1/password-resets/confirm').send({ token: reset, password }).expect(422);
  });

  describe('"that was not me"', () => {
    const stolen = async () => {
      const person = await app.signUp();
      const email = newAddress();
      await ask(person, email).expect(202);
      await confirm(await tokenFor(email)).expect(200);
      return { person, email, notMe: await tokenFor(person.email) };
    };

    it('gives the old address back, logs everybody out, and lets its owner choose a password', async () => {
      const terms = async () =>
        app.database.query(`SELECT terms_accepted_at AS at FROM accounts WHERE id = $1`, [person.accountId]);
      const { person, email, notMe } = await stolen();
      const accepted = await terms();
      app.clock.advance({ minutes: 1 });
      const thief = await withSession(person, email);
      await undo(notMe).expect(200);
      await me(thief.token).expect(401);
      for (const address of [email, person.email]) expect((await logIn(address)).status).toBe(401);
      const token = await tokenFor(person.email);
      await app
        .http()
        .post('/v1/password-resets/confirm')
        .send({ token, password: 'chosen by the owner' })
        .expect(200);
      await logIn(person.email, 'chosen by the owner').expect(201);
      expect(await terms()).toEqual(accepted);
      await undo(notMe).expect(422);
      await logIn(person.email, 'chosen by the owner').expect(201);
      const audit = await app.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY id`,
        [person.accountId],
      );
      expect(audit.map(({ action }) => action)).toEqual([
        'account.email_changed',
        'account.email_change_undone',
        'account.password_reset',
      ]);
    });

    it('attack 23: ends the link that the change was made with, which moved it once more', async () => {
      const person = await app.signUp();
      const email = newAddress();
      await ask(person, email).expect(202);
      const ofThief = await tokenFor(email);
      app.clock.advance({ minutes: 1 });
      await confirm(ofThief).expect(200);
      await undo(await tokenFor(person.email)).expect(200);
      expect((await confirm(ofThief).expect(422)).body.code).toBe('token.invalid');
      const rows = await app.database.query(`SELECT email FROM accounts WHERE id = $1`, [person.accountId]);
      expect(rows).toEqual([{ email: person.email }]);
    });

    it('works through a second change by the thief, whose own link does not end it', async () => {
      const { person, email, notMe } = await stolen();
      const thief = await withSession(person, email);
      app.clock.advance({ minutes: 1 });
      const further = newAddress();
      await ask(thief, further).expect(202);
      await confirm(await tokenFor(further)).expect(200);
      const ofThief = await tokenFor(email);
      await undo(ofThief).expect(200);
      const theirReset = await tokenFor(email);
      await undo(notMe).expect(200);
      const password = 'chosen by the thief';
      await app.http().post('/v1/password-resets/confirm').send({ token: theirReset, password }).expect(422);
      await app
        .http()
        .post('/v1/password-resets/confirm')
        .send({ token: await tokenFor(person.email), password: 'chosen by the owner' })
        .expect(200);
      await logIn(person.email, 'chosen by the owner').expect(201);
    });

    it('ends after seven days', async () => {
      const { person, email, notMe } = await stolen();
      await logIn(email).expect(201);
      const before = app.clock.now();
      app.clock.advance({ hours: 7 * 24 + 1 });
      await undo(notMe).expect(422);
      app.clock.set(before);
      await undo(notMe).expect(200);
      expect((await mailsTo(person.email)).at(-1)?.kind).toBe('account.address_restored');
    });

    it('is refused when the old address has another account by now', async () => {
      const { person, notMe } = await stolen();
      await app.http().post('/v1/accounts').send({
        email: person.email,
        password: ACCOUNT_PASSWORD,
        name: 'New',
        zone: 'UTC',
        termsAccepted: true,
      });
      await app
        .http()
        .post('/v1/accounts/verify')
        .send({ token: await tokenFor(person.email) })
        .expect(200);
      const { body } = await undo(notMe).expect(409);
      expect(body.code).toBe('email.in_use');
    });
  });
});
