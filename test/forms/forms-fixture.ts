import type { TestAccount, TestApp } from '../support/app';
import type { PaidBooking } from '../support/scenario';

export interface Item {
  key: string;
}

/** Minutes; these tests travel through weeks with the same tokens. */
export const LONG_TOKENS = 60 * 24 * 90;

export const as = (who: TestAccount) => ({ Authorization: `Bearer ${who.token}` });

/** Moves the clock to a moment around a session; settles events and deadlines. */
export const goTo = async (app: TestApp, instant: Date, minutes = 0): Promise<void> => {
  app.clock.set(new Date(instant.getTime() + minutes * 60_000));
  await app.settle();
};

/** The candidate does not want to grade themselves: nothing but its submission keeps the form from them. */
export const skipSelfGrade = async (
  app: TestApp,
  { id, candidate }: Pick<PaidBooking, 'id' | 'candidate'>,
): Promise<void> => {
  const { status, text } = await app
    .http()
    .post(`/v1/bookings/${id}/self-grade/end`)
    .set(as(candidate))
    .send({ outcome: 'skipped' });
  if (status !== 200 && status !== 409) throw new Error(`skipping: ${status} ${text}`);
};

/**
 * Starts the form of a session that has ended and answers it. Its candidate has skipped grading themselves, so that it
 * is released when it is submitted, unless their window is to stay open.
 */
export const startForm = async (app: TestApp, booking: PaidBooking, window?: 'open') => {
  await goTo(app, booking.endsAt, 1);
  if (!window) await skipSelfGrade(app, booking);
  const { body } = await app
    .http()
    .post(`/v1/bookings/${booking.id}/form`)
    .set(as(booking.coach))
    .expect(201);
  return body as {
    id: string;
    version: number;
    template: Record<'competencies' | 'principles', { items: Item[] }>;
  };
};

/** A complete draft for a form of amazon-tpm, with a secret in every field that its candidate must not read. */
export const completeDraft = (form: Awaited<ReturnType<typeof startForm>>, secret = 'SECRET') => {
  const graded = (items: Item[], grade: string) =>
    Object.fromEntries(
      items.map(({ key }) => [
        key,
        { grade, evidence: { noteIds: ['n1'], text: `Seen for ${key}.` }, 'coach-note': `${secret} ${key}` },
      ]),
    );
  return {
    notes: [
      {
        id: 'n1',
        fields: { question: { questionKey: 'gap-between-teams' }, summary: 'Took over a migration.' },
      },
      { id: 'n2', fields: { question: 'What did it cost?', summary: 'Two weeks.', impression: 'Precise.' } },
    ],
    competencies: graded(form.template.competencies.items, 'raising_bar'),
    principles: graded(form.template.principles.items, 'not_raising_bar'),
    recommendation: {
      recommendation: 'hire',
      reason: 'Delivers.',
      'next-steps': 'Prepare two more stories.',
      'debrief-note': `${secret} debrief`,
      'platform-note': `${secret} platform`,
    },
  };
};

export const saveForm = (
  app: TestApp,
  coach: TestAccount,
  form: { id: string; version: number },
  draft: object,
) => app.http().put(`/v1/forms/${form.id}`).set(as(coach)).set('If-Match', `"${form.version}"`).send(draft);

export const submitForm = (app: TestApp, coach: TestAccount, id: string) =>
  app.http().post(`/v1/forms/${id}/submission`).set(as(coach));

/** The whole way: started, filled in, submitted, and released, because its candidate does not grade themselves. */
export const fileForm = async (app: TestApp, booking: PaidBooking, secret?: string) => {
  const form = await startForm(app, booking);
  await saveForm(app, booking.coach, form, completeDraft(form, secret)).expect(200);
  await submitForm(app, booking.coach, form.id).expect(200);
  await app.settle();
  return form;
};

/** Types of the events about a subject, in the order in which they were published. */
export const eventsOf = async (app: TestApp, bookingId: string): Promise<string[]> => {
  const rows = await app.database.query<{ type: string }>(
    `SELECT type FROM outbox_events WHERE data->>'bookingId' = $1 ORDER BY sequence`,
    [bookingId],
  );
  return rows.map(({ type }) => type);
};
