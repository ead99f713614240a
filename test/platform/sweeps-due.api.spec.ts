import { Client } from 'pg';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const app = useTestApp();
let sweeps: Sweeps;
beforeAll(() => {
  sweeps = app.get(Sweeps);
});

/** Sweeps over rows that are not expected to be due with nothing going on. */
const OVER_ROWS = ['outbox', 'payments.poll', 'payments.commands', 'bookings.expire_holds', 'reminders'];

describe('which sweeps have something to do', () => {
  it('is asked with one statement, and none over rows has when all is quiet', async () => {
    await app.settle();
    const asked = jest.spyOn(Client.prototype, 'query');
    const due = await sweeps.due();
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    expect(due.filter((name) => OVER_ROWS.includes(name))).toEqual([]);
  });

  it('tells the sweep whose deadline passed, and no other', async () => {
    const coach = await publishedCoach(app);
    const { booking } = await holdSlot(app, { coach });
    await app.settle();
    expect(await sweeps.due()).not.toContain('bookings.expire_holds');
    app.clock.advance({ minutes: 38 });
    const due = await sweeps.due();
    expect(due.filter((name) => OVER_ROWS.includes(name))).toEqual([
      'payments.poll',
      'bookings.expire_holds',
    ]);
    await sweeps.runAll();
    const [row] = await app.database.query<{ status: string }>('SELECT status FROM bookings WHERE id = $1', [
      booking.id,
    ]);
    expect(row?.status).toBe('expired');
  });

  it('is every sweep when one cannot be asked, so that the others go on', async () => {
    const coach = await publishedCoach(app);
    const { booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 38 });
    const broken = {
      due: () => ({ sql: 'SELECT id FROM no_such_table', params: [] }),
      work: async () => true,
    };
    sweeps.registerRows('test.broken', broken);
    expect((await sweeps.due()).sort()).toEqual(sweeps.names().sort());
    await sweeps.runAll();
    const [row] = await app.database.query<{ status: string }>('SELECT status FROM bookings WHERE id = $1', [
      booking.id,
    ]);
    expect(row?.status).toBe('expired');
    broken.due = () => ({ sql: 'SELECT NULL::text AS id WHERE false', params: [] });
    expect(await sweeps.due()).not.toContain('test.broken');
  });

  it('tells of a reminder from its moment on, until it is sent', async () => {
    const { startsAt } = await bookAndPay(app, { coach: await publishedCoach(app) });
    expect(await sweeps.due()).not.toContain('reminders');
    app.clock.set(new Date(startsAt.getTime() - 3_600_000));
    expect(await sweeps.due()).toContain('reminders');
    await app.settle();
    expect(await sweeps.due()).not.toContain('reminders');
  });
});
