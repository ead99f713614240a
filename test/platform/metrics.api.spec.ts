import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { book, bookAndPay, firstSlot, holdSlot, publishedCoach } from '../support/scenario';
import { scrape } from '../support/metrics';
import { useTestApp } from '../support/use-test-app';

const { version: VERSION } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'),
) as { version: string };

describe('metrics', () => {
  const app = useTestApp(
    { mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'us@example.test' } },
    { check: { broken: 'the ledger, so that it is told' } },
  );

  /** How much each of the series grew (or, for gauges, changed) while `work` ran. */
  const growth = async (series: string[], work: () => Promise<unknown>): Promise<Record<string, number>> => {
    const before = await scrape(app);
    await work();
    const after = await scrape(app);
    return Object.fromEntries(series.map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)]));
  };

  it('count a booking, its payment and its refund', async () => {
    const coach = await publishedCoach(app);
    const grown = await growth(
      [
        'greenroom_booking_transitions_total{event="hold"}',
        'greenroom_booking_transitions_total{event="pay"}',
        'greenroom_booking_transitions_total{event="cancel"}',
        'greenroom_ledger_entries_total{kind="paid"}',
        'greenroom_ledger_entries_total{kind="refund_done"}',
        'greenroom_payment_commands_settled_total{kind="checkout.create",outcome="succeeded"}',
        'greenroom_payment_commands_settled_total{kind="refund.create",outcome="succeeded"}',
        'greenroom_http_request_duration_seconds_count{method="POST",route="/v1/bookings",status="2xx"}',
        'greenroom_holds_active',
        'greenroom_payments_parked{what="command"}',
      ],
      async () => {
        const { id, candidate } = await bookAndPay(app, { coach });
        await app
          .http()
          .post(`/v1/bookings/${id}/cancellation`)
          .set('Authorization', `Bearer ${candidate.token}`)
          .send({})
          .expect(200);
        await app.settle();
      },
    );
    expect(Object.values(grown)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it('show a hold, what is open for it, and that it ran out', async () => {
    const coach = await publishedCoach(app);
    const holds = ['greenroom_holds_active', 'greenroom_booking_transitions_total{event="expire"}'];
    expect(await growth(holds, () => holdSlot(app, { coach }))).toMatchObject({ [holds[0] as string]: 1 });
    app.clock.advance({ minutes: 40 });
    expect((await scrape(app)).get('greenroom_hold_overdue_seconds')).toBe(180);
    expect(Object.values(await growth(holds, () => app.settle()))).toEqual([-1, 1]);
    expect((await scrape(app)).get('greenroom_hold_overdue_seconds')).toBe(0);
  });

  it('count the lost claim, and the refusal by its code', async () => {
    const coach = await publishedCoach(app);
    const startsAt = await firstSlot(app, coach);
    await holdSlot(app, { coach, startsAt });
    const other = await app.signUp();
    const lost = [
      'greenroom_claims_lost_total{code="slot.taken"}',
      'greenroom_refusals_total{code="slot.taken"}',
    ];
    const again = () => book(app, other, { offeringId: coach.offeringIds[0], startsAt }).expect(409);
    expect(Object.values(await growth(lost, again))).toEqual([1, 1]);
  });

  it('count nothing of a transaction that is rolled back', async () => {
    const coach = await publishedCoach(app);
    const candidate = await app.signUp();
    const startsAt = await firstSlot(app, coach);
    const wish = { offeringId: coach.offeringIds[0], startsAt };
    await app.database.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'not today'; END $$`);
    await app.database.query(
      `CREATE TRIGGER refuse AFTER INSERT ON idempotency_keys EXECUTE FUNCTION refuse()`,
    );
    const holds = ['greenroom_booking_transitions_total{event="hold"}'];
    const failing = () => book(app, candidate, wish).expect(500);
    expect(Object.values(await growth(holds, failing))).toEqual([0]);
    await app.database.query(`DROP TRIGGER refuse ON idempotency_keys`);
    expect(Object.values(await growth(holds, () => book(app, candidate, wish).expect(201)))).toEqual([1]);
  });

  it('show mails that cannot be sent', async () => {
    const coach = await publishedCoach(app);
    const series = ['greenroom_mails_waiting', 'greenroom_mail_tries_total{outcome="sent"}'];
    const grown = await growth([...series, 'greenroom_mail_tries_total{outcome="failed"}'], () =>
      bookAndPay(app, { coach }),
    );
    expect(grown).toMatchObject({ 'greenroom_mail_tries_total{outcome="sent"}': 0 });
    expect(grown['greenroom_mails_waiting']).toBeGreaterThan(0);
    expect(grown['greenroom_mail_tries_total{outcome="failed"}']).toBeGreaterThan(0);
    app.clock.advance({ minutes: 2 });
    expect((await scrape(app)).get('greenroom_mail_lag_seconds')).toBeGreaterThanOrEqual(120);
  });

  it('name routes by their pattern, and what is no route by nothing', async () => {
    await app.http().get('/v1/coaches/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10');
    await app.http().get('/no/such/page?token=abc');
    const series = [...(await scrape(app)).keys()].filter((name) => name.includes('route='));
    expect(series.some((name) => name.includes('route="/v1/coaches/:id"'))).toBe(true);
    expect(series.some((name) => name.includes('route="none"'))).toBe(true);
    expect(series.filter((name) => /0197a3c2|no\/such|abc/.test(name))).toEqual([]);
  });

  it('show pool, clock, sweeps, jobs, event loop and build', async () => {
    await app.settle();
    const now = await scrape(app);
    expect(now.get('greenroom_database_gauges_fresh')).toBe(1);
    expect(now.get('greenroom_database_pool_connections{state="total"}')).toBeGreaterThan(0);
    expect(now.get('greenroom_clock_difference_seconds')).toEqual(expect.any(Number));
    expect(now.get('greenroom_sweep_last_done_timestamp_seconds{sweep="outbox"}')).toBeGreaterThan(1.7e9);
    expect(now.get('greenroom_jobs_due')).toBeGreaterThan(0);
    expect(now.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(now.get(`greenroom_build_info{node="${process.versions.node}",version="${VERSION}"}`)).toBe(1);
  });

  it('answer without the database too, and say that they did', async () => {
    await app.database.query('ALTER TABLE outbox_events RENAME TO moved_away');
    const without = await scrape(app);
    await app.database.query('ALTER TABLE moved_away RENAME TO outbox_events');
    expect(without.get('greenroom_database_gauges_fresh')).toBe(0);
    expect(without.get('greenroom_jobs_due')).toBeNaN();
    expect(without.has('greenroom_payments_parked{what="command"}')).toBe(false);
    expect((await scrape(app)).get('greenroom_database_gauges_fresh')).toBe(1);
  });

  it('find a ledger entry that does not balance', async () => {
    await bookAndPay(app, { coach: await publishedCoach(app) });
    expect((await scrape(app)).get('greenroom_ledger_entries_unbalanced')).toBe(0);
    await app.database.tx(async (tx) => {
      await tx.query('ALTER TABLE ledger_lines DISABLE TRIGGER USER');
      await tx.query('UPDATE ledger_lines SET amount_minor = amount_minor + 1 WHERE amount_minor > 0');
    });
    expect((await scrape(app)).get('greenroom_ledger_entries_unbalanced')).toBeGreaterThan(0);
  });
});
