import { Sweeps } from '../../src/platform/jobs/sweeps';
import { startTestApp, type TestApp } from '../support/app';
import { scrape } from '../support/metrics';
import { bookAndPay, firstSlots, holdSlot, publishedCoach } from '../support/scenario';

/** The database refuses every change of this row, as a fault of ours that only this row meets. */
const breakRow = async (app: TestApp, table: string, condition: string): Promise<void> => {
  await app.database.query(
    `CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'this row always fails'; END $$`,
  );
  await app.database.query(
    `CREATE TRIGGER refuse_row BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION refuse_row()`,
  );
};
const mendRow = (app: TestApp, table: string) => app.database.query(`DROP TRIGGER refuse_row ON ${table}`);

const failures = async (app: TestApp, sweep: string) =>
  (await scrape(app)).get(`greenroom_sweep_row_failures_total{sweep="${sweep}"}`);

describe('a row that always fails does not keep the others waiting', () => {
  let app: TestApp;
  const lines: string[] = [];
  beforeEach(async () => {
    app = await startTestApp(
      { accessTokenMinutes: 1_000_000, logLevel: 'error' },
      { write: (line: string) => void lines.push(line) },
    );
  });
  afterEach(() => app.stop());

  const first = (ids: string[]) => [...ids].sort()[0] as string;
  const logged = (id: string) => lines.filter((line) => line.includes('always fails') && line.includes(id));

  it('of holds', async () => {
    const coach = await publishedCoach(app);
    const starts = await firstSlots(app, coach, 3);
    const ids: string[] = [];
    for (const startsAt of starts) ids.push((await holdSlot(app, { coach, startsAt })).booking.id);
    const bad = first(ids);
    await breakRow(app, 'bookings', `OLD.id = '${bad}'`);
    app.clock.advance({ minutes: 60 });
    await app.get(Sweeps).run('bookings.expire_holds');
    const held = await app.database.query<{ id: string }>(`SELECT id FROM bookings WHERE status = 'held'`);
    expect(held).toEqual([{ id: bad }]);
    expect(await failures(app, 'bookings.expire_holds')).toBe(1);
    expect(logged(bad)).toHaveLength(1);
    await mendRow(app, 'bookings');
    await app.settle();
    await app.checkInvariants();
  });

  it('of reminders and of owed forms', async () => {
    const coach = await publishedCoach(app);
    const starts = await firstSlots(app, coach, 2);
    const ids: string[] = [];
    for (const startsAt of starts) ids.push((await bookAndPay(app, { coach, startsAt })).id);
    const bad = first(ids);
    await breakRow(app, 'reminders', `OLD.booking_id = '${bad}' AND NEW.done_at IS NOT NULL`);
    app.clock.set(new Date(Date.parse(starts[0] as string) - 3_600_000));
    await app.settle();
    const open = await app.database.query<{ id: string }>(
      `SELECT DISTINCT booking_id AS id FROM reminders WHERE done_at IS NULL AND due_at <= $1`,
      [app.clock.now()],
    );
    expect(open).toEqual([{ id: bad }]);
    expect(logged(`${bad}/`).length).toBeGreaterThan(0);
    await mendRow(app, 'reminders');

    app.clock.advance({ hours: 6 });
    await app.settle();
    await breakRow(app, 'feedback_duties', `OLD.booking_id = '${bad}'`);
    app.clock.advance({ hours: 24 * 5 });
    await app.settle();
    const waiting = await app.database.query<{ id: string }>(
      `SELECT booking_id AS id FROM feedback_duties WHERE look_at <= $1`,
      [app.clock.now()],
    );
    expect(waiting).toEqual([{ id: bad }]);
    expect(await failures(app, 'feedback.duties')).toBeGreaterThan(0);
  });

  it('of anything, even when there are more of them than a batch takes', async () => {
    const open = new Set(['bad-1', 'bad-2', 'bad-3', 'good-1', 'good-2']);
    const batch = (failing: string[]) =>
      [...open]
        .sort((a, b) => Number(failing.includes(a)) - Number(failing.includes(b)) || (a < b ? -1 : 1))
        .slice(0, 3);
    const sweeps = app.get(Sweeps);
    sweeps.registerRows('test.rows', {
      due: (_now, failing) => ({ sql: 'SELECT unnest($1::text[]) AS id', params: [batch(failing)] }),
      work: ({ id }) =>
        id.startsWith('bad') ? Promise.reject(new Error('always fails')) : Promise.resolve(open.delete(id)),
    });
    await sweeps.run('test.rows');
    await sweeps.run('test.rows');
    expect([...open]).toEqual(['bad-1', 'bad-2', 'bad-3']);
  });
});
