import { as, completeDraft, LONG_TOKENS, saveForm, startForm, submitForm } from '../forms/forms-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const STAGE = 'recruiter-phone-screen';
const OFFERED = { stageKey: STAGE, minutes: 30, price: { amount: 4_500, currency: 'EUR' } };

describe('the recruiter phone screen', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let candidate: TestAccount;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app, {
      offerings: [OFFERED],
      profile: { principles: ['earn-trust', 'frugality', 'dive-deep'] },
    });
    candidate = await app.signUp();
  });

  const read = async (who: TestAccount, path: string) =>
    (await app.http().get(`/v1/${path}`).set(as(who)).expect(200)).body;

  it.each([29, 31, 60])('is sold for half an hour, not for %i minutes', async (minutes) => {
    const { body } = await app
      .http()
      .post('/v1/me/coach/offerings')
      .set(as(coach))
      .send({ ...OFFERED, minutes })
      .expect(422);
    expect(body).toMatchObject({ code: 'offering.minutes_out_of_bounds', field: 'minutes' });
  });

  it('is found by its stage and booked', async () => {
    const { items } = await read(candidate, `coaches?stageKey=${STAGE}`);
    expect(items).toMatchObject([{ id: coach.coachId, offerings: [OFFERED] }]);
    booking = await bookAndPay(app, { coach, candidate });
    expect(await read(candidate, `bookings/${booking.id}`)).toMatchObject({
      status: 'confirmed',
      stageKey: STAGE,
      minutes: 30,
    });
  });

  it('is given a kit of plain questions on the coach’s principles', async () => {
    const kit = await read(coach, `bookings/${booking.id}/kit`);
    expect(kit).toMatchObject({ stage: { title: 'Recruiter phone screen' }, uncovered: [], shortages: [] });
    expect(kit.principles).toHaveLength(1);
    expect(kit.questions).toHaveLength(6);
    const bank = await read(coach, `packs/amazon-tpm/questions?stageKey=${STAGE}&limit=100`);
    const keys = (questions: { key: string }[]) => questions.map(({ key }) => key);
    expect(keys(bank.items)).toEqual(expect.arrayContaining(keys(kit.questions)));
    expect(new Set(bank.items.map(({ category }: { category: string }) => category))).toEqual(
      new Set(['behavioural']),
    );
  });

  it('is not filed before its form says something of motivation and fit', async () => {
    const form = await startForm(app, booking);
    const draft = completeDraft(form);
    const { body: saved } = await saveForm(app, coach, form, draft).expect(200);
    const { body } = await submitForm(app, coach, form.id).expect(422);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'recommendation.motivation',
      'recommendation.fit',
    ]);
    const motivation = 'Follows how we run data centres; says what is missing there.';
    const recommendation = { ...draft.recommendation, motivation, fit: 'Runs programmes of this size.' };
    await saveForm(app, coach, saved, { ...draft, recommendation }).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
  });

  it('is read by its candidate, on the page and on paper, and is part of their progress', async () => {
    const form = await read(candidate, `bookings/${booking.id}/form`);
    expect(form).toMatchObject({
      title: 'Recruiter phone screen form',
      stage: { key: STAGE, title: 'Recruiter phone screen' },
    });
    expect(form.comments.map(({ key }: { key: string }) => key)).toEqual([
      'motivation',
      'fit',
      'reason',
      'next-steps',
    ]);
    const report = await app
      .http()
      .get(`/v1/bookings/${booking.id}/form/report.pdf`)
      .set(as(candidate))
      .expect(200);
    expect(report.type).toBe('application/pdf');
    const { series } = await read(candidate, 'me/progress');
    expect(series).toMatchObject([{ stage: { key: STAGE }, forms: 1 }]);
  });
});
