import { setTimeout as sleep } from 'node:timers/promises';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Mails } from '../../src/platform/mail/mails';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink';

const FROM = 'Greenroom <no-reply@greenroom.example>';
const PATIENCE_MS = 20_000;

describe('a process that is asked to end', () => {
  let sink: SmtpSink;
  let app: TestApp;
  let worker: TestApp;
  beforeAll(async () => {
    sink = await startSmtpSink({ thinkMs: 500 });
    const mail = { smtpUrl: sink.url, from: FROM };
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
    const until = performance.now() + PATIENCE_MS;
    while (sink.taken.length === 0 && performance.now() < until) await sleep(5);
    await worker.stop();
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
