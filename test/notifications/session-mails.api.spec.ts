import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { mailsAbout, parseCalendar, type SeenMail } from './mailbox';

const app = useTestApp({}, { check: 'after each test' });
let coach: TestCoach;

beforeAll(async () => {
  coach = await publishedCoach(app, { name: 'Clara Coach', zone: 'Europe/Paris' });
});

const as = ({ token }: TestAccount): [string, string] => ['Authorization', `Bearer ${token}`];
const candidateIn = (zone: string) => app.signUp({ name: 'Kenji Candidate', zone });
const to = (mails: SeenMail[], { email }: TestAccount): SeenMail => {
  const own = mails.filter((mail) => mail.to_address === email);
  if (own.length !== 1 || !own[0]) throw new Error(`${own.length} mails to ${email}`);
  return own[0];
};
const cancel = async (id: string, who: TestAccount, body: object = {}) => {
  await app
    .http()
    .post(`/v1/bookings/${id}/cancellation`)
    .set(...as(who))
    .send(body)
    .expect(200);
  await app.settle();
};
const everythingIn = (mail: SeenMail): string =>
  // Folded lines are joined first, so that an address cannot hide in a fold.
  JSON.stringify({
    ...mail,
    calendar: mail.calendar && mail.calendar.content.replaceAll('\r\n ', ''),
  }).toLowerCase();

describe('booked', () => {
  it('tells both sides in their own zone, with an invitation each', async () => {
    const candidate = await candidateIn('Asia/Tokyo');
    const booking = await bookAndPay(app, { coach, candidate });
    const mails = await mailsAbout(app, booking.id, 'booking.confirmed');
    expect(mails).toHaveLength(2);
    const [theirs, ours] = [to(mails, candidate), to(mails, coach)];
    expect(theirs.text_body).toContain('Tokyo time');
    expect(theirs.text_body).toContain('120.00 EUR');
    expect(ours.text_body).toContain('Paris time');
    expect(ours.subject).toContain('Kenji Candidate');

    const invitations = [theirs, ours].map((mail) => parseCalendar(mail.calendar?.content ?? ''));
    for (const event of invitations) {
      expect(event).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED' });
      expect([event.start, event.end]).toEqual([booking.startsAt, booking.endsAt]);
      expect(event.organizer).toBe('mailto:no-reply@greenroom.example');
    }
    expect(invitations.map(({ attendees }) => attendees.map((one) => one.toLowerCase()))).toEqual([
      [`mailto:${candidate.email}`],
      [`mailto:${coach.email}`],
    ]);
    expect(new Set(invitations.map(({ uid }) => uid)).size).toBe(2);
  });

  it('tells the coach who comes, with what focus, level, date and resume, and the candidate nothing of that', async () => {
    const candidate = await candidateIn('Asia/Tokyo');
    const put = (path: string, body: object) =>
      app
        .http()
        .put(path)
        .set(...as(candidate))
        .send(body);
    await put('/v1/me/candidate-profile', { headline: 'Moving to infrastructure' }).expect(200);
    const target = { packKey: 'amazon-tpm', levelKey: 'l6', interviewDate: '2027-03-12' };
    await app
      .http()
      .post('/v1/me/targets')
      .set(...as(candidate))
      .send(target)
      .expect(201);
    const practice = {
      focus: 'Conflict stories',
      principles: ['ownership'],
      resumeUrl: 'https://example.com/resume.pdf',
    };
    const booking = await bookAndPay(app, { coach, candidate, practice });
    const mails = await mailsAbout(app, booking.id, 'booking.confirmed');
    expect(to(mails, coach).text_body).toContain(
      [
        'Who: Kenji Candidate, “Moving to infrastructure”',
        'Focus: Conflict stories; Ownership',
        'Level: Senior Technical Program Manager (L6)',
        'Their interview: 12 March 2027',
        'Resume: there is one; you find it with the booking, when you are logged in',
      ].join('\n'),
    );
    expect(to(mails, candidate).text_body).not.toMatch(/Who:|Resume:/);
  });

  it('holds nobody else’s address and no meeting link anywhere', async () => {
    const candidate = await candidateIn('Europe/Lisbon');
    const booking = await bookAndPay(app, { coach, candidate });
    await cancel(booking.id, coach);
    const mails = await mailsAbout(app, booking.id);
    expect(mails).toHaveLength(4);
    for (const mail of mails) {
      const other = mail.to_address === coach.email ? candidate : coach;
      expect(everythingIn(mail)).not.toContain(other.email.toLowerCase());
      expect(everythingIn(mail)).not.toContain('secret-room');
      expect(everythingIn(mail)).not.toContain('meet.');
    }
  });

  it('is told once, however often the event is delivered', async () => {
    const booking = await bookAndPay(app, { coach });
    await app.database.query(
      `DELETE FROM outbox_deliveries WHERE event_id IN (SELECT id FROM outbox_events WHERE aggregate_id = $1)`,
      [booking.id],
    );
    await app.database.query(`UPDATE outbox_events SET delivered_at = NULL WHERE aggregate_id = $1`, [
      booking.id,
    ]);
    await app.settle();
    expect(await mailsAbout(app, booking.id, 'booking.confirmed')).toHaveLength(2);
  });
});

describe('cancelled', () => {
  it('takes both entries out of the calendars: same UID, METHOD:CANCEL, a higher SEQUENCE', async () => {
    const booking = await bookAndPay(app, { coach });
    await cancel(booking.id, booking.candidate, { reason: 'My interview was moved.' });
    const [booked, cancelled] = [
      await mailsAbout(app, booking.id, 'booking.confirmed'),
      await mailsAbout(app, booking.id, 'booking.cancelled'),
    ];
    for (const who of [booking.candidate, coach]) {
      const before = parseCalendar(to(booked, who).calendar?.content ?? '');
      const after = parseCalendar(to(cancelled, who).calendar?.content ?? '');
      expect(after).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before.uid });
      expect(after.sequence).toBeGreaterThan(before.sequence);
      expect(after.start).toEqual(before.start);
    }
    expect(to(cancelled, booking.candidate).text_body).toContain('120.00 EUR goes back');
    expect(to(cancelled, coach).text_body).toContain('My interview was moved.');
    expect(to(cancelled, coach).text_body).not.toContain('EUR');
  });

  it('says when the money has left, once', async () => {
    const booking = await bookAndPay(app, { coach });
    await cancel(booking.id, coach);
    const refunds = await app.database.query<{ id: string }>(
      `SELECT r.id FROM refunds r JOIN bookings b ON b.order_id = r.order_id WHERE b.id = $1`,
      [booking.id],
    );
    const mails = await mailsAbout(app, refunds[0]?.id ?? '');
    expect(mails.map(({ kind, to_address }) => [kind, to_address])).toEqual([
      ['order.refunded', booking.candidate.email],
    ]);
  });
});

describe('texts that people wrote', () => {
  it('attack 49: cannot add a line to a calendar', async () => {
    const nasty = 'Eve\u2028ATTENDEE:mailto:x@evil.test "Q", ; \\ 🎉'.padEnd(90, 'é');
    const candidate = await app.signUp({ name: nasty, zone: 'Europe/Paris' });
    const booking = await bookAndPay(app, { coach, candidate });
    const mails = await mailsAbout(app, booking.id, 'booking.confirmed');
    for (const who of [candidate, coach]) {
      const { content } = to(mails, who).calendar ?? { content: '' };
      expect(content).not.toMatch(/[\u2028\u2029\u0085]|[^\r]\n|\r[^\n]/);
      for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(parseCalendar(content).attendees).toHaveLength(1);
    }
    expect(parseCalendar(to(mails, coach).calendar?.content ?? '').summary).toContain('"Q", ; \\ 🎉');
  });
});

describe('the candidate’s calendar file', () => {
  const statusPage = async (booking: { id: string; candidate: TestAccount }): Promise<URL> => {
    const { body } = await app
      .http()
      .get(`/v1/bookings/${booking.id}`)
      .set(...as(booking.candidate));
    return new URL(body.statusPage);
  };

  it('is the same entry as in the invitation, and follows a cancellation', async () => {
    const booking = await bookAndPay(app, { coach });
    const token = (await statusPage(booking)).searchParams.get('token') ?? '';
    const file = () => app.http().get(`/bookings/${booking.id}/calendar.ics`).query({ token });
    const first = await file()
      .expect(200)
      .expect('Content-Type', /text\/calendar/);
    const invited = to(await mailsAbout(app, booking.id, 'booking.confirmed'), booking.candidate);
    const entry = parseCalendar(first.text);
    expect(entry).toMatchObject({ method: 'PUBLISH', attendees: [] });
    expect(entry.uid).toBe(parseCalendar(invited.calendar?.content ?? '').uid);
    await cancel(booking.id, booking.candidate);
    expect(parseCalendar((await file().expect(200)).text)).toMatchObject({
      uid: entry.uid,
      sequence: entry.sequence + 1,
      status: 'CANCELLED',
    });
  });

  it('attack 79: does not exist without the right token', async () => {
    const booking = await bookAndPay(app, { coach });
    const other = await bookAndPay(app, { coach });
    const foreign = (await statusPage(other)).searchParams.get('token') ?? '';
    for (const query of [{}, { token: '' }, { token: 'x' }, { token: foreign }])
      await app.http().get(`/bookings/${booking.id}/calendar.ics`).query(query).expect(404);
    const missing = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
    await app.http().get(`/bookings/${missing}/calendar.ics`).query({ token: foreign }).expect(404);
  });
});
