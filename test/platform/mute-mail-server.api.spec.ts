import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Mails } from '../../src/platform/mail/mails';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';
import { holdSlot, publishedCoach } from '../support/scenario';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink';
import { createTestDatabase } from '../support/test-database';
import { until } from '../support/until';

const FROM = 'Greenroom <no-reply@greenroom.example>';
/** Ten minutes: longer than any test. */
const NEVER_MS = 600_000;

let sink: SmtpSink;
let app: TestApp;

const queue = (to = 'somebody@example.test'): Promise<void> =>
  app.database.tx((tx) =>
    app.get(Mails).enqueue(tx, {
      kind: 'test.mail',
      recipientId: newId(),
      about: newId(),
      to,
      subject: 'Hello',
      text: 'Hello.',
    }),
  );

const mails = (): Promise<object[]> =>
  app.database.query(
    `SELECT to_address AS to, status, attempts, leased_until IS NOT NULL AS leased FROM mails
     WHERE kind = 'test.mail' ORDER BY status DESC, attempts, to_address`,
  );

afterEach(async () => {
  await app.stop();
  await sink.stop();
});

describe('a mail server that takes connections and says nothing', () => {
  const waiting = async (): Promise<number> => {
    const [row] = await app.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs
       WHERE task_identifier = 'sweep.mails' AND run_at <= clock_timestamp()`,
    );
    return row?.n ?? 0;
  };

  it('keeps no other sweep waiting, nor the end of the process', async () => {
    sink = await startSmtpSink();
    const smtpUrl = `${sink.url}?greetingTimeout=${NEVER_MS}&socketTimeout=${NEVER_MS}`;
    const database = await createTestDatabase();
    app = await startTestApp(
      { backgroundJobs: true, mail: { smtpUrl, from: FROM, tryMs: NEVER_MS } },
      undefined,
      { url: database.url, drop: () => Promise.resolve() },
    );
    const { booking } = await holdSlot(app, { coach: await publishedCoach(app) });
    await app.settle();
    sink.fallSilent();
    await queue();
    await until(() => sink.silentConnections() === 1, 'the sweep of mails waits for the server');
    // More wake-ups than the queue has places, each taken while the sweep hangs.
    for (let n = 0; n < 3; n += 1) {
      await queue();
      await until(async () => (await waiting()) === 0, 'the wake-up is answered');
    }
    app.clock.advance({ minutes: 38 });
    const sweeps = app.get(Sweeps);
    for (const name of ['payments.poll', 'bookings.expire_holds'])
      await app.database.tx((tx) => tx.wake(name));
    const status = async (): Promise<string | undefined> =>
      (
        await app.database.query<{ status: string }>('SELECT status FROM bookings WHERE id = $1', [
          booking.id,
        ])
      )[0]?.status;
    await until(async () => (await status()) === 'expired', 'the hold is expired');
    await sweeps.promptAll();
    expect(sink.silentConnections()).toBe(1);

    const told = jest.spyOn(sweeps, 'stop');
    const ended = app.stop();
    await until(() => told.mock.calls.length > 0, 'nothing more is begun');
    sink.hangUp();
    await ended;
    // The promised further run was not begun any more.
    expect(sink.silentConnections()).toBe(1);
    app = await startTestApp({}, undefined, database);
    const untried = { to: 'somebody@example.test', status: 'queued', attempts: 0, leased: false };
    expect(await mails()).toEqual([untried, untried, untried, { ...untried, attempts: 1 }]);
  });

  it('ends the run that met it: mails to two recipients wait for it, not all', async () => {
    sink = await startSmtpSink({ mute: 2 });
    app = await startTestApp({ mail: { smtpUrl: `${sink.url}?greetingTimeout=200`, from: FROM } });
    for (const to of ['a@example.test', 'a@example.test', 'b@example.test', 'c@example.test'])
      await queue(to);
    expect(await app.get(Sweeps).run('mails')).toBe(2);
    expect(sink.taken).toHaveLength(0);
    expect(await app.get(Sweeps).run('mails')).toBe(2);
    expect(sink.taken).toHaveLength(2);
  });

  it('lets the next recipient be tried where it was mute once, and keeps the others of the first for later', async () => {
    sink = await startSmtpSink({ mute: 1 });
    app = await startTestApp({ mail: { smtpUrl: `${sink.url}?greetingTimeout=200`, from: FROM } });
    for (const to of ['a@example.test', 'a@example.test', 'b@example.test', 'c@example.test'])
      await queue(to);
    expect(await app.get(Sweeps).run('mails')).toBe(3);
    expect(sink.taken).toHaveLength(2);
    expect(await app.get(Sweeps).run('mails')).toBe(1);
    expect(sink.taken).toHaveLength(3);
  });
});

describe('a recipient whom the mail server refuses', () => {
  it('keeps nobody else from their mails', async () => {
    sink = await startSmtpSink({ refuse: /^refused@/ });
    app = await startTestApp({ mail: { smtpUrl: sink.url, from: FROM } });
    await queue('refused@example.test');
    for (let n = 0; n < 2; n += 1) await queue();
    expect(await app.get(Sweeps).run('mails')).toBe(3);
    const sent = { to: 'somebody@example.test', status: 'sent', attempts: 1, leased: false };
    const refused = { to: 'refused@example.test', status: 'queued', attempts: 1, leased: false };
    expect(await mails()).toEqual([sent, sent, refused]);
  });

  it.each([
    [
      'goes on after one for whom it says that it goes away',
      ['refused@a.test', 'x@a.test', 'refused@b.test', 'y@a.test'],
      4,
    ],
    ['ends after two in a row', ['refused@a.test', 'refused@b.test', 'x@a.test'], 2],
  ])('%s', async (_, recipients, tried) => {
    sink = await startSmtpSink({ refuse: /^refused@/, refusal: '421 closing' });
    app = await startTestApp({ mail: { smtpUrl: sink.url, from: FROM } });
    for (const to of recipients) {
      await queue(to);
      app.clock.advance({ minutes: 1 });
    }
    expect(await app.get(Sweeps).run('mails')).toBe(tried);
  });
});
