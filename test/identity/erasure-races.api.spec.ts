import { Client } from 'pg';
import { as, fileForm, goTo, LONG_TOKENS } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { essay, documentCoach, reviewed, upload } from '../documents/document-fixture';
import { bookAndPay, firstSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { waitingFor } from '../support/waiting';

/** An erasure that has the account and waits, while the same person does something else on another device. */
describe('what is written while its person is erased', () => {
  let other: Client;
  // Before the database goes.
  afterAll(() => other?.end());
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = new Client({ connectionString: app.config.databaseUrl ?? '' });
    await other.connect();
  });

  /** Starts the erasure, holds it up in its middle, starts the writes, and lets all go on. */
  const during = async (person: TestAccount, writes: (() => PromiseLike<{ status: number }>)[]) => {
    await app
      .http()
      .post('/v1/me/targets')
      .set(as(person))
      .send({ packKey: 'amazon-tpm', levelKey: 'l6' })
      .expect(201);
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid ?? 0;
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM targets WHERE candidate_id = $1 FOR UPDATE', [person.accountId]);
    const erasure = Promise.resolve(
      app
        .http()
        .post('/v1/me/erasure')
        .set(as(person))
        .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' }),
    );
    await waitingFor(app, pid, 1);
    const started = writes.map((write) => Promise.resolve(write()));
    await waitingFor(app, pid, 1 + writes.length);
    await other.query('COMMIT');
    const erased = await erasure;
    return { erased: erased.status, writes: await Promise.all(started) };
  };

  it('is not erased by a session that ends at the same moment', async () => {
    const person = await app.signUp();
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await other.query('BEGIN');
    await other.query('UPDATE accounts SET token_version = token_version + 1 WHERE id = $1', [
      person.accountId,
    ]);
    const erasure = Promise.resolve(
      app
        .http()
        .post('/v1/me/erasure')
        .set(as(person))
        .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' }),
    );
    await waitingFor(app, rows[0]?.pid ?? 0, 1);
    await other.query('COMMIT');
    const { status, body } = await erasure;
    expect([status, body.code]).toEqual([401, 'auth.invalid_token']);
    const kept = await app.database.query(`SELECT erased_at AS at, email FROM accounts WHERE id = $1`, [
      person.accountId,
    ]);
    expect(kept).toEqual([{ at: null, email: person.email }]);
  });

  it('leaves no document that arrives at the same moment', async () => {
    const review = await reviewed(app, await documentCoach(app));
    const { erased, writes } = await during(review.candidate, [
      () => upload(app, review, review.candidate, essay(500, 'in the end')),
    ]);
    expect(erased).toBe(200);
    expect(writes.map(({ status }) => status)).toEqual([409]);
    const kept = await app.database.query(
      `SELECT revision, storage_key AS key FROM review_documents WHERE booking_id = $1`,
      [review.id],
    );
    expect(kept).toEqual([{ revision: 1, key: null }]);
  });

  it('leaves no hold, no rating, no link, no name', async () => {
    const person = await app.signUp({ name: 'Ines Racer' });
    const booking = await bookAndPay(app, { coach, candidate: person });
    await fileForm(app, booking, 'a form');
    await goTo(app, booking.endsAt, 3 * 24 * 60);
    const startsAt = await firstSlot(app, coach);
    const ask = (method: 'post' | 'put' | 'patch', path: string, body: object) => () =>
      app.http()[method](path).set(as(person)).set('Idempotency-Key', 'racing-key-1').send(body);
    const { erased, writes } = await during(person, [
      ask('post', '/v1/bookings', { offeringId: coach.offeringIds[0], startsAt }),
      ask('post', `/v1/bookings/${booking.id}/rating`, { stars: 5, text: 'kept for ever' }),
      ask('post', `/v1/bookings/${booking.id}/form/links`, { label: 'kept for ever' }),
      ask('put', '/v1/me/candidate-profile', { headline: 'kept for ever', background: 'x', years: 1 }),
      ask('patch', '/v1/me', { name: 'kept for ever' }),
    ]);
    expect(erased).toBe(200);
    expect(writes.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const left = await app.database.query<{
      held: number;
      ratings: number;
      links: number;
      profiles: number;
      name: string;
    }>(
      `SELECT (SELECT count(*)::int FROM bookings WHERE candidate_id = a.id AND status = 'held') AS held,
         (SELECT count(*)::int FROM ratings WHERE candidate_id = a.id) AS ratings,
         (SELECT count(*)::int FROM report_links WHERE candidate_id = a.id) AS links,
         (SELECT count(*)::int FROM candidate_profiles WHERE account_id = a.id) AS profiles, a.name
       FROM accounts a WHERE a.id = $1`,
      [person.accountId],
    );
    expect(left).toEqual([{ held: 0, ratings: 0, links: 0, profiles: 0, name: 'Erased person' }]);
  });

  it('leaves no role, no coach profile, no new password, no suspension', async () => {
    const person = await app.signUp({ name: 'Ruben Racer' });
    const admin = await app.signUp({ roles: ['admin'] });
    await app.http().post('/v1/password-resets').send({ email: person.email }).expect(202);
    await app.settle();
    const [mail] = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE recipient_id = $1`,
      [person.accountId],
    );
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const { erased, writes } = await during(person, [
      () => app.http().post('/v1/me/roles').set(as(person)).send({ role: 'coach', coachTermsAccepted: true }),
      () =>
        app.http().post('/v1/password-resets/confirm').send({ token, password: 'kept for ever and ever' }),
      () =>
        app
          .http()
          .post(`/v1/admin/accounts/${person.accountId}/suspension`)
          .set(as(admin))
          .send({ reason: 'kept for ever' }),
    ]);
    expect(erased).toBe(200);
    expect(writes.map(({ status }) => status)).toEqual([401, expect.any(Number), 409]);
    expect([401, 422]).toContain(writes[1]?.status);
    const left = await app.database.query(
      `SELECT roles, coach_terms_accepted_at AS terms, suspended_at = erased_at AS closed, token_version AS version
       FROM accounts WHERE id = $1`,
      [person.accountId],
    );
    expect(left).toEqual([{ roles: ['candidate'], terms: null, closed: true, version: 1 }]);
    const audit = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1`,
      [person.accountId],
    );
    expect(audit).toEqual([{ action: 'account.erased' }]);
  });

  it('begins no coach profile', async () => {
    const person = await app.signUp({ name: 'Carla Racer', roles: ['candidate', 'coach'] });
    const { erased, writes } = await during(person, [
      () =>
        app
          .http()
          .put('/v1/me/coach')
          .set(as(person))
          .send({ bio: 'kept for ever', languages: ['en'] }),
    ]);
    expect([erased, writes.map(({ status }) => status)]).toEqual([200, [401]]);
    const left = await app.database.query(`SELECT 1 FROM coaches WHERE account_id = $1`, [person.accountId]);
    expect(left).toEqual([]);
  });

  it('no change of an erased account gets through, whoever makes it', async () => {
    const person = await app.signUp();
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(person))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    const columns = await app.database.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attnum > 0
         AND NOT attisdropped AND attname <> 'id'`,
    );
    expect(columns.length).toBeGreaterThan(10);
    const values: Record<string, string> = {
      roles: `'{admin}'`,
      token_version: 'token_version + 1',
      link_revision: 'link_revision + 1',
      email: `'x@example.test'`,
    };
    for (const { name } of columns) {
      const value = values[name] ?? (name.endsWith('_at') ? `timestamptz '2027-05-05'` : `'changed'`);
      const change = app.database.query(`UPDATE accounts SET ${name} = ${value} WHERE id = $1`, [
        person.accountId,
      ]);
      await expect(change).rejects.toMatchObject({ code: 'auth.invalid_token' });
    }
  });

  it('an erased account is not taken for a sign-up that nobody confirmed', async () => {
    const person = await app.signUp();
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(person))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    app.clock.advance({ hours: 24 * 31 });
    await app.settle();
    expect(await app.database.query(`SELECT 1 FROM accounts WHERE id = $1`, [person.accountId])).toHaveLength(
      1,
    );
  });
});
