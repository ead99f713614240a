import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, LONG_TOKENS } from '../forms/forms-fixture';

interface Question {
  key: string;
  category: string;
  principles: string[];
  reason: string;
}

describe('question kits', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let other: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = await publishedCoach(app, { profile: { principles: ['ownership', 'frugality'] } });
  });

  const kit = (who: TestAccount, bookingId: string) =>
    app.http().get(`/v1/bookings/${bookingId}/kit`).set(as(who));
  const questions = async (who: TestAccount, bookingId: string): Promise<Question[]> =>
    (await kit(who, bookingId).expect(200)).body.questions;

  it('are ready when the booking is confirmed, with the candidate’s wishes and a reason for each question', async () => {
    const practice = { principles: ['dive-deep'], competencies: ['delivery'], focus: 'Numbers' };
    const booking = await bookAndPay(app, { coach, practice });
    const stored = await app.database.query('SELECT 1 FROM session_kits WHERE booking_id = $1', [booking.id]);
    expect(stored).toHaveLength(1);
    const { body } = await kit(coach, booking.id).expect(200);
    expect(body.wishes).toEqual({
      focus: 'Numbers',
      principles: [{ key: 'dive-deep', title: 'Dive Deep' }],
      competencies: [{ key: 'delivery', title: 'Delivery' }],
      resumeUrl: null,
    });
    expect(body.questions).toHaveLength(8);
    expect(body.questions.some(({ principles }: Question) => principles.includes('dive-deep'))).toBe(true);
    expect(body.questions.some(({ category }: Question) => category === 'behavioural')).toBe(true);
    for (const { reason } of body.questions as Question[]) expect(reason).not.toBe('');
    expect(body.uncovered).toEqual([]);
  });

  it('stay as they were drawn, and are drawn once also when asked for before the event arrives', async () => {
    const booking = await bookAndPay(app, { coach });
    await app.database.query('DELETE FROM session_kits WHERE booking_id = $1', [booking.id]);
    const answers = await Promise.all(Array.from({ length: 4 }, () => questions(coach, booking.id)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('never repeat what the candidate had before, whoever the coach', async () => {
    const candidate = await app.signUp();
    const seen: string[] = [];
    for (const who of [coach, other, coach, other]) {
      const booking = await bookAndPay(app, { coach: who, candidate });
      seen.push(...(await questions(who, booking.id)).map(({ key }) => key));
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('are for the coach of the session only', async () => {
    const booking = await bookAndPay(app, { coach });
    const candidate = await kit(booking.candidate, booking.id).expect(404);
    expect(candidate.body.code).toBe('kit.not_found');
    await kit(other, booking.id).expect(404);
    await app.http().get(`/v1/bookings/${booking.id}/kit`).expect(401);
  });

  it('do not exist before the booking is paid', async () => {
    const { booking } = await holdSlot(app, { coach });
    await kit(coach, booking.id).expect(404);
  });
});
