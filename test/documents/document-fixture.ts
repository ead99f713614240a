import {
  as,
  completeDraft,
  saveForm,
  skipSelfGrade,
  type startForm,
  submitForm,
} from '../forms/forms-fixture';
import type { TestAccount, TestApp } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { payFor } from '../support/scenario';

export interface DocumentCoach extends TestCoach {
  documentOfferingId: string;
}

export interface DocumentReviewAnswer {
  id: string;
  status: string;
  checkout: { url: string };
  prompt: { key: string; title: string; text: string } | null;
  rules: { words: { min: number; max: number } | null; maxBytes: number; mediaTypes: string[] };
  documents: { revision: number; words: number; sha256: string; available: boolean; uploadedAt: string }[];
  dueAt: string | null;
  begunAt: string | null;
}

export interface Review extends DocumentReviewAnswer {
  coach: DocumentCoach;
  candidate: TestAccount;
}

export const REVIEW_OFFERING = {
  stageKey: 'writing-exercise',
  days: 3,
  price: { amount: 6000, currency: 'EUR' },
};

/** A published coach who sells sessions, and reviews of writing exercises within three days. */
export const documentCoach = async (app: TestApp): Promise<DocumentCoach> =>
  documentCoachOf(app, await makeCoach(app, { zone: 'Europe/Paris' }));

/** The same of a coach who is there already. */
export const documentCoachOf = async (app: TestApp, coach: TestCoach): Promise<DocumentCoach> => {
  const { body } = await app
    .http()
    .post('/v1/me/coach/document-offerings')
    .set(as(coach))
    .send(REVIEW_OFFERING)
    .expect(201);
  return { ...coach, documentOfferingId: (body as { id: string }).id };
};

let orders = 0;

export const order = (app: TestApp, candidate: TestAccount, wish: object, key?: string) =>
  app
    .http()
    .post('/v1/document-reviews')
    .set(as(candidate))
    .set('Idempotency-Key', key ?? `review-${process.pid}-${(orders += 1)}`)
    .send(wish);

/** An order that waits for its payment. */
export const ordered = async (app: TestApp, coach: DocumentCoach, own?: TestAccount): Promise<Review> => {
  const candidate = own ?? (await app.signUp());
  const { body } = await order(app, candidate, { offeringId: coach.documentOfferingId }).expect(201);
  return { ...(body as DocumentReviewAnswer), coach, candidate };
};

/** An order that is paid and waits for its document. */
export const paid = async (app: TestApp, coach: DocumentCoach, own?: TestAccount): Promise<Review> => {
  const review = await ordered(app, coach, own);
  await payFor(app, review);
  return review;
};

export const read = async (
  app: TestApp,
  review: { id: string },
  who: TestAccount,
): Promise<DocumentReviewAnswer> =>
  (await app.http().get(`/v1/document-reviews/${review.id}`).set(as(who)).expect(200))
    .body as DocumentReviewAnswer;

export const upload = (
  app: TestApp,
  review: { id: string },
  who: TestAccount,
  content: Buffer | string,
  type = 'text/markdown',
) =>
  app
    .http()
    .post(`/v1/document-reviews/${review.id}/documents`)
    .query({ name: 'essay.md' })
    .set(as(who))
    .set('Content-Type', type)
    .send(content);

/** A text of so many words, with a heading and an end of one's own. */
export const essay = (words: number, end = ''): string =>
  `# What I took back\n\n${Array.from({ length: words - 4 - (end ? end.split(' ').length : 0) }, (_, n) => `word${n}`).join(' ')} ${end}`.trim();

/** One whose document is there. */
export const received = async (app: TestApp, coach: DocumentCoach, own?: TestAccount): Promise<Review> => {
  const review = await paid(app, coach, own);
  const { body } = await upload(app, review, review.candidate, essay(500)).expect(201);
  await app.settle();
  return { ...(body as DocumentReviewAnswer), coach, candidate: review.candidate };
};

/**
 * The coach begins to write, without waiting for anything. The candidate has skipped grading themselves, so that the
 * feedback is released when it is submitted, unless their window is to stay open.
 */
export const begin = async (app: TestApp, { id, coach, candidate }: Review, window?: 'open') => {
  if (!window) await skipSelfGrade(app, { id, candidate });
  const { body } = await app.http().post(`/v1/bookings/${id}/form`).set(as(coach)).expect(201);
  return body as Awaited<ReturnType<typeof startForm>>;
};

/** One whose coach has begun, with the form. */
export const begun = async (app: TestApp, coach: DocumentCoach, own?: TestAccount) => {
  const review = await received(app, coach, own);
  return { review, form: await begin(app, review) };
};

/** One whose feedback is filed and released. */
export const reviewed = async (app: TestApp, coach: DocumentCoach, own?: TestAccount): Promise<Review> => {
  const { review, form } = await begun(app, coach, own);
  await saveForm(app, coach, form, completeDraft(form)).expect(200);
  await submitForm(app, coach, form.id).expect(200);
  await app.settle();
  return review;
};

/** One with both versions. */
export const revised = async (app: TestApp, coach: DocumentCoach, own?: TestAccount): Promise<Review> => {
  const review = await reviewed(app, coach, own);
  await upload(app, review, review.candidate, essay(500, 'in the end')).expect(201);
  await app.settle();
  return review;
};
