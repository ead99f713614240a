import { completeDraft, goTo, LONG_TOKENS, saveForm, submitForm } from '../forms/forms-fixture';
import { useTestApp } from '../support/use-test-app';
import { begin, read, received, type DocumentCoach, documentCoach } from './document-fixture';

describe('a review that cannot be cancelled', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: DocumentCoach;
  beforeAll(async () => {
    coach = await documentCoach(app);
  });

  const act = (who: { token: string }, method: 'get' | 'post', path: string) =>
    app
      .http()
      [method](path)
      .set({ Authorization: `Bearer ${who.token}` });

  it('although it is overdue tells its candidate that the work has begun, and not that the feedback is filed', async () => {
    const review = await received(app, coach);
    const form = await begin(app, review, 'open');
    const path = `/v1/bookings/${review.id}`;
    const dueAt = new Date((await read(app, review, coach)).dueAt as string);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await goTo(app, dueAt, -60);
    await submitForm(app, coach, form.id).expect(200);
    await goTo(app, dueAt, 60);
    for (const [method, call] of [
      ['get', `${path}/cancellation-quote`],
      ['post', `${path}/cancellation`],
    ] as const) {
      const { body, text } = await act(review.candidate, method, call).send({}).expect(409);
      expect(body.code).toBe('booking.review_begun');
      expect(text).not.toMatch(/filed|submitted|wait/i);
      expect((await act(coach, method, call).send({}).expect(409)).body.code).toBe('booking.review_filed');
    }
    const { text } = await act(review.candidate, 'get', path).expect(200);
    expect(text).toMatch(/"formFiledAt":null/);
    await app.checkInvariants();
  });
});
