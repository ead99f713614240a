import { Accounts } from '../../src/identity';
import { addHours } from '../../src/shared/time';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { mailsAbout } from './mailbox';

const app = useTestApp({}, { check: 'after each test' });
let coach: TestCoach;

beforeAll(async () => {
  coach = await publishedCoach(app);
});

/** A booking at 10:00 Paris time, so many days from the test's present day. */
const bookInDays = (days: number) => {
  const start = new Date(app.clock.now().getTime() + days * 86_400_000);
  start.setUTCHours(9, 0, 0, 0);
  return bookAndPay(app, { coach, startsAt: start.toISOString() });
};
const goTo = async (instant: Date) => {
  app.clock.set(instant);
  await app.settle();
};
const reminders = async (id: string) =>
  (await mailsAbout(app, id))
    .filter(({ kind }) => kind.startsWith('booking.reminder'))
    .map(({ kind }) => kind);

const DAY = ['booking.reminder_day', 'booking.reminder_day'];
const HOUR = ['booking.reminder_hour', 'booking.reminder_hour'];

it('come a day and an hour before, to both sides, once', async () => {
  const { id, startsAt } = await bookInDays(3);
  await goTo(addHours(startsAt, -24.01));
  expect(await reminders(id)).toEqual([]);
  await goTo(addHours(startsAt, -24));
  expect(await reminders(id)).toEqual(DAY);
  await goTo(addHours(startsAt, -2));
  expect(await reminders(id)).toEqual(DAY);
  await goTo(addHours(startsAt, -1));
  await app.settle();
  expect(await reminders(id)).toEqual([...DAY, ...HOUR]);
});

it('do not come for a moment that had passed at booking', async () => {
  app.clock.advance({ hours: 12 });
  const { id, startsAt } = await bookInDays(1);
  expect(startsAt.getTime() - app.clock.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000);
  await goTo(addHours(startsAt, -0.5));
  expect(await reminders(id)).toEqual(HOUR);
});

it('do not come after a cancellation, and not late', async () => {
  const [cancelled, slept] = [await bookInDays(3), await bookInDays(4)];
  await app
    .http()
    .post(`/v1/bookings/${cancelled.id}/cancellation`)
    .set('Authorization', `Bearer ${cancelled.candidate.token}`)
    .send({})
    .expect(200);
  await app.settle();
  await goTo(addHours(slept.startsAt, -0.25));
  expect(await reminders(cancelled.id)).toEqual([]);
  expect(await reminders(slept.id)).toEqual(HOUR);
});

describe('after the session', () => {
  it('the coach is told that the form is due, and that it is overdue', async () => {
    const { id, endsAt } = await bookInDays(2);
    await goTo(addHours(endsAt, 0.1));
    const due = await mailsAbout(app, id, 'form.due');
    expect(due.map(({ to_address }) => to_address)).toEqual([coach.email]);
    expect(due[0]?.text_body).toContain('Paris time');
    await goTo(addHours(endsAt, 25));
    expect(await mailsAbout(app, id, 'form.overdue')).toHaveLength(1);
  });

  it('the side that did not report a no-show is told', async () => {
    const { id, startsAt, candidate } = await bookInDays(2);
    await goTo(addHours(startsAt, 0.5));
    const fresh = await app.get(Accounts).issueAccessToken(candidate.accountId);
    await app
      .http()
      .post(`/v1/bookings/${id}/no-show-reports`)
      .set('Authorization', `Bearer ${fresh}`)
      .send({ missing: 'coach' })
      .expect(200);
    await app.settle();
    const told = await mailsAbout(app, id, 'booking.no_show_reported');
    expect(told.map(({ to_address }) => to_address)).toEqual([coach.email]);
    expect(told[0]?.text_body).toContain('you did not come');
  });
});

describe('coaches', () => {
  it('are told the decision, and admins of the application', async () => {
    const admin = await app.signUp({ roles: ['admin'], name: 'Ada Admin' });
    const applicant = await publishedCoach(app, { name: 'Nora New' });
    await app.settle();
    const mails = await mailsAbout(app, applicant.coachId);
    const seen = mails.map(({ kind, to_address }) => `${kind} ${to_address}`);
    expect(seen).toContain(`coach.applied ${admin.email}`);
    expect(seen).toContain(`coach.published ${applicant.email}`);
  });
});
