import type { TestAccount } from '../support/app';
import { databasePrint } from '../support/database-print';
import { addressOf, declaredRoutes, labelOf } from '../support/routes';
import { useTestApp } from '../support/use-test-app';

const PASSWORD = 'correct horse battery staple';
const FOREIGN = ['https://evil.example', 'null', 'http://localhost.evil.example'];
/** What a form of another site can send without the browser asking us first. */
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];

/** Where texts are uploaded; the page of another site has no token for it, and a cookie stands for none. */
const TAKES_TEXT = new Set(['POST /v1/document-reviews/:id/documents']);

describe('what the page of another site can do with the browser of a person', () => {
  const app = useTestApp();
  let person: TestAccount;
  beforeAll(async () => {
    person = await app.signUp({ roles: ['candidate', 'coach', 'admin'] });
  });

  const cookieOf = async (): Promise<string> => {
    const { headers } = await app
      .http()
      .post('/v1/logins')
      .send({ email: person.email, password: PASSWORD, cookie: true });
    return String(headers['set-cookie']).split(';')[0] ?? '';
  };
  const refresh = (cookie: string, headers: Record<string, string>) =>
    app
      .http()
      .post('/v1/logins/refresh')
      .set({ Cookie: cookie, ...headers })
      .send({});

  it.each([
    ...FOREIGN.map((origin) => ({ Origin: origin })),
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'own', 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-origin' },
    {},
  ] as Record<string, string>[])(
    'attack 25: the refresh cookie is refused with %j, and stays good',
    async (headers) => {
      const cookie = await cookieOf();
      const before = await databasePrint(app.database);
      const refused = await refresh(cookie, {
        ...headers,
        ...(headers.Origin === 'own' && { Origin: app.config.publicUrl }),
      });
      expect([refused.status, refused.body.code]).toEqual([403, 'auth.foreign_origin']);
      expect(refused.headers['set-cookie']).toBeUndefined();
      expect(await databasePrint(app.database)).toEqual(before);
      const own = { Origin: app.config.publicUrl, 'Sec-Fetch-Site': 'same-origin' };
      expect((await refresh(cookie, own)).status).toBe(201);
    },
  );

  it('attack 25: a log-in leaves a cookie that browsers send from our own pages only', async () => {
    for (const [publicUrl, name] of [
      ['https://greenroom.example', /^__Host-[^;]+;.*SameSite=Strict/],
      [app.url, /^greenroom-[^;]+;.*SameSite=Strict/],
    ] as const) {
      app.config.publicUrl = publicUrl;
      const { headers } = await app
        .http()
        .post('/v1/logins')
        .send({ email: person.email, password: PASSWORD, cookie: true });
      expect(String(headers['set-cookie'])).toMatch(name);
    }
  });

  it('attack 25: nor does it count at the way out, but from our own pages', async () => {
    const cookie = await cookieOf();
    const leave = (headers: Record<string, string>) =>
      app
        .http()
        .delete('/v1/logins/current')
        .set({ Authorization: `Bearer ${person.token}`, Cookie: cookie, ...headers });
    const left = await leave({ Origin: 'https://evil.example' });
    expect([left.status, left.headers['set-cookie']]).toEqual([204, undefined]);
    const own = { Origin: app.config.publicUrl };
    const { headers } = await refresh(cookie, own).expect(201);
    const next = String(headers['set-cookie']).split(';')[0] ?? '';
    expect((await leave({ Cookie: next, ...own })).headers['set-cookie']).toBeDefined();
    expect((await refresh(next, own)).status).toBe(401);
  });

  it('attack 25: no cookie stands for an access token', async () => {
    const cookie = await cookieOf();
    await app.http().get('/v1/me').set('Cookie', cookie).expect(401);
    await app.http().delete('/v1/logins/current').set('Cookie', cookie).expect(401);
    expect((await refresh(cookie, { Origin: app.config.publicUrl })).status).toBe(201);
  });

  it.each(FORM_TYPES)('attack 25: a form of type %s changes nothing below /v1', async (type) => {
    const cookie = await cookieOf();
    const before = await databasePrint(app.database);
    for (const route of declaredRoutes(app.nest)) {
      if (route.method !== 'POST' || !route.path.startsWith('/v1/')) continue;
      const { status } = await app
        .http()
        .post(addressOf(route.path))
        .set({ 'Content-Type': type, Cookie: cookie, Origin: 'https://evil.example' })
        .send('email=a@example.test');
      const refusal = TAKES_TEXT.has(labelOf(route)) && type === 'text/plain' ? 401 : 415;
      expect({ route: labelOf(route), status }).toEqual({ route: labelOf(route), status: refusal });
    }
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'attack 25: %s, or _method in the address, makes no other method of a request',
    async (header) => {
      const before = await databasePrint(app.database);
      const auth = { Authorization: `Bearer ${person.token}` };
      for (const method of ['DELETE', 'PATCH']) {
        const answer = await app
          .http()
          .get('/v1/me')
          .query({ _method: method })
          .set({ ...auth, [header]: method });
        expect([200, 400]).toContain(answer.status);
        const posted = await app
          .http()
          .post('/v1/me')
          .set({ ...auth, [header]: method })
          .send({ name: 'Mallory' });
        expect([404, 405]).toContain(posted.status);
      }
      expect(await databasePrint(app.database)).toEqual(before);
    },
  );

  it('attack 25: GET changes nothing, on every route and for who may do everything', async () => {
    const before = await databasePrint(app.database, { except: ['audit_log'] });
    for (const route of declaredRoutes(app.nest)) {
      const { status } = await app
        .http()
        .get(addressOf(route.path))
        .query({ token: 'a'.repeat(43) })
        .set('Authorization', `Bearer ${person.token}`);
      expect({ route: labelOf(route), fault: status >= 500 }).toEqual({
        route: labelOf(route),
        fault: false,
      });
    }
    expect(await databasePrint(app.database, { except: ['audit_log'] })).toEqual(before);
  });

  it.each(FOREIGN)('attack 26: a script of %s may read nothing', async (origin) => {
    const auth = { Authorization: `Bearer ${person.token}` };
    const answers = [
      await app.http().get('/v1/packs').set('Origin', origin),
      await app
        .http()
        .get('/v1/me')
        .set({ Origin: origin, ...auth }),
      await app.http().get('/v1/me').set('Origin', origin),
      await app.http().options('/v1/me').set({ Origin: origin, 'Access-Control-Request-Method': 'PATCH' }),
    ];
    for (const { headers } of answers)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 405]);
  });
});

describe('pages of our own', () => {
  const app = useTestApp();

  const page = { Accept: 'text/html,application/xhtml+xml' };

  it('an unknown page is a page, an unknown address of the API is not', async () => {
    const shown = await app.http().get('/<script>alert(1)</script>').set(page).expect(404);
    expect(shown.headers['content-type']).toContain('text/html');
    expect(shown.text).not.toContain('<script>');
    const told = await app.http().get('/v1/nothing').set(page).expect(404);
    expect(told.headers['content-type']).toContain('application/problem+json');
  });
});
