import { holdings } from '../../src/platform/personal-data/holdings';
import { inWords } from '../../src/shared/zones/in-words';
import { sha256 } from '../../src/shared/sha256';
import { as, completeDraft, fileForm, goTo, LONG_TOKENS, startForm } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { unzipped } from '../support/zip';

const CANARY = 'Canary';

describe('what people may ask of us about their data', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });

  const ask = (who: TestAccount, method: 'get' | 'post' | 'put' | 'patch', path: string, body?: object) =>
    app.http()[method](path).set(as(who)).send(body);
  const erase = (who: TestAccount, password = ACCOUNT_PASSWORD) =>
    ask(who, 'post', '/v1/me/erasure', { password, confirm: 'erase my account' });
  const exported = async (who: TestAccount) => {
    const answer = await app
      .http()
      .post('/v1/me/export')
      .set(as(who))
      .send({ password: ACCOUNT_PASSWORD })
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return { answer, files: await unzipped(answer.body as Buffer) };
  };

  /** Somebody who has left traces wherever a candidate can. */
  const livedHere = async (name: string): Promise<{ candidate: TestAccount; booking: PaidBooking }> => {
    const candidate = await app.signUp({ name: `${CANARY} ${name}` });
    await app.database.query(`UPDATE accounts SET email = lower('${CANARY}-' || email) WHERE id = $1`, [
      candidate.accountId,
    ]);
    await ask(candidate, 'put', '/v1/me/candidate-profile', {
      headline: `${CANARY} headline`,
      background: `${CANARY} background`,
      years: 7,
    }).expect(200);
    await ask(candidate, 'post', '/v1/me/targets', { packKey: 'amazon-tpm', levelKey: 'l6' }).expect(201);
    const practice = { focus: `${CANARY} focus`, resumeUrl: `https://example.com/${CANARY}` };
    const cancelled = await bookAndPay(app, { coach, candidate, practice });
    await ask(candidate, 'post', `/v1/bookings/${cancelled.id}/cancellation`, {
      reason: `${CANARY} reason`,
    }).expect(200);
    const missed = await bookAndPay(app, { coach, candidate, practice });
    await goTo(app, missed.startsAt, 20);
    await ask(candidate, 'post', `/v1/bookings/${missed.id}/no-show-reports`, {
      missing: 'coach',
      note: `${CANARY} waited`,
    }).expect(200);
    const booking = await bookAndPay(app, { coach, candidate, practice });
    await fileForm(app, booking, `${CANARY} secret`);
    await ask(candidate, 'post', `/v1/bookings/${booking.id}/rating`, {
      stars: 4,
      text: `${CANARY} liked it`,
    }).expect(201);
    await ask(candidate, 'post', `/v1/bookings/${booking.id}/form/links`, {
      label: `${CANARY} mentor`,
    }).expect(201);
    await goTo(app, booking.endsAt, 3 * 24 * 60);
    return { candidate, booking };
  };

  /** Every row of every table, as text; the sandbox stands for the payment provider and is not ours. */
  const everything = async (): Promise<Record<string, string>> => {
    const tables = await app.database.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'graphile_worker')`,
    );
    const texts: Record<string, string> = {};
    for (const { name } of tables) {
      const rows = await app.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      texts[name] = rows.map(({ row }) => row).join('\n');
    }
    return texts;
  };
  const tablesWith = async (...words: string[]): Promise<string[]> =>
    Object.entries(await everything())
      .filter(([, content]) => words.some((word) => content.toLowerCase().includes(word.toLowerCase())))
      .map(([name]) => name)
      .sort();

  it('every table says what it holds of people', async () => {
    const tables = await app.database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    expect(holdings().map(({ table }) => table)).toEqual(tables.map(({ name }) => name));
  });

  describe('an export', () => {
    it('holds what the person gave and got, in files that the manifest names', async () => {
      const { candidate, booking } = await livedHere('Exporter');
      const { answer, files } = await exported(candidate);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="greenroom-export.zip"',
        'cache-control': 'no-store',
      });
      const manifest = JSON.parse(files.get('manifest.json') ?? '');
      for (const { name, rows, sha256: hash } of manifest.files) {
        expect(sha256(files.get(name) ?? '')).toBe(hash);
        expect(JSON.parse(files.get(name) ?? '')).toHaveLength(rows);
      }
      const table = (name: string) => JSON.parse(files.get(`tables/${name}.json`) ?? '');
      expect(table('candidate_profiles')).toEqual([
        expect.objectContaining({ headline: `${CANARY} headline`, years: 7 }),
      ]);
      expect(table('bookings')).toHaveLength(3);
      expect(table('feedback_forms')).toEqual([expect.objectContaining({ bookingId: booking.id })]);
      expect(table('form_record')).toEqual([
        expect.objectContaining({ bookingId: booking.id, number: 1, kind: 'submitted', reason: null }),
      ]);
      expect(table('form_record')[0].form.comments[0]).toMatchObject({ text: 'Delivers.' });
      expect(table('ratings')).toEqual([expect.objectContaining({ comment: `${CANARY} liked it` })]);
    });

    it('holds nothing that the person may not read: no private field, no draft, no kit, no hash, nobody else', async () => {
      const { candidate } = await livedHere('Reader');
      const draft = await bookAndPay(app, { coach, candidate });
      const form = await startForm(app, draft);
      await ask(coach, 'patch', `/v1/forms/${form.id}`, {
        changes: [{ field: 'recommendation.reason', now: 'UNRELEASED' }],
      }).expect(200);
      const kit = await ask(coach, 'get', `/v1/bookings/${draft.id}/kit`).expect(200);
      const [{ key }] = kit.body.questions as [{ key: string }];
      const all = [...(await exported(candidate)).files.values()].join('\n');
      for (const word of [`${CANARY} secret`, 'UNRELEASED', key, form.id, 'argon2', coach.email])
        expect(all).not.toContain(word);
    });

    it('asks for the password', async () => {
      const candidate = await app.signUp();
      const { body } = await ask(candidate, 'post', '/v1/me/export', { password: 'not mine' }).expect(401);
      expect(body.code).toBe('auth.wrong_password');
    });
  });

  describe('an erasure', () => {
    it('attack 81: leaves no word of the person in any table, and all that is owed to others', async () => {
      const { candidate, booking } = await livedHere('Leaver');
      const address = `${CANARY}-${candidate.email}`;
      const form = completeDraft(await formOf(booking), `${CANARY} secret`);
      const preview = await ask(candidate, 'get', '/v1/me/erasure').expect(200);
      expect(preview.body).toMatchObject({ possible: true, obstacles: [] });
      await erase(candidate).expect(200);
      expect(await tablesWith(`${CANARY} Leaver`, address)).toEqual([]);
      const words = Object.values(form.competencies).flatMap(({ evidence }) => evidence.text);
      const left = await app.database.query<{ row: string }>(
        `SELECT f::text || r::text AS row FROM feedback_forms f JOIN form_record r ON r.form_id = f.id
         WHERE f.candidate_id = $1`,
        [candidate.accountId],
      );
      expect(left.length).toBeGreaterThan(0);
      for (const { row } of left) for (const word of [CANARY, ...words]) expect(row).not.toContain(word);
      const own = await ask(coach, 'get', `/v1/bookings/${booking.id}`).expect(200);
      expect(own.body.candidate.name).toBe('Erased person');
      const graded = await ask(coach, 'get', `/v1/bookings/${booking.id}/form`).expect(200);
      expect(graded.body.recommendation.key).toBe('hire');
      const { body: record } = await ask(admin, 'get', `/v1/forms/${graded.body.id}/record`).expect(200);
      expect(JSON.stringify(record)).not.toContain(CANARY);
    });

    it('of the traces named here leaves nothing: profile, wishes, reasons, notes, mails, links', async () => {
      const { candidate } = await livedHere('Traced');
      const before = await app.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM bookings WHERE candidate_id = $1 AND practice::text LIKE '%${CANARY}%'`,
        [candidate.accountId],
      );
      expect(before[0]?.n).toBe(3);
      await erase(candidate).expect(200);
      const ids = `(SELECT id FROM bookings WHERE candidate_id = '${candidate.accountId}')`;
      const traces = await app.database.query<{ trace: string }>(`
        SELECT 'booking' AS trace FROM bookings WHERE id IN ${ids} AND bookings::text LIKE '%${CANARY}%'
        UNION ALL SELECT 'report' FROM no_show_reports WHERE booking_id IN ${ids} AND note IS NOT NULL
        UNION ALL SELECT 'rating' FROM ratings WHERE booking_id IN ${ids} AND comment IS NOT NULL
        UNION ALL SELECT 'mail' FROM mails WHERE about_id IN ${ids} AND mails::text LIKE '%${CANARY}%'
        UNION ALL SELECT 'command' FROM payment_commands c JOIN orders o ON o.id = c.order_id
          WHERE o.payer_id = '${candidate.accountId}' AND c.params ? 'customer_email'
        UNION ALL SELECT 'link' FROM report_links WHERE candidate_id = '${candidate.accountId}'`);
      expect(traces).toEqual([]);
    });

    it('of what others typed about the person leaves nothing, but that it was decided', async () => {
      const candidate = await app.signUp();
      const words = 'slandrous';
      const typed = { reason: `${words} reason` };
      const decide = (path: string, body: object) => ask(admin, 'post', `/v1/admin${path}`, body);
      const filed = await bookAndPay(app, { coach, candidate });
      await fileForm(app, filed, 'nothing');
      await ask(candidate, 'post', `/v1/bookings/${filed.id}/rating`, { stars: 1, text: 'Late.' }).expect(
        201,
      );
      const report = await ask(coach, 'post', `/v1/bookings/${filed.id}/rating/reports`, {
        reason: 'other',
        text: `${words} comment`,
      }).expect(201);
      await decide(`/rating-reports/${report.body.id}/decision`, { decision: 'hide', ...typed }).expect(200);
      const missed = await bookAndPay(app, { coach, candidate });
      await goTo(app, missed.startsAt, 20);
      const note = { missing: 'candidate', note: `${words} note` };
      await ask(coach, 'post', `/v1/bookings/${missed.id}/no-show-reports`, note).expect(200);
      await ask(candidate, 'post', `/v1/bookings/${missed.id}/no-show-reports`, { missing: 'coach' }).expect(
        200,
      );
      await decide(`/bookings/${missed.id}/resolution`, { outcome: 'completed', ...typed }).expect(200);
      const cancelled = await bookAndPay(app, { coach, candidate });
      await decide(`/bookings/${cancelled.id}/cancellation`, typed).expect(200);
      const [command] = await app.database.query<{ id: string }>(
        `SELECT c.id FROM payment_commands c JOIN orders o ON o.id = c.order_id WHERE o.payer_id = $1 LIMIT 1`,
        [candidate.accountId],
      );
      await app.database.tx((tx) =>
        tx.note({
          actorId: admin.accountId,
          action: 'payments.command_retried',
          subjectType: 'payment_command',
          subjectId: command?.id ?? '',
          data: { ...typed, kind: 'refund' },
        }),
      );
      await decide(`/accounts/${candidate.accountId}/suspension`, typed).expect(204);
      await app
        .http()
        .delete(`/v1/admin/accounts/${candidate.accountId}/suspension`)
        .set(as(admin))
        .expect(204);
      await app.settle();
      await app.settle();
      const logIn = await app
        .http()
        .post('/v1/logins')
        .send({ email: candidate.email, password: ACCOUNT_PASSWORD })
        .expect(201);
      // The words were everywhere, or this would prove nothing.
      expect(await tablesWith(words)).toEqual([
        'public.audit_words',
        'public.bookings',
        'public.mails',
        'public.no_show_reports',
        'public.outbox_events',
        'public.rating_reports',
      ]);
      await erase({ ...candidate, token: logIn.body.accessToken }).expect(200);
      expect(await tablesWith(words)).toEqual([]);
      const decisions = await app.database.query<{ action: string; actor: string }>(
        `SELECT l.action, l.actor_id AS actor FROM audit_words w JOIN audit_log l ON l.id = w.entry_id
         WHERE w.words IS NULL ORDER BY l.action`,
      );
      expect(decisions).toEqual(
        [
          'account.suspended',
          'booking.review_resolved',
          'payments.command_retried',
          'rating.report_decided',
        ].map((action) => ({ action, actor: admin.accountId })),
      );
      const removals = await app.database.query<{ about: string }>(
        `SELECT data->>'about' AS about FROM audit_log
         WHERE action = 'audit.words_removed' AND subject_id = $1 ORDER BY 1`,
        [candidate.accountId],
      );
      expect(removals.map(({ about }) => about)).toEqual(['account', 'booking', 'payment_command', 'rating']);
    });

    it('ends all sessions; nobody can log in, reset or reinstate, and the address is free again', async () => {
      const candidate = await app.signUp();
      const logIn = (email: string, password: string) =>
        app.http().post('/v1/logins').send({ email, password });
      const { body: session } = await logIn(candidate.email, ACCOUNT_PASSWORD).expect(201);
      await erase(candidate).expect(200);
      await ask(candidate, 'get', '/v1/me').expect(401);
      await app.http().post('/v1/logins/refresh').send({ refreshToken: session.refreshToken }).expect(401);
      await logIn(candidate.email, ACCOUNT_PASSWORD).expect(401);
      await logIn(`erased+${candidate.accountId}@erased.invalid`, ACCOUNT_PASSWORD).expect(401);
      const { body } = await app
        .http()
        .delete(`/v1/admin/accounts/${candidate.accountId}/suspension`)
        .set(as(admin))
        .expect(409);
      expect(body.code).toBe('account.erased');
      await app
        .http()
        .post('/v1/accounts')
        .send({
          email: candidate.email,
          password: 'four plain words here',
          name: 'Somebody',
          zone: 'Europe/Paris',
          termsAccepted: true,
        })
        .expect(202);
      await app.settle();
      const [account] = await app.database.query<{ name: string }>(
        `SELECT name FROM accounts WHERE email = $1`,
        [candidate.email],
      );
      expect(account?.name).toBe('Somebody');
    });

    it.each([
      [
        'a session ahead',
        'erasure.session_open',
        async (who: TestAccount) => (await bookAndPay(app, { coach, candidate: who })).startsAt,
      ],
      [
        'a time that is held',
        'erasure.session_open',
        async (who: TestAccount) =>
          new Date((await holdSlot(app, { coach, candidate: who })).booking.startsAt),
      ],
    ])('waits for %s, and changes nothing until then', async (_title, code, open) => {
      const candidate = await app.signUp();
      await ask(candidate, 'patch', '/v1/me', { zone: 'Asia/Tokyo' }).expect(200);
      const startsAt = await open(candidate);
      const { body } = await erase(candidate).expect(409);
      const detail = expect.stringContaining(`Your session of ${inWords(startsAt, 'Asia/Tokyo')} is `);
      expect(body).toMatchObject({
        code: 'erasure.not_yet',
        obstacles: [expect.objectContaining({ code, detail })],
      });
      expect((await ask(candidate, 'get', '/v1/me/erasure')).body).toMatchObject({ possible: false });
      const me = await ask(candidate, 'get', '/v1/me').expect(200);
      expect(me.body.name).toBe(candidate.name);
    });

    it('of a coach or an admin is refused, and says what to do', async () => {
      const codes = async (who: TestAccount) => {
        const { body } = await erase(who).expect(409);
        return (body.obstacles as { code: string }[]).map(({ code }) => code);
      };
      expect(await codes(coach)).toContain('erasure.coach');
      expect(await codes(admin)).toContain('erasure.admin');
    });

    it('needs the password and the very words', async () => {
      const candidate = await app.signUp();
      await erase(candidate, 'not mine').expect(401);
      await ask(candidate, 'post', '/v1/me/erasure', { password: ACCOUNT_PASSWORD, confirm: 'yes' }).expect(
        400,
      );
      await ask(candidate, 'get', '/v1/me').expect(200);
    });

    it('happens once, however often it is asked for at once', async () => {
      const candidate = await app.signUp();
      const answers = await Promise.all(Array.from({ length: 5 }, () => erase(candidate)));
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.every((status) => [200, 401, 404].includes(status))).toBe(true);
      const audits = await app.database.query<object>(
        `SELECT id FROM audit_log WHERE action = 'account.erased' AND subject_id = $1`,
        [candidate.accountId],
      );
      expect(audits).toHaveLength(1);
    });
  });

  const formOf = async (booking: PaidBooking) => {
    const { body } = await ask(booking.coach, 'post', `/v1/bookings/${booking.id}/form`).expect(201);
    return body;
  };
});
