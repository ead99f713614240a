import { ReportPdfs } from '../../src/reports/report-pdfs.service';
import { dayInWords, inWords } from '../../src/shared/zones/in-words';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { readPdf } from '../support/pdf-reader';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import {
  as,
  completeDraft,
  fileForm,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from '../forms/forms-fixture';

const ASKED_AT = '2027-03-01T17:10:00.000Z';
/** What a thread that has ended is called. */
const NO_MORE = -1;

const wordsOf = (file: Buffer): string =>
  readPdf(file)
    .pages.map((lines) => lines.join(' '))
    .join(' ');

describe('the report as a PDF', () => {
  let app: TestApp;
  let coach: TestCoach;
  let booking: PaidBooking;
  const logged: string[] = [];

  beforeAll(async () => {
    app = await startTestApp(
      { accessTokenMinutes: LONG_TOKENS, logLevel: 'trace' },
      { write: (line) => void logged.push(line) },
    );
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });
  afterAll(async () => {
    await app?.checkInvariants();
    const threads = app?.get(ReportPdfs).thread.pool.threads ?? [];
    await app?.stop();
    expect(threads.map(({ threadId }) => threadId)).toEqual([NO_MORE]);
  });

  const fetchPdf = (who: TestAccount) =>
    app.http().get(`/v1/bookings/${booking.id}/form/report.pdf`).set(as(who)).buffer(true);
  const share = (body: object) =>
    app.http().post(`/v1/bookings/${booking.id}/form/links`).set(as(booking.candidate)).send(body);
  const shared = (url: string) =>
    app
      .http()
      .get(`${new URL(url).pathname}/report.pdf`)
      .buffer(true);

  it('says what the form says to its candidate, what to work on and what to practise with, and nothing private', async () => {
    await fileForm(app, booking);
    const { body: form } = await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(booking.candidate));
    expect(form.workOn.length).toBeGreaterThan(0);
    expect(form.suggestions.length).toBeGreaterThan(0);
    const { body, headers } = await fetchPdf(booking.candidate).expect(200);
    const words = wordsOf(body as Buffer).replaceAll(/\s+/g, ' ');
    for (const said of [
      'Practice, not a hiring decision',
      'Took over a migration.',
      'What to work on',
      'Hire',
    ])
      expect(words).toContain(said);
    expect(words).toContain(form.workOn[0].title);
    expect(words).toContain(form.suggestions[0].text.slice(0, 40));
    expect(`${words}${(body as Buffer).toString('latin1')}`).not.toContain('SECRET');
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="greenroom-feedback-[\d-]{10}\.pdf"$/,
    );
  });

  it('is called by its session, and tells every time on the wall of who reads it', async () => {
    const form = await startForm(app, booking);
    const draft = completeDraft(form);
    Object.assign(draft.notes[0]?.fields ?? {}, { 'asked-at': ASKED_AT });
    await saveForm(app, coach, form, draft).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    const inZone = async (who: TestAccount, zone: string) => {
      await app.http().patch('/v1/me').set(as(who)).send({ zone }).expect(200);
      const words = wordsOf((await fetchPdf(who).expect(200)).body as Buffer).replaceAll(/\s+/g, ' ');
      expect(words).toContain(`Held: ${inWords(booking.startsAt, zone)}`);
      const title = `TPM phone screen, Amazon: mock interview of ${dayInWords(booking.startsAt, zone)}`;
      expect(words).toContain(`Greenroom ${title}`);
      const { body } = await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(who)).expect(200);
      expect(body).toMatchObject({ reportTitle: title, title: 'TPM phone screen form' });
      expect(body.session).toMatchObject({
        kind: 'session',
        at: booking.startsAt.toISOString(),
        inWords: inWords(booking.startsAt, zone),
      });
      const notes = body.notes[0].fields.filter(({ inWords }: { inWords?: string }) => inWords);
      expect(notes).toEqual([
        expect.objectContaining({
          title: 'Time',
          text: ASKED_AT,
          inWords: inWords(new Date(ASKED_AT), zone),
        }),
      ]);
      expect(words).toContain(`Time ${inWords(new Date(ASKED_AT), zone)}`);
      return title;
    };
    await inZone(coach, 'America/New_York');
    const title = await inZone(booking.candidate, 'Asia/Kolkata');
    const { url } = (await share({}).expect(201)).body;
    const token = new URL(url).pathname.split('/').at(-1);
    const shared = await app.http().get(`/v1/shared-reports/${token}`).expect(200);
    expect(shared.body.reportTitle).toBe(title);
    const { body } = await app.http().get('/v1/me/forms').set(as(booking.candidate)).expect(200);
    expect(body.items[0]).toMatchObject({ reportTitle: title, session: { zone: 'Asia/Kolkata' } });
  });

  it('is the same until the form changes, and need not be sent again', async () => {
    await fileForm(app, booking);
    const first = await fetchPdf(booking.candidate).expect(200);
    app.clock.advance({ hours: 5 });
    const again = await fetchPdf(booking.candidate).expect(200);
    expect((again.body as Buffer).equals(first.body as Buffer)).toBe(true);
    const tag = first.headers['etag'] ?? '';
    expect(again.headers['etag']).toBe(tag);
    await fetchPdf(booking.candidate).set('If-None-Match', `"x", W/${tag}`).expect(304);
    await fetchPdf(booking.candidate).set('If-None-Match', '"x"').expect(200);
  });

  it('is lost when the thread that renders it dies: a problem that says nothing of it, and the next one comes', async () => {
    await fileForm(app, booking);
    await fetchPdf(booking.candidate).expect(200);
    const { pool } = app.get(ReportPdfs).thread;
    const run = pool.run.bind(pool);
    jest.spyOn(pool, 'run').mockImplementationOnce((...given) => {
      const rendering = run(...given);
      void pool.threads[0]?.terminate();
      return rendering;
    });
    logged.length = 0;
    const { body, headers } = await fetchPdf(booking.candidate).buffer(false).expect(500);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 500, code: 'internal' });
    expect(logged.join('')).toContain('a document could not be rendered');
    expect(logged.join('')).not.toMatch(/migration|SECRET/i);
    await fetchPdf(booking.candidate).expect(200);
  });

  it('is for the candidate once released, for the coach once filed, and for nobody else', async () => {
    const stranger = await app.signUp();
    await fetchPdf(booking.candidate).expect(404);
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    for (const who of [booking.candidate, coach, stranger]) await fetchPdf(who).expect(404);
    await submitForm(app, coach, form.id).expect(200);
    for (const who of [booking.candidate, coach]) await fetchPdf(who).expect(200);
    await fetchPdf(stranger).expect(404);
  });

  it('shows through a link only the parts that were chosen, and counts as a visit', async () => {
    await fileForm(app, booking);
    const { id, url } = (await share({ parts: ['recommendation'] }).expect(201)).body;
    const { body, headers } = await shared(url).expect(200);
    const words = wordsOf(body as Buffer);
    expect(words).toContain('Overall recommendation');
    for (const kept of ['Took over a migration', 'Seen for', 'Questions to practise'])
      expect(words).not.toContain(kept);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const { body: link } = await app.http().get(`/v1/me/report-links/${id}`).set(as(booking.candidate));
    expect(link.visits).toBe(1);
    await shared(url.replace(/reports\/.*/, `reports/${'x'.repeat(43)}`)).expect(404);
  });
});
