import type { TestAccount } from '../support/app';
import { useTestApp } from '../support/use-test-app';

const app = useTestApp({}, { check: 'after each test' });

const patchMe = ({ token }: TestAccount, body: object) =>
  app.http().patch('/v1/me').set('Authorization', `Bearer ${token}`).send(body);
const takeRole = ({ token }: TestAccount, body: object) =>
  app.http().post('/v1/me/roles').set('Authorization', `Bearer ${token}`).send(body);
const rolesOf = async ({ accountId }: TestAccount): Promise<string[]> => {
  const [row] = await app.database.query<{ roles: string[] }>(`SELECT roles FROM accounts WHERE id = $1`, [
    accountId,
  ]);
  return row?.roles ?? [];
};

describe('my account', () => {
  it('needs a login', async () => {
    const answer = await app.http().get('/v1/me').expect(401);
    expect(answer.body.code).toBe('auth.required');
  });

  it('changes name and zone', async () => {
    const person = await app.signUp();
    const answer = await patchMe(person, { name: 'Noor', zone: 'Asia/Tokyo' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: person.accountId, name: 'Noor', zone: 'Asia/Tokyo' });
    expect((await patchMe(person, { zone: 'Europe/Lisbon' })).body.name).toBe('Noor');
  });

  it('keeps by which clock and in which order times are written', async () => {
    const person = await app.signUp();
    const before = await app.http().get('/v1/me').set('Authorization', `Bearer ${person.token}`);
    expect(before.body).toMatchObject({ hourCycle: 'h23', locale: 'en-GB' });
    const answer = await patchMe(person, { hourCycle: 'h12', locale: 'en-US' });
    expect(answer.body).toMatchObject({ name: person.name, hourCycle: 'h12', locale: 'en-US' });
    expect((await patchMe(person, { name: 'Noor' })).body).toMatchObject({
      hourCycle: 'h12',
      locale: 'en-US',
    });
  });

  it.each([
    ['a clock that there is not', { hourCycle: 'h11' }],
    ['a language that we do not write', { locale: 'fr-FR' }],
    ['role', { role: 'admin' }],
    ['roles', { roles: ['admin'] }],
    ['a payout account', { stripeAccountId: 'acct_1' }],
    ['all at once', { role: 'admin', emailVerified: true, stripeAccountId: 'acct_1' }],
    ['address', { email: 'other@example.test' }],
    ['verification', { emailVerifiedAt: '2027-01-01T00:00:00Z' }],
    ['id', { id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10' }],
    ['an unknown zone', { zone: 'Europe/Atlantis' }],
    ['an empty name', { name: '   ' }],
    ['a name with a line break smuggled in', { name: 'a\u0000b' }],
  ])('attack 6, 13: does not let me set: %s', async (_, body) => {
    const person = await app.signUp();
    const before = await app.database.query(`SELECT * FROM accounts WHERE id = $1`, [person.accountId]);
    expect([400, 422]).toContain((await patchMe(person, body)).status);
    expect(await app.database.query(`SELECT * FROM accounts WHERE id = $1`, [person.accountId])).toEqual(
      before,
    );
  });
});

describe('becoming a coach', () => {
  it('needs the coach terms', async () => {
    const person = await app.signUp();
    expect([400, 422]).toContain((await takeRole(person, { role: 'coach' })).status);
    expect([400, 422]).toContain(
      (await takeRole(person, { role: 'coach', coachTermsAccepted: false })).status,
    );
    expect(await rolesOf(person)).toEqual(['candidate']);
  });

  it('keeps the roles one has, is written down, and holds for the next request', async () => {
    const person = await app.signUp();
    for (let time = 0; time < 2; time += 1)
      expect((await takeRole(person, { role: 'coach', coachTermsAccepted: true })).status).toBeLessThan(300);
    expect((await rolesOf(person)).sort()).toEqual(['candidate', 'coach']);
    const me = await app.http().get('/v1/me').set('Authorization', `Bearer ${person.token}`).expect(200);
    expect(me.body.roles).toContain('coach');
    const audit = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1`,
      [person.accountId],
    );
    expect(audit).toEqual([{ action: 'account.role_granted' }]);
  });

  it('gives the role once to who asks many times at once', async () => {
    const person = await app.signUp();
    await Promise.all(
      Array.from({ length: 8 }, () => takeRole(person, { role: 'coach', coachTermsAccepted: true })),
    );
    expect((await rolesOf(person)).sort()).toEqual(['candidate', 'coach']);
  });

  it('is no way to become an admin', async () => {
    const person = await app.signUp();
    expect([400, 422]).toContain((await takeRole(person, { role: 'admin' })).status);
    expect(await rolesOf(person)).toEqual(['candidate']);
  });
});
