import { Clock } from '../../src/platform/clock/clock';
import { Database } from '../../src/platform/database/database';
import { FailingRows } from '../../src/platform/jobs/row-sweep';
import { SweepMetrics } from '../../src/platform/jobs/sweep.metrics';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Mails } from '../../src/platform/mail/mails';
import { Metrics } from '../../src/platform/metrics/metrics';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink';
import { until } from '../support/until';

const FROM = 'Greenroom <no-reply@greenroom.example>';
/** Ten minutes: longer than any test. */
const NEVER_MS = 600_000;

interface Row {
  status: string;
  attempts: number;
  dueInMinutes: number;
  error: string | null;
  leased: boolean;
}

describe('a mail that is being sent', () => {
  let app: TestApp;
  let sink: SmtpSink;
  beforeEach(async () => {
    // The first sender finds a mail server that says nothing, as if the sender had died.
    sink = await startSmtpSink({ mute: 1 });
  });
  afterEach(async () => {
    await app.stop();
    await sink.stop();
  });

  const start = async (mail: { smtpUrl: string; tryMs?: number }): Promise<void> => {
    app = await startTestApp({ mail: { from: FROM, ...mail } });
  };

  /** Another process on the same database. */
  const otherSender = (): Sweeps => {
    const metrics = new Metrics();
    const clock = { offset: () => 0, now: () => app.clock.now() };
    const sweeps = new Sweeps(
      new SweepMetrics(metrics),
      new FailingRows(metrics, app.get(Clock), app.get(Database)),
    );
    new Mails(app.config, clock, app.get(Database), sweeps, metrics).onModuleInit();
    return sweeps;
  };

  const queue = (): Promise<void> =>
    app.database.tx((tx) =>
      app.get(Mails).enqueue(tx, {
        kind: 'test.mail',
        recipientId: newId(),
        about: newId(),
        to: 'somebody@example.test',
        subject: 'Hello',
        text: 'Hello.',
      }),
    );

  const row = async (): Promise<Row | undefined> =>
    (
      await app.database.query<Row>(
        `SELECT status, attempts, leased_until IS NOT NULL AS leased, last_error AS error,
           extract(epoch FROM next_attempt_at - $1::timestamptz)::float / 60 AS "dueInMinutes" FROM mails`,
        [app.clock.now()],
      )
    )[0];

  it('belongs to its sender for 45 seconds, then to the next, who is heard', async () => {
    await start({ smtpUrl: `${sink.url}?greetingTimeout=${NEVER_MS}`, tryMs: NEVER_MS });
    await queue();
    const first = app.get(Sweeps).run('mails');
    await until(async () => (await row())?.leased, 'the first sender has the mail');
    const other = otherSender();
    app.clock.advance({ minutes: 0.7 });
    expect(await other.run('mails')).toBe(0);
    app.clock.advance({ minutes: 0.1 });
    expect(await other.run('mails')).toBe(1);
    expect(await row()).toMatchObject({ status: 'sent', attempts: 2, leased: false });
    sink.hangUp();
    await first;
    expect(await row()).toMatchObject({ status: 'sent', attempts: 2, leased: false });
    expect(sink.taken).toHaveLength(1);
  });

  it('waits for its next try apart from that, and gives the lease back', async () => {
    await start({ smtpUrl: sink.url });
    await queue();
    await app.get(Sweeps).run('mails');
    const error = 'Greeting never received';
    expect(await row()).toEqual({ status: 'queued', attempts: 1, leased: false, dueInMinutes: 5, error });
    app.clock.advance({ minutes: 5 });
    await app.get(Sweeps).run('mails');
    expect(await row()).toMatchObject({ status: 'sent', attempts: 2 });
    expect(sink.taken).toHaveLength(1);
  });
});
