import type { TestAccount } from '../support/app';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import { useTestApp } from '../support/use-test-app';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';
const NEW_PASSWORD = 'copper lantern on the quay';

const app = useTestApp({}, { check: 'after each test' });

interface Session {
  accessToken: string;
  refreshToken: string;
}
interface ListedLogin {
  id: string;
  device: string | null;
  loggedInAt: string;
  lastUsedAt: string;
  current: boolean;
}

const tryLogIn = ({ email }: TestAccount, password = ACCOUNT_PASSWORD, agent = '') =>
  app.http().post('/v1/logins').set('User-Agent', agent).send({ email, password });
const logIn = async (who: TestAccount, agent?: string): Promise<Session> =>
  (await tryLogIn(who, ACCOUNT_PASSWORD, agent).expect(201)).body as Session;
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const logins = async (token: string): Promise<ListedLogin[]> =>
  ((await app.http().get('/v1/me/logins').set(bearer(token)).expect(200)).body as { items: ListedLogin[] })
    .items;
const me = (token: string) => app.http().get('/v1/me').set(bearer(token));
const refresh = ({ refreshToken }: Session) => app.http().post('/v1/logins/refresh').send({ refreshToken });

describe('where somebody is logged in', () => {
  it('says on what, since when, when it was used, and which is this one', async () => {
    const person = await app.signUp();
    const start = app.clock.now().toISOString();
    const first = await logIn(person, FIREFOX);
    app.clock.advance({ hours: 2 });
    const later = app.clock.now().toISOString();
    const second = await logIn(person, PHONE);
    await refresh(first).expect(201);
    expect(await logins(second.accessToken)).toEqual([
      {
        id: expect.any(String),
        device: 'Safari on an iPhone',
        loggedInAt: later,
        lastUsedAt: later,
        current: true,
      },
      {
        id: expect.any(String),
        device: 'Firefox on Windows',
        loggedInAt: start,
        lastUsedAt: later,
        current: false,
      },
    ]);
  });

  it('keeps nothing of a program that calls itself something else, and shows logins of before', async () => {
    const person = await app.signUp();
    const { accessToken } = await logIn(person, 'curl/8 <b>hello</b>');
    await app.database.query(`UPDATE sessions SET last_used_at = NULL WHERE account_id = $1`, [
      person.accountId,
    ]);
    const [login] = await logins(accessToken);
    expect(login).toMatchObject({ device: null, lastUsedAt: login?.loggedInAt });
  });

  it('does not show those that ended, or ran out, or are of others', async () => {
    const person = await app.signUp();
    const [ended, old] = [await logIn(person), await logIn(person)];
    await logIn(await app.signUp());
    await app.http().delete('/v1/logins/current').set(bearer(ended.accessToken)).expect(204);
    expect(await logins(old.accessToken)).toHaveLength(1);
    app.clock.advance({ hours: 24 * 31 });
    const { accessToken } = await logIn(person);
    expect((await logins(accessToken)).map(({ current }) => current)).toEqual([true]);
  });

  it('goes on page by page', async () => {
    const person = await app.signUp();
    for (let count = 0; count < 3; count += 1) await logIn(person);
    const { accessToken } = await logIn(person);
    const page = async (query: string) =>
      (await app.http().get(`/v1/me/logins?${query}`).set(bearer(accessToken)).expect(200)).body as {
        items: ListedLogin[];
        nextCursor: string | null;
      };
    const first = await page('limit=3');
    const rest = await page(`limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(4);
  });
});

describe('logging out from elsewhere', () => {
  it('ends one at once, and once more is the same', async () => {
    const person = await app.signUp();
    const [here, there] = [await logIn(person), await logIn(person)];
    const other = (await logins(here.accessToken)).find(({ current }) => !current);
    for (let time = 0; time < 2; time += 1)
      await app.http().delete(`/v1/me/logins/${other?.id}`).set(bearer(here.accessToken)).expect(204);
    await me(there.accessToken).expect(401);
    expect((await refresh(there)).status).toBe(401);
    await me(here.accessToken).expect(200);
  });

  it('ends all others', async () => {
    const person = await app.signUp();
    const [here, ...others] = [await logIn(person), await logIn(person), await logIn(person)];
    await app.http().delete('/v1/me/logins').set(bearer(here.accessToken)).expect(204);
    for (const other of others) await me(other.accessToken).expect(401);
    expect(await logins(here.accessToken)).toHaveLength(1);
    expect((await refresh(here)).status).toBe(201);
  });

  it('attack 1: knows nobody else’s', async () => {
    const [person, stranger] = [await app.signUp(), await app.signUp()];
    const [own, foreign] = [await logIn(person), await logIn(stranger)];
    const [login] = await logins(foreign.accessToken);
    for (const id of [login?.id, '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', 'no-id']) {
      const { status, body } = await app.http().delete(`/v1/me/logins/${id}`).set(bearer(own.accessToken));
      expect([status, body.code]).toEqual([404, 'login.not_found']);
    }
    await me(foreign.accessToken).expect(200);
  });
});

describe('changing the password while logged in', () => {
  const change = (token: string, body: object) =>
    app.http().post('/v1/me/password').set(bearer(token)).send(body);

  it('attack 19: goes on here, and nowhere else', async () => {
    const person = await app.signUp();
    const [here, there] = [await logIn(person), await logIn(person)];
    const { body } = await change(here.accessToken, {
      password: ACCOUNT_PASSWORD,
      newPassword: NEW_PASSWORD,
    }).expect(200);
    for (const token of [here.accessToken, there.accessToken, person.token]) await me(token).expect(401);
    await me(body.accessToken).expect(200);
    expect([(await refresh(there)).status, (await refresh(here)).status]).toEqual([401, 201]);
    expect((await tryLogIn(person)).status).toBe(401);
    expect((await tryLogIn(person, NEW_PASSWORD)).status).toBe(201);
    await app.settle();
    const mails = await app.database.query<{ kind: string; text: string }>(
      `SELECT kind, text_body AS text FROM mails WHERE to_address = $1`,
      [person.email],
    );
    expect(mails.map(({ kind }) => kind)).toEqual(['account.password_changed']);
    expect(mails[0]?.text).toContain('All other sessions have ended.');
    const audit = await app.database.query(`SELECT action FROM audit_log WHERE subject_id = $1`, [
      person.accountId,
    ]);
    expect(audit).toEqual([{ action: 'account.password_changed' }]);
  });

  it('ends what was mailed to choose one', async () => {
    const person = await app.signUp();
    await app.http().post('/v1/password-resets').send({ email: person.email }).expect(202);
    await app.settle();
    const [mail] = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE to_address = $1`,
      [person.email],
    );
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    const { accessToken } = await logIn(person);
    await change(accessToken, { password: ACCOUNT_PASSWORD, newPassword: NEW_PASSWORD }).expect(200);
    const reset = await app
      .http()
      .post('/v1/password-resets/confirm')
      .send({ token, password: 'yet another lantern' });
    expect([reset.status, reset.body.code]).toEqual([422, 'token.invalid']);
  });

  it.each([
    ['a wrong present one', { password: 'not this one' }, 401, 'auth.wrong_password', undefined],
    ['a common one', { newPassword: 'password123' }, 422, 'password.too_common', 'newPassword'],
    ['the same again', { newPassword: ACCOUNT_PASSWORD }, 422, 'password.unchanged', 'newPassword'],
    ['none', { newPassword: undefined }, 400, 'request.malformed', 'newPassword'],
  ])('refuses %s, and nothing happens', async (_title, given, status, code, field) => {
    const person = await app.signUp();
    const { accessToken } = await logIn(person);
    const answer = await change(accessToken, {
      password: ACCOUNT_PASSWORD,
      newPassword: NEW_PASSWORD,
      ...given,
    });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
    await me(accessToken).expect(200);
    expect((await tryLogIn(person)).status).toBe(201);
  });

  it('does so once for two who change it at once', async () => {
    const person = await app.signUp();
    const [one, two] = [await logIn(person), await logIn(person)];
    const answers = await Promise.all([
      change(one.accessToken, { password: ACCOUNT_PASSWORD, newPassword: 'copper lantern one' }),
      change(two.accessToken, { password: ACCOUNT_PASSWORD, newPassword: 'copper lantern two' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });
});

describe('guessing the present password', () => {
  const limited = useTestApp(() => ({
    limits: { ...app.config.limits, wrongSecondLooks: { points: 3, seconds: 900 } },
  }));

  it('is counted as at the other doors that ask for it', async () => {
    const person = await limited.signUp();
    const guess = () =>
      limited
        .http()
        .post('/v1/me/password')
        .set(bearer(person.token))
        .send({ password: 'not this one', newPassword: NEW_PASSWORD });
    for (let time = 0; time < 3; time += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
  });
});
