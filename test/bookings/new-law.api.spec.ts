import { ZONE_RELEASE } from '../../src/shared/zones/zone-data';
import { completeDraft, saveForm, startForm, submitForm } from '../forms/forms-fixture';
import { mailsAbout, parseCalendar } from '../notifications/mailbox';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { readPdf } from '../support/pdf-reader';
import { bookAndPay, firstSlot, holdSlot, payFor, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, LONG_TOKENS } from './booking-fixture';

/**
 * February 2027 in British Columbia, the first winter in which the clocks stay at UTC-07:00. By the rules of a Node of
 * 2025 everything here would be an hour off, and what happens after 23:00 a day.
 */
const TEN_AT_NIGHT = '2027-02-03T05:00:00.000Z';
const HALF_PAST_MIDNIGHT = new Date('2027-02-03T07:30:00.000Z');

describe('with a coach in Vancouver after the law has changed', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let candidate: TestAccount;
  beforeAll(async () => {
    coach = await publishedCoach(app, {
      zone: 'America/Vancouver',
      weekly: [{ days: [2], start: '22:00', end: '23:00' }],
    });
    candidate = await app.signUp({ zone: 'America/Vancouver' });
  });

  const slots = (zone: string) =>
    app.http().get(`/v1/coaches/${coach.coachId}/slots`).query({
      offeringId: coach.offeringIds[0],
      from: '2027-02-01T12:00:00Z',
      to: '2027-02-08T12:00:00Z',
      zone,
    });

  it('the slot is at ten at night in Vancouver, and an hour earlier in Los Angeles', async () => {
    const { body } = await slots('America/Vancouver').expect(200);
    expect(body.slots).toEqual([{ startsAt: TEN_AT_NIGHT, startsAtLocal: '2027-02-02T22:00:00.000-07:00' }]);
    expect((await slots('us/pacific').expect(200)).body).toMatchObject({
      zone: 'America/Los_Angeles',
      slots: [{ startsAtLocal: '2027-02-02T21:00:00.000-08:00' }],
    });
    const listed = await app.http().get('/v1/coaches').query({ zone: 'Canada/Pacific' }).expect(200);
    expect(listed.body.zone).toBe('America/Vancouver');
    expect(listed.body.items[0].offerings[0].nextSlots[0].startsAtLocal).toBe(
      '2027-02-02T22:00:00.000-07:00',
    );
  });

  it('booking, page, mail, calendar, report and its file name say the same', async () => {
    const booking = await bookAndPay(app, { coach, candidate, startsAt: TEN_AT_NIGHT });
    const { body: view } = await app.http().get(`/v1/bookings/${booking.id}`).set(as(candidate)).expect(200);
    expect(view).toMatchObject({ zone: 'America/Vancouver', startsAtLocal: '2027-02-02T22:00:00-07:00' });
    const page = new URL(view.statusPage);
    const card = await app.http().get(`/v1${page.pathname}/card${page.search}`).expect(200);
    expect(card.body).toMatchObject({ startsAtLocal: '2027-02-02T22:00:00-07:00' });
    expect(card.body.state.sentence).toContain('Tuesday 2 February 2027, 21:45 Vancouver time');

    const mails = await mailsAbout(app, booking.id, 'booking.confirmed');
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail.text_body).toContain('Tuesday 2 February 2027, 22:00 Vancouver time');
      expect(parseCalendar(mail.calendar?.content ?? '').start).toEqual(new Date(TEN_AT_NIGHT));
    }
    const file = await app
      .http()
      .get(`/bookings/${booking.id}/calendar.ics`)
      .query({ token: page.searchParams.get('token') })
      .expect(200);
    expect(file.text).toContain('DTSTART:20270203T050000Z');

    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    app.clock.set(HALF_PAST_MIDNIGHT);
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    const report = await app
      .http()
      .get(`/v1/bookings/${booking.id}/form/report.pdf`)
      .set(as(candidate))
      .buffer(true)
      .expect(200);
    expect(
      readPdf(report.body as Buffer)
        .pages.flat()
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toContain('3 February 2027');
    expect(report.headers['content-disposition']).toContain('greenroom-feedback-2027-02-02.pdf');
  });

  it('an interview is not past before the day is over in Vancouver', async () => {
    app.clock.set(new Date('2027-02-10T07:30:00Z'));
    const target = { packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: [], focusCompetencies: [] };
    const post = (interviewDate: string) =>
      app
        .http()
        .post('/v1/me/targets')
        .set(as(candidate))
        .send({ ...target, interviewDate });
    expect((await post('2027-02-09')).body).toMatchObject({ code: 'target.interview_date_past' });
    await post('2027-02-10').expect(201);
  });
});

describe('what a booking promises', () => {
  const app = useTestApp();

  const promised = async (id: string) => {
    const [row] = await app.database.query(
      `SELECT coach_zone, coach_offset_min, candidate_zone, candidate_offset_min, zone_release FROM bookings WHERE id = $1`,
      [id],
    );
    return row;
  };
  const moveTo = (who: TestAccount, zone: string) =>
    app.http().patch('/v1/me').set(as(who)).send({ zone }).expect(200);

  it('is kept with the hold: the offset of both accounts at the start, and by which rules', async () => {
    const coach = await publishedCoach(app, { zone: 'America/Vancouver' });
    await moveTo(coach, 'Europe/Paris');
    const candidate = await app.signUp({ zone: 'Asia/Kolkata' });
    const { booking } = await holdSlot(app, { coach, candidate, startsAt: await firstSlot(app, coach) });
    expect(await promised(booking.id)).toEqual({
      coach_zone: 'Europe/Paris',
      coach_offset_min: 60,
      candidate_zone: 'Asia/Kolkata',
      candidate_offset_min: 330,
      zone_release: ZONE_RELEASE,
    });
    await moveTo(candidate, 'America/Vancouver');
    await payFor(app, booking);
    expect(await promised(booking.id)).toMatchObject({
      candidate_zone: 'America/Vancouver',
      candidate_offset_min: -420,
    });
    await moveTo(candidate, 'Asia/Tokyo');
    expect(await promised(booking.id)).toMatchObject({
      candidate_zone: 'America/Vancouver',
      candidate_offset_min: -420,
    });
  });
});
