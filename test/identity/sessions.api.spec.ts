import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { bookingPagePath } from '../../src/bookings';
import { Accounts } from '../../src/identity';
import type { TestAccount } from '../support/app';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

/** The password of every account that `signUp` of the test support makes. */
const PASSWORD = 'correct horse battery staple';

const app = useTestApp({}, { check: 'after each test' });

const logIn = (email: string, more: object = {}) =>
  app
    .http()
    .post('/v1/logins')
    .send({ email, password: PASSWORD, ...more });
const refresh = (refreshToken: string) => app.http().post('/v1/logins/refresh').send({ refreshToken });
const me = (token: string) => app.http().get('/v1/me').set('Authorization', `Bearer ${token}`);

describe('logging in', () => {
  it('answers the same for a wrong password and for an unknown address', async () => {
    const { email } = await app.signUp();
    const wrong = await logIn(email, { password: 'not the password at all' });
    const unknown = await logIn('nobody@example.test');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const comparable = ({ body }: { body: object }) => ({ ...body, requestId: '' });
    expect(comparable(wrong)).toEqual(comparable(unknown));
  });

  it('keeps the refresh token out of the body when a browser asks for a cookie', async () => {
    app.config.publicUrl = 'https://greenroom.example';
    const { email } = await app.signUp();
    const answer = await logIn(email, { cookie: true });
    expect(answer.body.refreshToken).toBeNull();
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-/);
    for (const flag of [/HttpOnly/i, /Secure/i, /SameSite=(Strict|Lax)/i, /Path=\/(;|$)/i])
      expect(cookie).toMatch(flag);
    expect(cookie).not.toMatch(/Domain=/i);
    const cookies = answer.headers['set-cookie'] as unknown as string[];
    expect(cookies).toHaveLength(2);
    for (const flag of [/^__Host-/, /HttpOnly/i, /Secure/i, /SameSite=Strict/i, /Expires=/i])
      expect(cookies[1]).toMatch(flag);
    expect(cookies[1]).not.toContain(email);

    const renewed = await app
      .http()
      .post('/v1/logins/refresh')
      .set({ Cookie: cookie.split(';')[0] ?? '', Origin: app.config.publicUrl })
      .send({});
    expect(renewed.status).toBeLessThan(300);
    expect(renewed.body.refreshToken).toBeNull();
    expect(String(renewed.headers['set-cookie'])).toMatch(/^__Host-/);
    app.config.publicUrl = app.url;
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'does so at %s without what Safari refuses over plain http',
    async (publicUrl) => {
      app.config.publicUrl = publicUrl;
      const { email } = await app.signUp();
      const { headers } = await logIn(email, { cookie: true });
      const cookies = headers['set-cookie'] as unknown as string[];
      expect(cookies).toHaveLength(2);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^greenroom-(refresh|browser)=[^;]+;.*HttpOnly;.*SameSite=Strict/i);
        expect(cookie).not.toMatch(/Secure|Domain=/i);
      }
      const renewed = await app
        .http()
        .post('/v1/logins/refresh')
        .set({ Cookie: cookies[0]?.split(';')[0] ?? '', Origin: publicUrl })
        .send({});
      expect([renewed.status, renewed.body.refreshToken]).toEqual([201, null]);
      app.config.publicUrl = app.url;
    },
  );

  it('does not so at a name of elsewhere, without https either', async () => {
    app.config.publicUrl = 'http://greenroom.example';
    const { email } = await app.signUp();
    const { headers } = await logIn(email, { cookie: true });
    expect(String(headers['set-cookie'])).toMatch(/^__Host-[^;]+;.*Secure/);
    app.config.publicUrl = app.url;
  });

  it('sets no cookie for an API client', async () => {
    const { email } = await app.signUp();
    const answer = await logIn(email);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body.refreshToken).toEqual(expect.any(String));
  });
});

describe('refreshing', () => {
  it('rotates: every refresh token works once', async () => {
    const { email } = await app.signUp();
    const first = await logIn(email);
    const second = await refresh(first.body.refreshToken);
    const third = await refresh(second.body.refreshToken);
    expect(third.status).toBeLessThan(300);
    expect(new Set([first, second, third].map(({ body }) => body.refreshToken)).size).toBe(3);
    await me(third.body.accessToken).expect(200);
  });

  it('attack 18: ends the whole session when a spent token comes back later than a repeat would', async () => {
    const { email } = await app.signUp();
    const stolen = (await logIn(email)).body.refreshToken;
    const other = (await logIn(email)).body.refreshToken;
    const rotated = (await refresh(stolen)).body.refreshToken;
    app.clock.advance({ minutes: 1 });

    expect((await refresh(stolen)).status).toBe(401);
    expect((await refresh(rotated)).status).toBe(401);
    expect((await refresh(other)).status).toBeLessThan(300);
  });

  it('attack 18: ends it at once for a token older than the one before the newest', async () => {
    const { email } = await app.signUp();
    const first = (await logIn(email)).body.refreshToken;
    const second = (await refresh(first)).body.refreshToken;
    const third = (await refresh(second)).body;
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(third.refreshToken)).status).toBe(401);
    await me(third.accessToken).expect(401);
  });

  it('attack 18: ends it for a token that was spent before the time was noted', async () => {
    const { email } = await app.signUp();
    const first = (await logIn(email)).body.refreshToken;
    const second = (await refresh(first)).body.refreshToken;
    await app.database.query(`UPDATE spent_refresh_tokens SET spent_at = NULL`);
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(second)).status).toBe(401);
  });

  it('answers a repeat within a minute with the same next token, so that there is one chain', async () => {
    const { email } = await app.signUp();
    const first = (await logIn(email)).body.refreshToken;
    const inOneTab = (await refresh(first)).body;
    app.clock.advance({ minutes: 0.9 });
    const inTheOther = (await refresh(first)).body;
    expect(inTheOther.refreshToken).toBe(inOneTab.refreshToken);
    for (const { accessToken } of [inOneTab, inTheOther]) await me(accessToken).expect(200);

    app.clock.advance({ minutes: 15 });
    const later = await refresh(inTheOther.refreshToken);
    expect(later.status).toBe(201);
    expect((await refresh(inOneTab.refreshToken)).body.refreshToken).toBe(later.body.refreshToken);
  });

  it('keeps both tabs of a browser logged in that refresh at once', async () => {
    const { email } = await app.signUp();
    const answer = await logIn(email, { cookie: true });
    const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
      String(headers['set-cookie']).split(';')[0] ?? '';
    const tab = (cookie: string) =>
      app.http().post('/v1/logins/refresh').set({ Cookie: cookie, Origin: app.config.publicUrl }).send({});
    const tabs = await Promise.all([tab(cookieOf(answer)), tab(cookieOf(answer))]);
    expect(tabs.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(tabs.map(cookieOf)).size).toBe(1);
    app.clock.advance({ minutes: 15 });
    const [one] = tabs;
    expect((await tab(cookieOf(one as (typeof tabs)[0]))).status).toBe(201);
  });

  it('repeats nothing after a log-out', async () => {
    const { email } = await app.signUp();
    const first = (await logIn(email)).body.refreshToken;
    const { accessToken } = (await refresh(first)).body;
    await app.http().delete('/v1/logins/current').set('Authorization', `Bearer ${accessToken}`).expect(204);
    expect((await refresh(first)).status).toBe(401);
  });

  it('gives all of those that come at once the same next token, and a second time ends the session', async () => {
    const { email } = await app.signUp();
    const token = (await logIn(email)).body.refreshToken;
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const [next, ...others] = [...new Set(answers.map(({ body }) => body.refreshToken))];
    expect(others).toEqual([]);
    const third = (await refresh(next)).body.refreshToken;
    expect((await refresh(token)).status).toBe(401);
    expect((await refresh(third)).status).toBe(401);
  });

  it('refuses a token after its last day, and rubbish at any time', async () => {
    const { email } = await app.signUp();
    const { refreshToken } = (await logIn(email)).body;
    const before = app.clock.now();
    app.clock.advance({ hours: 24 * app.config.refreshTokenDays + 1 });
    expect((await refresh(refreshToken)).status).toBe(401);
    app.clock.set(before);
    expect((await refresh('a'.repeat(43))).status).toBe(401);
    expect([400, 401]).toContain((await app.http().post('/v1/logins/refresh').send({})).status);
  });

  it('keeps no refresh token in readable form', async () => {
    const { email } = await app.signUp();
    const first = (await logIn(email)).body.refreshToken;
    const second = (await refresh(first)).body.refreshToken;
    const rows = await app.database.query<{ row: string }>(
      `SELECT s::text AS row FROM sessions s UNION ALL SELECT t::text FROM spent_refresh_tokens t`,
    );
    expect(rows.filter(({ row }) => row.includes(first) || row.includes(second))).toEqual([]);
  });
});

describe('logging out', () => {
  it('ends this session and leaves the others', async () => {
    const { email } = await app.signUp();
    const here = (await logIn(email)).body;
    const there = (await logIn(email)).body;
    const answer = await app
      .http()
      .delete('/v1/logins/current')
      .set('Authorization', `Bearer ${here.accessToken}`)
      .send({ refreshToken: here.refreshToken });
    expect(answer.status).toBe(204);
    expect((await refresh(here.refreshToken)).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBeLessThan(300);
  });
});

describe('an access token', () => {
  const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claimsOf = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const headerOf = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
  /** Signed with our own key, so that only what was changed can be what refuses it. */
  const forged = (header: object, claims: object): string => {
    const text = `${base64(header)}.${base64(claims)}`;
    return `${text}.${createHmac('sha256', app.config.secret).update(text).digest('base64url')}`;
  };

  let account: TestAccount;
  beforeAll(async () => {
    account = await app.signUp();
  });

  it('that we forge without a change is accepted, which proves the next cases', async () => {
    await me(forged(headerOf(account.token), claimsOf(account.token))).expect(200);
  });

  it.each<[string, (header: Record<string, unknown>, claims: Record<string, unknown>) => [object, object]]>([
    ['of another audience', (h, c) => [h, { ...c, aud: 'somebody-else' }]],
    ['without an audience', (h, c) => [h, { ...c, aud: undefined }]],
    ['of another issuer', (h, c) => [h, { ...c, iss: 'somebody-else' }]],
    ['without an end', (h, c) => [h, { ...c, exp: undefined }]],
    ['that is not valid yet', (h, c) => [h, { ...c, nbf: Number(c.exp) - 1 }]],
    ['of another type', (h, c) => [{ ...h, typ: 'JWT' }, c]],
    ['of an older token version', (h, c) => [h, { ...c, v: Number(c.v) - 1 }]],
    ['of nobody', (h, c) => [h, { ...c, sub: randomUUID() }]],
    ['whose subject is not an id', (h, c) => [h, { ...c, sub: "x' OR '1'='1" }]],
    ['of version 1e300', (h, c) => [h, { ...c, v: 1e300 }]],
    ['that names a key file', (h, c) => [{ ...h, kid: '../../../dev/null', alg: 'HS512' }, c]],
  ])('attack 15, 17: a token %s is refused', async (_, change) => {
    const [header, claims] = change(headerOf(account.token), claimsOf(account.token));
    const answer = await me(forged(header, claims));
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('auth.invalid_token');
  });

  it('attack 15: with alg none, or without a signature, is refused', async () => {
    const [header, claims] = account.token.split('.');
    await me(`${base64({ alg: 'none', typ: 'at+jwt' })}.${claims}.`).expect(401);
    await me(`${header}.${claims}.`).expect(401);
  });

  it('attack 17: ends after its minutes by our clock', async () => {
    const token = await app.get(Accounts).issueAccessToken(account.accountId);
    const before = app.clock.now();
    app.clock.advance({ minutes: app.config.accessTokenMinutes - 1 });
    await me(token).expect(200);
    app.clock.advance({ minutes: 2 });
    await me(token).expect(401);
    app.clock.set(before);
  });

  it('attack 15: signed with a key that the token brings along, or says where to find, is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const claims = claimsOf(account.token);
    const heads = [
      { alg: 'RS256', typ: 'at+jwt', jwk },
      { alg: 'RS256', typ: 'at+jwt', jku: `${app.url}/keys.json`, kid: '../../etc/passwd' },
    ];
    for (const head of heads) {
      const text = `${base64(head)}.${base64(claims)}`;
      const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
      await me(`${text}.${signature}`).expect(401);
    }
    const pem = publicKey.export({ format: 'pem', type: 'spki' });
    const text = `${base64(headerOf(account.token))}.${base64(claims)}`;
    await me(`${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`).expect(401);
  });

  it('attack 16: is never a refresh token, nor a token from a mail or a link, and no other way round', async () => {
    const { refreshToken, accessToken } = (await logIn(account.email)).body;
    const booking = await bookAndPay(app, { coach: await publishedCoach(app), candidate: account });
    await app.http().post('/v1/password-resets').send({ email: account.email }).expect(202);
    await app.settle();
    const mails = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE to_address = $1`,
      [account.email],
    );
    const mailed = mails.flatMap(({ text }) => [...text.matchAll(/token=([\w-]+)/g)].map(([, t]) => t ?? ''));
    const link = bookingPagePath(booking.id, app.config.secret).split('token=')[1] ?? '';
    expect(mailed.length).toBeGreaterThan(0);
    for (const token of [refreshToken, link, ...mailed]) {
      await me(token).expect(401);
      if (token !== refreshToken) expect((await refresh(token)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await refresh(accessToken)).status).toBe(401);
  });
});

describe('a suspended person', () => {
  it('attack 12: is refused at the next request, cannot refresh and cannot log in; reinstated, may log in', async () => {
    const { accountId, token, email } = await app.signUp();
    const admin = await app.signUp({ roles: ['admin'] });
    const session = (await logIn(email)).body;
    await me(session.accessToken).expect(200);

    await app.database.tx((tx) => app.get(Accounts).suspend(tx, accountId, admin.accountId, 'a complaint'));
    await me(session.accessToken).expect(401);
    await me(token).expect(401);
    await me(await app.get(Accounts).issueAccessToken(accountId)).expect(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
    const told = await logIn(email);
    expect([told.status, told.body.code]).toEqual([403, 'account.suspended']);
    const since = app.clock.now().toISOString();
    expect(told.body).toMatchObject({ since, reason: 'a complaint', support: null });
    const wrong = await logIn(email, { password: 'not the password at all' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.wrong_credentials']);

    await app.database.tx((tx) => app.get(Accounts).reinstate(tx, accountId, admin.accountId));
    await me(session.accessToken).expect(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
    expect((await logIn(email)).status).toBeLessThan(300);
    const audit = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY at, id`,
      [accountId],
    );
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.suspended', 'account.reinstated']),
    );
    const mails = await app.database.query<{ kind: string; text: string }>(
      `SELECT kind, text_body AS text FROM mails WHERE recipient_id = $1 AND kind LIKE 'account.%' ORDER BY id`,
      [accountId],
    );
    expect(mails.map(({ kind }) => kind)).toEqual(['account.suspended', 'account.reinstated']);
    expect(mails[0]?.text).toContain('The reason given: a complaint');
  });

  it('attack 12: somebody who lost a role is refused at the next request, with the same token', async () => {
    const { accountId, token } = await app.signUp({ roles: ['candidate', 'admin'] });
    const look = () => app.http().get('/v1/admin/orders').set('Authorization', `Bearer ${token}`);
    await look().expect(200);
    await app.database.query(`UPDATE accounts SET roles = '{candidate}' WHERE id = $1`, [accountId]);
    await look().expect(403);
  });
});
