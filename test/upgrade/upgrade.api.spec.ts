import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { restoreBackup } from '../../src/platform/backups/restore-backup';
import { makeSandboxTables } from '../../local/sandbox-tables';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { taskOf } from '../../src/platform/jobs/wake-up';
import { addMinutes } from '../../src/shared/time';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import { everyRead } from '../support/every-read';
import { createEmptyDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';
import { ADDRESSES } from '../../web/src/addresses';
import { type Fixture, FIXTURES, readFixture, unpackBackup } from './fixture';

const ATTRIBUTE = /href="([^"]+)"/g;

/** Whether the web application has a page there. */
const isPage = (address: string): boolean =>
  ADDRESSES.some((one) =>
    new RegExp(`^${one.replaceAll(/\$\w+/g, '[^/?#]+')}$`).test(address.split('?')[0] ?? ''),
  );

/** What the page reads for whoever has the link and no login; null where there is nothing to read without one. */
const readOf = (address: string): string | null => {
  const card = /^\/bookings\/([\w-]+)\?(token=.*)$/.exec(address);
  if (card) return `/v1/bookings/${card[1]}/card?${card[2]}`;
  return address.startsWith('/reports/') ? address.replace('/reports/', '/v1/shared-reports/') : null;
};

/** Installations outlive us: what an earlier commit left behind goes on under the present one. */
describe.each(readdirSync(FIXTURES).sort())('an installation made by %s', (name) => {
  let fixture: Fixture;
  let folder: string;
  let app: TestApp;
  /** When the earlier version ended. */
  let stopped: Date;
  /** Undone when the present code met it. */
  let left: { events: number; requests: number };

  beforeAll(async () => {
    fixture = readFixture(name);
    folder = join(testFolder('upgrade'), 'backup');
    unpackBackup(fixture, folder);
    const database = await createEmptyDatabase();
    await restoreBackup({ makeTables: makeSandboxTables, url: database.url, folder });
    app = await startTestApp({ secret: fixture.secret }, undefined, database);
    stopped = new Date(fixture.now);
    app.clock.set(addMinutes(stopped, 1));
    [left] = (await app.database.query(
      `SELECT (SELECT count(*)::int FROM outbox_events WHERE delivered_at IS NULL) AS events,
         (SELECT count(*)::int FROM account_requests) AS requests`,
    )) as [typeof left];
    await app.settle();
  });
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const logIn = async (email: string): Promise<TestAccount> => {
    const { body } = await app
      .http()
      .post('/v1/logins')
      .send({ email, password: fixture.password })
      .expect(201);
    const token = String((body as { accessToken: string }).accessToken);
    const [account] = await app.database.query<{ id: string }>(`SELECT id FROM accounts WHERE email = $1`, [
      email,
    ]);
    return { accountId: account?.id ?? '', token, email, name: email, password: fixture.password };
  };
  const mailedLinks = async (): Promise<string[]> => {
    const rows = await app.database.query<{ html: string }>(
      `SELECT html_body AS html FROM mails WHERE created_at <= $1 ORDER BY id`,
      [fixture.now],
    );
    return rows.flatMap(({ html }) => [...(html ?? '').matchAll(ATTRIBUTE)].map(([, link]) => String(link)));
  };

  it('had work to do, and it was done', async () => {
    expect(left.events).toBeGreaterThan(0);
    expect(left.requests).toBeGreaterThan(0);
    const [undone] = await app.database.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM outbox_events WHERE delivered_at IS NULL) AS events,
         (SELECT count(*)::int FROM outbox_events WHERE last_error IS NOT NULL) AS failed,
         (SELECT count(*)::int FROM account_requests) AS requests,
         (SELECT count(*)::int FROM mails WHERE status IN ('queued', 'failed')) AS mails,
         (SELECT count(*)::int FROM stripe_inbox WHERE settled_at IS NULL) AS inbox`,
    );
    expect(undone).toEqual({ events: 0, failed: 0, requests: 0, mails: 0, inbox: 0 });
  });

  it('knows the wake-ups in its queue', async () => {
    const tasks = app.get(Sweeps).names().map(taskOf);
    expect(fixture.jobs.length).toBeGreaterThan(0);
    expect(fixture.jobs.filter(({ task }) => !tasks.includes(task))).toEqual([]);
  });

  it('lets everybody in, who then can read all of theirs', async () => {
    for (const email of Object.values(fixture.logins)) {
      const reader = await logIn(email);
      const rows = await app.database.query<{ id: string }>(
        `SELECT id FROM bookings WHERE candidate_id = $1 OR coach_id IN (SELECT id FROM coaches WHERE account_id = $1)
         UNION ALL SELECT id FROM coaches`,
        [reader.accountId],
      );
      const seen = await everyRead(app, reader, {
        ids: rows.map(({ id }) => id),
        values: {},
        pagesOf: [],
        links: [],
      });
      const broken = [...seen].filter(([, answer]) => answer.startsWith('5'));
      expect(broken).toEqual([]);
      expect([...seen].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(10);
    }
  });

  it('goes on with a log-in that a browser kept', async () => {
    const { refreshToken } = fixture;
    await app.http().post('/v1/logins/refresh').send({ refreshToken }).expect(201);
  });

  it('opens every link of the mails that it sent', async () => {
    const links = [...new Set(await mailedLinks())].filter((link) => link.startsWith(fixture.url));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      const path = link.replace(fixture.url, '').replaceAll('&amp;', '&');
      const { status, headers } = await app.http().get(path);
      const page = status === 302 ? String(headers.location).replace(app.url, '') : path;
      expect([link, page, isPage(page)]).toEqual([link, page, true]);
      const read = readOf(page);
      if (read) expect([link, (await app.http().get(read)).status]).toEqual([link, 200]);
    }
  });

  it('tells of what it sold in the present words of the packs, and sells what is new in them', async () => {
    const coach = await logIn(fixture.logins.coach);
    const bearer = { Authorization: `Bearer ${coach.token}` };
    const { body } = await app.http().get('/v1/bookings?as=coach').set(bearer).expect(200);
    const onsites = body.items.filter(({ stageKey }: { stageKey: string }) => stageKey === 'onsite');
    expect(new Set(onsites.map(({ title }: { title: string }) => title))).toEqual(new Set(['Onsite round']));
    const price = { amount: 5_000, currency: 'EUR' };
    const sold = await app
      .http()
      .post('/v1/me/coach/offerings')
      .set(bearer)
      .send({ stageKey: 'recruiter-phone-screen', minutes: 30, price })
      .expect(201);
    expect(sold.body).toMatchObject({ title: 'Recruiter phone screen', active: true });
  });

  it('holds every invariant, now and after a month', async () => {
    await app.checkInvariants(stopped);
    app.clock.advance({ hours: 24 * 31 });
    await app.settle();
    await app.checkInvariants(stopped);
  });
});
