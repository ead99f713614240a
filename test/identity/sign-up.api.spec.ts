import { Client } from 'pg';
import { useTestApp } from '../support/use-test-app';
import { waitingFor } from '../support/waiting';
import { mailedAccounts, PASSWORD } from './mailed-accounts';

const app = useTestApp({}, { check: 'after each test' });

const { newAddress, signUp, logIn, mailsTo, tokenFor, verify, verified } = mailedAccounts(() => app);

const hashOf = async (email: string): Promise<string | undefined> => {
  await app.settle();
  const [row] = await app.database.query<{ password_hash: string }>(
    `SELECT password_hash FROM accounts WHERE email = $1`,
    [email],
  );
  return row?.password_hash;
};

describe('sign-up goes on by mail', () => {
  it('lets a person in after the link of the mail, and not before', async () => {
    const email = newAddress();
    await signUp(email).expect(202);
    expect((await logIn(email)).status).toBeGreaterThanOrEqual(400);

    await verify(await tokenFor(email));
    const { body } = await logIn(email);
    const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${body.accessToken}`).expect(200);
    expect(me.body).toMatchObject({ email, name: 'Maya', zone: 'Europe/Paris', roles: ['candidate'] });
    expect(Object.keys(me.body).sort()).toEqual([
      'email',
      'hourCycle',
      'id',
      'locale',
      'name',
      'roles',
      'zone',
    ]);
  });

  it('says so again when the link is followed twice, as by who never saw the first answer', async () => {
    const email = newAddress();
    await signUp(email);
    const token = await tokenFor(email);
    const first = await verify(token);
    const confirmedAt = async () =>
      app.database.query(`SELECT email_verified_at FROM accounts WHERE email = $1`, [email]);
    const before = await confirmedAt();
    app.clock.advance({ minutes: 1 });
    const second = await verify(token);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await confirmedAt()).toEqual(before);
    app.clock.advance({ hours: 48 });
    expect((await verify(token)).status).toBe(422);
  });

  it('confirms nothing by a link that another sign-up replaces at the same moment', async () => {
    const email = newAddress();
    await signUp(email);
    const token = await tokenFor(email);
    const other = new Client({ connectionString: app.config.databaseUrl ?? '' });
    await other.connect();
    const { rows: own } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await other.query('BEGIN');
    await other.query(`UPDATE accounts SET password_hash = 'of another' WHERE email = $1`, [email]);
    const answer = Promise.resolve(verify(token));
    await waitingFor(app, own[0]?.pid ?? 0, 1);
    await other.query(
      `DELETE FROM one_time_tokens USING accounts a WHERE account_id = a.id AND a.email = $1`,
      [email],
    );
    await other.query('COMMIT');
    await other.end();
    expect((await answer).status).toBe(422);
    const rows = await app.database.query(`SELECT email_verified_at AS at FROM accounts WHERE email = $1`, [
      email,
    ]);
    expect(rows).toEqual([{ at: null }]);
  });

  it('refuses a link that is too old', async () => {
    const email = newAddress();
    await signUp(email);
    const token = await tokenFor(email);
    const before = app.clock.now();
    app.clock.advance({ hours: 24 * 31 });
    expect((await verify(token)).status).toBe(422);
    app.clock.set(before);
  });

  it('writes links to our own address, whatever the Host header says', async () => {
    const email = newAddress();
    await signUp(email).set('Host', 'evil.example').expect(202);
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain(`${app.config.publicUrl}/`);
    expect(mail?.text).not.toContain('evil.example');
  });

  it('keeps no token in readable form but in the mail', async () => {
    const email = newAddress();
    await signUp(email);
    const token = await tokenFor(email);
    const rows = await app.database.query<{ row: string }>(`SELECT t::text AS row FROM one_time_tokens t`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });
});

describe('an address that nobody confirms', () => {
  it('is forgotten after 30 days, with its mails; one that asked again lately is not', async () => {
    const [gone, late, kept] = [newAddress(), newAddress(), newAddress()];
    for (const email of [gone, late, kept]) await signUp(email).expect(202);
    await verify(await tokenFor(kept));
    const before = app.clock.now();
    app.clock.advance({ hours: 24 * 29 });
    for (const email of [gone, late]) expect(await hashOf(email)).toBeDefined();
    await signUp(late).expect(202);
    app.clock.advance({ hours: 25 });
    expect([await hashOf(gone), await mailsTo(gone)]).toEqual([undefined, []]);
    for (const email of [late, kept]) expect(await hashOf(email)).toBeDefined();
    app.clock.set(before);
  });
});

describe('an address that is taken', () => {
  it('attack 14: gets the same answer, keeps its password, and learns of it by mail', async () => {
    const fresh = await signUp(newAddress());
    const email = await verified();
    const hash = await hashOf(email);
    const mailsBefore = (await mailsTo(email)).length;

    const again = await signUp(email, { password: 'another long enough one', name: 'Mallory' });
    expect(again.status).toBe(202);
    expect(again.body).toEqual(fresh.body);
    expect(Object.keys(again.headers).sort()).toEqual(Object.keys(fresh.headers).sort());
    expect(await hashOf(email)).toBe(hash);

    const mails = await mailsTo(email);
    expect(mails).toHaveLength(mailsBefore + 1);
    expect(mails.at(-1)?.kind).not.toBe(mails[0]?.kind);
    expect(mails.at(-1)?.text).not.toMatch(/verify-email/);
  });

  it('is the same address in capitals', async () => {
    const email = await verified();
    const hash = await hashOf(email);
    await signUp(email.toUpperCase(), { password: 'another long enough one' }).expect(202);
    expect(await hashOf(email)).toBe(hash);
    expect((await logIn(email.toUpperCase())).status).toBeLessThan(300);
  });

  it('attack 14: never ends with the password of somebody who signed up before or after the owner', async () => {
    const STRANGER = 'the password of a stranger';
    const orders = [
      [STRANGER, PASSWORD],
      [PASSWORD, STRANGER],
      [PASSWORD, STRANGER, STRANGER],
    ];
    for (const order of orders)
      for (const which of ['first', 'newest'] as const) {
        const email = newAddress();
        const links: string[] = [];
        for (const password of order) {
          expect((await signUp(email, { password }).expect(202)).body.message).toMatch(/mail/);
          links.push(await tokenFor(email));
        }
        const [first = '', newest = ''] = [links[0], links.at(-1)];
        const confirmed = await verify(first).expect(200);
        expect(confirmed.body).toMatchObject({
          passwordNeeded: true,
          message: expect.stringMatching(/password/),
        });
        for (const password of order) expect((await logIn(email, password)).status).toBe(401);
        const token = which === 'first' ? first : newest;
        const chosen = { token, password: 'chosen by who reads the mail' };
        const choose = () => app.http().post('/v1/password-resets/confirm').send(chosen);
        await choose().expect(200);
        for (const password of order) expect((await logIn(email, password)).status).toBe(401);
        expect((await logIn(email, chosen.password)).status).toBe(201);
        await choose().expect(422);
        expect((await verify(first).expect(200)).body.passwordNeeded).toBe(false);
        expect((await logIn(email, chosen.password)).status).toBe(201);
      }
  });

  const AS_COACH = { coach: true, coachTermsAccepted: true };
  it.each([
    ['nothing that differs', {}, { name: 'Mallory', zone: 'Asia/Tokyo', ...AS_COACH }, 'New member', 'UTC'],
    ['no coach of the first', AS_COACH, { name: 'Mallory' }, 'New member', 'Europe/Paris'],
    ['no coach of two who agree', AS_COACH, AS_COACH, 'Maya', 'Europe/Paris'],
    ['what both give', {}, {}, 'Maya', 'Europe/Paris'],
  ])(
    'attack 14: keeps %s when somebody else signs up with it meanwhile',
    async (_, one, other, name, zone) => {
      const email = newAddress();
      await signUp(email, one).expect(202);
      const first = await tokenFor(email);
      await signUp(email, other).expect(202);
      expect((await verify(await tokenFor(email))).status).toBe(422);
      const { body: confirmed } = await verify(first).expect(200);
      expect(confirmed).toMatchObject({ email, passwordNeeded: true });
      const chosen = { token: first, password: 'chosen on the page' };
      await app.http().post('/v1/password-resets/confirm').send(chosen).expect(200);
      const { body } = await logIn(email, 'chosen on the page').expect(201);
      const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${body.accessToken}`);
      expect(me.body).toMatchObject({ name, zone, roles: ['candidate'] });
      const kept = await app.database.query(
        `SELECT coach_terms_accepted_at AS at FROM accounts WHERE email = $1`,
        [email],
      );
      expect(kept).toEqual([{ at: null }]);
    },
  );

  it('is a plain sign-up again once the links of earlier ones have ended', async () => {
    const email = newAddress();
    await signUp(email, { password: 'the password of a stranger' }).expect(202);
    await app.settle();
    const before = app.clock.now();
    app.clock.advance({ hours: 49 });
    await signUp(email).expect(202);
    expect((await verify(await tokenFor(email))).status).toBe(200);
    const terms = await app.database.query(`SELECT terms_accepted_at AS at FROM accounts WHERE email = $1`, [
      email,
    ]);
    expect(terms).toEqual([{ at: app.clock.now() }]);
    app.clock.set(before);
    expect((await logIn(email)).status).toBe(201);
  });
});

describe('what must be accepted and given', () => {
  it.each([
    ['terms not accepted', { termsAccepted: false }],
    ['terms not mentioned', { termsAccepted: undefined }],
    ['an unknown zone', { zone: 'Mars/Olympus' }],
    ['a member that is not known', { roles: ['admin'] }],
    ['a short password', { password: 'short' }],
    ['a password of 129 characters', { password: 'x7 '.repeat(43) }],
    ['a common password', { password: 'password123' }],
    ['a coach without the coach terms', { coach: true }],
  ])('refuses %s', async (_, more) => {
    const email = newAddress();
    const answer = await signUp(email, more);
    expect([400, 422]).toContain(answer.status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await mailsTo(email)).toEqual([]);
  });

  it('makes a coach of who accepts the coach terms', async () => {
    const email = await verified({ coach: true, coachTermsAccepted: true });
    const { body } = await logIn(email);
    const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${body.accessToken}`);
    expect(me.body.roles).toContain('coach');
  });

  it('attack 22: tells passwords apart that differ only after byte 72', async () => {
    const start = 'slow river under moss and fern '.repeat(3).slice(0, 80);
    const email = newAddress();
    await signUp(email, { password: `${start}A` });
    await verify(await tokenFor(email));
    expect((await logIn(email, `${start}B`)).status).toBe(401);
    expect((await logIn(email, `${start}A`)).status).toBeLessThan(300);
  });

  it('keeps argon2id hashes with the parameters of the OWASP cheat sheet', async () => {
    expect(await hashOf(await verified())).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('where somebody wanted to go', () => {
  const NEXT =
    '/coaches/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10/book?offering=0197a3c2&start=2027-02-03T15%3A00%3A00.000Z';
  const linkIn = (text: string | undefined): URL => new URL(/https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '');
  const newestLink = async (email: string): Promise<URL> => linkIn((await mailsTo(email)).at(-1)?.text);

  it('goes along with every mail on the way in', async () => {
    const email = newAddress();
    await signUp(email, { next: NEXT }).expect(202);
    const links = [await newestLink(email)];
    await app.http().post('/v1/accounts/confirmation').send({ email, next: NEXT }).expect(202);
    links.push(await newestLink(email));
    await signUp(email, { next: NEXT }).expect(202);
    links.push(await newestLink(email));
    await app.http().post('/v1/password-resets').send({ email, next: NEXT }).expect(202);
    links.push(await newestLink(email));
    expect(links.map(({ pathname, searchParams }) => [pathname, searchParams.get('next')])).toEqual([
      ['/verify-email', NEXT],
      ['/verify-email', NEXT],
      ['/reset-password', NEXT],
      ['/reset-password', NEXT],
    ]);
    expect(links.every(({ searchParams }) => (searchParams.get('token')?.length ?? 0) > 20)).toBe(true);
  });

  it('goes along when there is an account already', async () => {
    const email = await verified();
    await signUp(email, { next: '/bookings' }).expect(202);
    const link = await newestLink(email);
    expect([link.pathname, link.searchParams.get('next')]).toEqual(['/login', '/bookings']);
  });

  it.each([
    undefined,
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/v1/me',
    '/coaches?q=call+this+number',
  ])('is dropped, and the sign-up goes on, when it is %s', async (next) => {
    const email = newAddress();
    await signUp(email, { next }).expect(202);
    const link = await newestLink(email);
    expect([link.origin, link.searchParams.get('next')]).toEqual([
      new URL(app.config.publicUrl).origin,
      null,
    ]);
  });
});
