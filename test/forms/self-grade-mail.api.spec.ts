import { inWords } from '../../src/shared/zones/in-words';
import { mailsAbout, type SeenMail } from '../notifications/mailbox';
import { received, documentCoach } from '../documents/document-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  fileForm,
  goTo,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from './forms-fixture';

/** What brings it, or brought it in earlier versions. */
const NEWS = ['booking.completed', 'form.due'];
/** Minutes in three days. */
const THREE_DAYS = 3 * 24 * 60;

describe('the invitation to grade oneself first', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app, { name: 'Clara Coach' });
    admin = await app.signUp({ roles: ['admin'] });
  });

  const invitations = (id: string): Promise<SeenMail[]> => mailsAbout(app, id, 'self_grade.open');

  it('comes right after the session, to the candidate only, before any feedback, with a link to it', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, -1);
    expect(await invitations(booking.id)).toEqual([]);
    await goTo(app, booking.endsAt, 1);
    const [mail, ...more] = await invitations(booking.id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to_address: booking.candidate.email,
      subject: 'Grade yourself before you read your feedback',
    });
    expect(mail?.text_body).toContain('your session with Clara Coach is over');
    for (const hours of [12, 72])
      expect(mail?.text_body).toContain(
        inWords(new Date(booking.endsAt.getTime() + hours * 3_600_000), 'Europe/Paris'),
      );
    expect(mail?.text_body).toContain(`${app.url}/bookings/${booking.id}/self-grade`);
    expect(await mailsAbout(app, booking.id, 'form.ready')).toEqual([]);
  });

  it('comes once, also when the event comes again and when a second form is owed', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    expect(await invitations(booking.id)).toHaveLength(1);
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Of another session.' })
      .expect(200);
    await app.settle();
    await app.database.query(
      `DELETE FROM outbox_deliveries d USING outbox_events e WHERE e.id = d.event_id AND e.data->>'bookingId' = $1`,
      [booking.id],
    );
    await app.database.query(`UPDATE outbox_events SET delivered_at = NULL WHERE data->>'bookingId' = $1`, [
      booking.id,
    ]);
    await goTo(app, app.clock.now(), THREE_DAYS);
    expect(await mailsAbout(app, booking.id, 'form.due')).toHaveLength(2);
    expect(await invitations(booking.id)).toHaveLength(1);
  });

  /** The session is over, and its news come again, as if they had not been heard. */
  const hearAgain = async ({ id }: PaidBooking, news = NEWS) => {
    await app.database.query(`DELETE FROM mails WHERE kind = 'self_grade.open' AND about_id = $1`, [id]);
    await app.database.query(
      `DELETE FROM outbox_deliveries d USING outbox_events e
       WHERE e.id = d.event_id AND e.type = ANY($2) AND e.aggregate_id = $1`,
      [id, news],
    );
    await app.database.query(
      `UPDATE outbox_events SET delivered_at = NULL WHERE type = ANY($2) AND aggregate_id = $1`,
      [id, news],
    );
    await app.settle();
  };

  it('comes though the form is filed by then, however late the news, until the time for it is over', async () => {
    const [early, late] = [await bookAndPay(app, { coach }), await bookAndPay(app, { coach })];
    for (const [booking, minutes] of [
      [early, 12 * 60 - 1],
      [late, 12 * 60],
    ] as const) {
      const form = await startForm(app, booking, 'open');
      await saveForm(app, coach, form, completeDraft(form)).expect(200);
      await submitForm(app, coach, form.id).expect(200);
      app.clock.set(new Date(booking.endsAt.getTime() + minutes * 60_000));
      await hearAgain(booking);
    }
    expect(await invitations(early.id)).toHaveLength(1);
    expect(await invitations(late.id)).toEqual([]);
  });

  it('comes from news of earlier versions too, and not for a second form', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    const round = (number: number) =>
      app.database.query(
        `UPDATE outbox_events SET data = data || jsonb_build_object('round', $2::int)
         WHERE type = 'form.due' AND aggregate_id = $1`,
        [booking.id, number],
      );
    await round(2);
    await hearAgain(booking, ['form.due']);
    expect(await invitations(booking.id)).toEqual([]);
    await round(1);
    await hearAgain(booking, ['form.due']);
    expect(await invitations(booking.id)).toHaveLength(1);
  });

  it.each(['candidate', 'coach'] as const)('does not come where the %s did not come', async (missing) => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.startsAt, 20);
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/no-show-reports`)
      .set(as(missing === 'coach' ? booking.candidate : coach))
      .send({ missing })
      .expect(200);
    await goTo(app, booking.endsAt, 1);
    expect(await invitations(booking.id)).toEqual([]);
  });

  it('comes for a review when the document is uploaded', async () => {
    const review = await received(app, await documentCoach(app));
    const [mail, ...more] = await invitations(review.id);
    expect(more).toEqual([]);
    expect(mail?.to_address).toBe(review.candidate.email);
    expect(mail?.text_body).toContain('your document is with');
  });
});
