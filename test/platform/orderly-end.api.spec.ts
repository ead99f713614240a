import { connect } from 'node:net';
import { loadConfig } from '../../src/platform/config/config';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Mails } from '../../src/platform/mail/mails';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink';
import { until } from '../support/until';

const FROM = 'Greenroom <no-reply@greenroom.example>';
/** Ten minutes: longer than any test. */
const NEVER_MS = 600_000;

it('does not wait for a connection that never asked for anything, as browsers open in advance', async () => {
  const { http } = loadConfig({});
  const app = await startTestApp({
    http: { ...http, headersMs: NEVER_MS, requestMs: NEVER_MS, keepAliveMs: NEVER_MS },
  });
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  const isClosed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
  await new Promise((resolve) => socket.once('connect', resolve));
  await app.http().get('/health/live').expect(200);
  await app.stop();
  expect(await isClosed).toBe(true);
});

describe('a process that is asked to end', () => {
  let sink: SmtpSink;
  let app: TestApp;
  let worker: TestApp;
  beforeAll(async () => {
    sink = await startSmtpSink({ hold: true });
    const mail = { smtpUrl: `${sink.url}?socketTimeout=${NEVER_MS}`, from: FROM, tryMs: NEVER_MS };
    app = await startTestApp({ mail });
    worker = await startTestApp({ mail, backgroundJobs: true }, undefined, {
      url: app.config.databaseUrl ?? '',
      drop: () => Promise.resolve(),
    });
  });
  afterAll(async () => {
    await app.stop();
    await sink.stop();
  });

  it('notes what it has just done, begins nothing more, and leaves the rest to the next', async () => {
    const mail = {
      kind: 'test.mail',
      recipientId: newId(),
      to: 'a@example.test',
      subject: 'Hi',
      text: 'Hi.',
    };
    await app.database.tx(async (tx) => {
      for (let n = 0; n < 3; n += 1) await app.get(Mails).enqueue(tx, { ...mail, about: newId() });
    });
    await until(() => sink.taken.length === 1, 'the mail server has a mail, and has not said so');
    const told = jest.spyOn(worker.get(Sweeps), 'stop');
    const ended = worker.stop();
    await until(() => told.mock.calls.length > 0, 'the worker begins nothing more');
    sink.release();
    await ended;
    const rows = await app.database.query(
      `SELECT status, attempts, leased_until IS NOT NULL AS leased FROM mails ORDER BY status DESC`,
    );
    const queued = { status: 'queued', attempts: 0, leased: false };
    expect(rows).toEqual([{ status: 'sent', attempts: 1, leased: false }, queued, queued]);
    expect(await app.get(Sweeps).run('mails')).toBe(2);
    expect(new Set(sink.taken).size).toBe(3);
    expect(sink.taken).toHaveLength(3);
  });
});
