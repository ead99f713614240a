import ICAL from 'ical.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarFile, type CalendarFacts, invitation } from '../../src/notifications/calendar-file';
import { writtenMail } from '../../src/platform/mail/layout';
import type { TestAccount } from '../support/app';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { useTestApp } from '../support/use-test-app';

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
const app = useTestApp(() => ({
  mail: { smtpUrl: sink.url, from: 'Greenroom <no-reply@greenroom.example>' },
}));
afterAll(() => sink.stop());

const as = ({ token }: TestAccount) => ({ Authorization: `Bearer ${token}` });

const BREAKS = ['\r\n', '\r', '\n', '\u2028', '\u2029', '\u0085', '\u0000', '\v', '\f'];
const nasty = (breakAt: string): string => `Eve${breakAt}ATTENDEE:mailto:x@evil.test${breakAt} ;:,"\\^n'`;

const facts = (text: string): CalendarFacts => ({
  bookingId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
  side: 'candidate',
  startsAt: new Date('2027-03-01T17:00:00Z'),
  endsAt: new Date('2027-03-01T18:00:00Z'),
  sequence: 1,
  cancelled: false,
  title: text,
  description: text,
  page: 'https://greenroom.example/bookings/1',
  door: 'https://greenroom.example/bookings/1/join',
  writtenAt: new Date('2027-02-01T12:00:00Z'),
  organizer: { name: text, email: 'no-reply@greenroom.example' },
  recipient: { name: text, email: 'ada@example.test' },
});

/** Unfolded lines, as readers see them: however they think that lines end. */
const linesOf = (calendar: string): string[] =>
  calendar.replaceAll(/\r\n[ \t]/g, '').split(/\r\n|[\r\n\u2028\u2029\u0085\v\f]/);
const namesOf = (calendar: string): string[] => linesOf(calendar).map((line) => line.split(/[;:]/)[0] ?? '');
const eventOf = (calendar: string): ICAL.Component => {
  const parsed = new ICAL.Component(ICAL.parse(calendar) as unknown[] as never);
  return parsed.getFirstSubcomponent('vevent') as ICAL.Component;
};

describe('attack 49: what people wrote stays inside its property of a calendar file', () => {
  it.each(BREAKS.map((sign) => [JSON.stringify(sign), sign] as const))('attack 49: with %s', (_, sign) => {
    for (const write of [(given: CalendarFacts) => invitation(given).content, calendarFile]) {
      const calendar = write(facts(nasty(sign)));
      expect(namesOf(calendar)).toEqual(namesOf(write(facts('Eve'))));
      expect(calendar).not.toContain('\u0000');
      const event = eventOf(calendar);
      const plain = nasty(sign === '\u0000' ? '' : '\n');
      expect(event.getFirstPropertyValue('description')).toBe(plain);
      expect(event.getFirstPropertyValue('summary')).toBe(plain.replaceAll('\n', ' '));
    }
  });

  it('attack 49: everything that is not a control character comes back as it was', () => {
    const text = 'Zoë 🎉 日本 עברית ; : , " \\ \\n ^n ^\' ^^ %0d%0aX: =3D'.padEnd(200, 'é');
    const event = eventOf(calendarFile(facts(text)));
    expect(event.getFirstPropertyValue('description')).toBe(text);
    expect(event.getFirstPropertyValue('summary')).toBe(text);
  });
});

const SCRIPT = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><svg/onload=alert(1)>`;
const TEMPLATES = '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %{7*7} {CHECKOUT_SESSION_ID}';

/** What a page would run or open: tags and handlers that came from a text; what stands in quotes is a value. */
const runsIn = (html: string): string[] =>
  html.replaceAll(/"[^"]*"/g, '""').match(/<(script|img|svg|iframe)\b|<[^>]*\son\w+=|javascript:/gi) ?? [];

describe('attack 50, 52, 55: hostile names on their way through pages and mails', () => {
  let candidate: TestAccount;

  beforeAll(async () => {
    const hostile = `${SCRIPT} ${TEMPLATES}\r\nBcc: victim@example.test\r\n\r\n<b>body</b>`;
    candidate = await app.signUp({ name: hostile });
    const coach = await publishedCoach(app, { name: hostile });
    sink.messages.length = 0;
    sink.recipients.length = 0;
    await bookAndPay(app, { coach, candidate });
  });

  it('attack 50: no header more than in the mails of harmless people', () => {
    const headersOf = (message: string): string[] =>
      (message.split('\r\n\r\n')[0] ?? '')
        .replaceAll(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map((line) => line.split(':')[0] ?? '');
    expect(sink.messages.length).toBeGreaterThanOrEqual(2);
    for (const message of sink.messages) {
      const headers = headersOf(message);
      expect(headers).not.toContain('Bcc');
      expect(headers.sort()).toEqual(
        [
          'Auto-Submitted',
          'Content-Type',
          'Date',
          'From',
          'MIME-Version',
          'Message-ID',
          'Subject',
          'To',
        ].sort(),
      );
    }
    expect(sink.recipients).not.toContain('victim@example.test');
  });

  it('attack 50: what goes into a head is one line before any mail library sees it', async () => {
    const heads = await app.database.query<{ subject: string; to_name: string | null }>(
      'SELECT subject, to_name FROM mails',
    );
    expect(heads.some(({ subject }) => subject.includes('Bcc: victim[at]example[.]test'))).toBe(true);
    expect(
      heads.filter(({ subject, to_name }) => /[\p{Cc}\u2028\u2029]/u.test(subject + (to_name ?? ''))),
    ).toEqual([]);
  });

  it('attack 52: the HTML of every mail shows a script as text', async () => {
    const mails = await app.database.query<{ html_body: string }>('SELECT html_body FROM mails');
    expect(mails.some(({ html_body }) => html_body.includes('&lt;script&gt;'))).toBe(true);
    for (const { html_body } of mails) expect(runsIn(html_body)).toEqual([]);
  });

  it('attack 55: signs of template languages are shown as they are', async () => {
    const mails = await app.database.query<{ text_body: string; html_body: string }>(
      `SELECT text_body, html_body FROM mails WHERE kind = 'booking.confirmed'`,
    );
    expect(mails).toHaveLength(2);
    for (const { text_body, html_body } of mails) {
      expect(text_body).toContain(TEMPLATES);
      expect(html_body).toContain('{{7*7}} ${7*7} &lt;%= 7*7 %&gt; #{7*7} %{7*7}');
      // Addresses hold ids and ports, which may well hold a 49.
      expect(text_body.replace(/https?:\S+/g, '')).not.toContain('49');
    }
  });

  it('attack 52: the API gives it back as JSON that no browser takes for a page', async () => {
    const answer = await app.http().get('/v1/me').set(as(candidate)).expect(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body.name).toContain(SCRIPT);
  });

  it('attack 55: the payment page and the way back from it keep our own address', async () => {
    const sessions = await app.stripe.sessions();
    for (const { success_url, cancel_url } of sessions)
      for (const url of [success_url, cancel_url]) expect(url?.startsWith(`${app.url}/bookings/`)).toBe(true);
  });
});

it('attack 52, 55: the layout of mails escapes every place', () => {
  const content = {
    title: SCRIPT,
    paragraphs: [SCRIPT, TEMPLATES],
    action: { label: SCRIPT, url: `https://x/"${SCRIPT}` },
  };
  const { html, text } = writtenMail(content, 'https://greenroom.example');
  expect(runsIn(html)).toEqual([]);
  expect(text).toContain(TEMPLATES);
});

describe('attack 52: a link is https or it is refused', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'http://example.test/room',
    'https://user:pass@example.test/room',
    'https:///room',
    '//example.test/room',
    'https://example.test/\u0000',
    'https://exa mple.test/',
  ])('attack 52: %j', async (url) => {
    const coach = await app.signUp({ roles: ['coach'] });
    const answer = await app.http().put('/v1/me/coach').set(as(coach)).send({ meetingRoomUrl: url });
    expect([answer.status, answer.body.field]).toEqual([422, 'meetingRoomUrl']);
    expect(
      await app.database.query('SELECT 1 FROM coaches WHERE account_id = $1', [coach.accountId]),
    ).toEqual([]);
  });
});

describe('attack 51: the name of a download', () => {
  it('attack 51: is ours, quoted and plain, whoever the people are', async () => {
    const coach = await publishedCoach(app, { name: 'Eve"; filename="evil.exe\r\nX: y' });
    const booking = await bookAndPay(app, { coach });
    const { body } = await app.http().get(`/v1/bookings/${booking.id}`).set(as(booking.candidate));
    const file = new URL(body.calendarFile, app.url);
    const answer = await fetch(file);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="greenroom-session.ics"');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x')).toBeNull();
  });

  it('attack 51: and no source makes such a header from a text', () => {
    const src = join(__dirname, '..', '..', 'src');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'),
    );
    const lines = files.flatMap((path) => readFileSync(join(src, path), 'utf8').split('\n'));
    const naming = lines.filter((line) => /content-disposition/i.test(line));
    expect(naming.length).toBeGreaterThan(0);
    expect(
      naming.filter(
        (line) =>
          // That other origins may read it.
          !/exposedHeaders: \[/.test(line) &&
          !/@Header\('Content-Disposition', 'attachment; filename="[\w.-]+"'\)/.test(line) &&
          !/\.header\('Content-Disposition', dispositionOf\('(attachment|inline)', report\)\)/.test(line) &&
          !/\.header\('Content-Disposition', documentDisposition\(revision, document\.mediaType\)\)/.test(
            line,
          ),
      ),
    ).toEqual([]);
  });
});
