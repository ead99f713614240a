import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Mails } from '../../src/platform/mail/mails';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink';

const FROM = 'Greenroom <no-reply@greenroom.app>';

describe('the head of a mail', () => {
  let sink: SmtpSink;
  let app: TestApp | undefined;
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(async () => {
    await app?.stop();
    await sink.stop();
  });

  /** The head of a mail that was sent under these settings. */
  const headOf = async (replyTo?: string): Promise<string> => {
    app = await startTestApp({ mail: { smtpUrl: sink.url, from: FROM, replyTo } });
    const mails = app.get(Mails);
    await app.database.tx((tx) =>
      mails.enqueue(tx, {
        kind: 'test.mail',
        about: newId(),
        recipientId: newId(),
        to: 'ada@example.test',
        subject: 'Hello',
        text: 'Hello.',
      }),
    );
    expect(await app.get(Sweeps).run('mails')).toBe(1);
    return sink.messages[0]?.split('\r\n\r\n')[0] ?? '';
  };

  it('says that nobody wrote it, so that no machine answers', async () => {
    const head = await headOf();
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).not.toContain('Reply-To');
  });

  it('leads answers to who helps people', async () => {
    expect(await headOf('help@greenroom.app')).toContain('Reply-To: help@greenroom.app');
  });
});
