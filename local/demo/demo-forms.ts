import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MINUTE_MS } from '../../src/shared/time';
import { byId, byVersion, type Client, type Schemas } from '../../client';
import type { Booking } from './demo-bookings';
import { COACH_NOTE, OPEN_SESSION, QUESTION_REPORT, SHARED, type ToldSession } from './demo-story';

type Form = Schemas['CoachForm'];
type Part = 'competencies' | 'principles';

/** What the coach writes and the candidate does with it, each as themselves. */
export class DemoForms {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly candidate: Client,
    private readonly coach: Client,
  ) {}

  /** The candidate's own grades first, or that they skip them, then the form. A form that is filed is left alone. */
  async file({ id }: Booking, told: ToldSession): Promise<void> {
    const form = await this.begin(id);
    if (form.status !== 'in_progress') return;
    await this.gradeOneself(id, form, told.selfGrade);
    const answers = answersOf(form, told, await this.keysOfKit(id));
    await this.coach.put('/v1/forms/{id}', { ...byVersion(form.id, form.version), body: answers });
    await this.coach.post('/v1/forms/{id}/submission', byId(form.id));
    await this.rate(id, told);
    if (told.amendment) await this.amend(form.id, answers, told.amendment);
  }

  private async rate(id: string, { rating, reply, ratingReport }: ToldSession): Promise<void> {
    const { candidate, coach } = this;
    await candidate.post('/v1/bookings/{id}/rating', { ...byId(id), body: rating });
    if (reply) await coach.put('/v1/bookings/{id}/rating/reply', { ...byId(id), body: reply });
    if (ratingReport)
      await coach.post('/v1/bookings/{id}/rating/reports', { ...byId(id), body: ratingReport });
  }

  /** The coach says that the session is over, while it runs. */
  async endEarly({ id }: Booking): Promise<void> {
    await this.coach.post('/v1/bookings/{id}/early-end', byId(id));
  }

  /** The candidate has begun to grade herself, and has some days to go on. */
  async beginGrading({ id }: Booking): Promise<void> {
    const { version, competencies } = await this.candidate.get('/v1/bookings/{id}/self-grade', byId(id));
    if (version !== 0) return;
    const body = { competencies: inOrder(competencies, OPEN_SESSION.ownGrades), principles: {} };
    await this.candidate.put('/v1/bookings/{id}/self-grade', { ...byId(id), body });
  }

  /** Notes as they are taken while a session goes on; the rest of the form is still owed. */
  async takeNotes({ id, startsAt }: Booking): Promise<void> {
    const form = await this.begin(id);
    const questions = await this.keysOfKit(id);
    for (const [index, { minutes, summary }] of OPEN_SESSION.notes.entries()) {
      const at = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString();
      const fields = { question: { questionKey: questions[index] }, summary, 'asked-at': at };
      const body = { id: `n${index + 1}`, fields };
      await this.coach.post('/v1/forms/{id}/notes', { ...byId(form.id), body });
    }
  }

  /** The candidate shows a report to somebody, who looks at it, and reports a question of it. */
  async show({ id }: Booking): Promise<void> {
    const { candidate } = this;
    const link = { ...byId(id), body: SHARED.link };
    const { url } = await candidate.post('/v1/bookings/{id}/form/links', link);
    const shown = new URL(url).pathname.replace('/reports/', '/v1/shared-reports/');
    await this.app.inject({ url: shown, headers: { 'user-agent': SHARED.agent } });
    await candidate.post('/v1/bookings/{id}/question-reports', { ...byId(id), body: QUESTION_REPORT });
  }

  private begin(bookingId: string): Promise<Form> {
    return this.coach.post('/v1/bookings/{id}/form', byId(bookingId));
  }

  private async gradeOneself(id: string, { template }: Form, own: ToldSession['selfGrade']): Promise<void> {
    const { candidate } = this;
    const { version, status } = await candidate.get('/v1/bookings/{id}/self-grade', byId(id));
    if (status === 'finished' || status === 'skipped') return;
    if (own) {
      const graded = (part: Part) => inOrder(template[part].items, own[part]);
      const body = { competencies: graded('competencies'), principles: graded('principles') };
      await candidate.put('/v1/bookings/{id}/self-grade', { ...byVersion(id, version), body });
    }
    const end = { outcome: own ? ('finished' as const) : ('skipped' as const) };
    await candidate.post('/v1/bookings/{id}/self-grade/end', { ...byId(id), body: end });
  }

  private async amend(
    formId: string,
    answers: Schemas['FormDraft'],
    { competency, grade, recommendation, reason }: NonNullable<ToldSession['amendment']>,
  ): Promise<void> {
    const { version } = await this.coach.get('/v1/forms/{id}', byId(formId));
    const amended = {
      ...answers,
      competencies: {
        ...answers.competencies,
        [competency]: { ...answers.competencies[competency], grade },
      },
      recommendation: { ...answers.recommendation, recommendation },
    };
    const body = { answers: amended, reason };
    await this.coach.post('/v1/forms/{id}/amendments', { ...byVersion(formId, version), body });
  }

  private async keysOfKit(bookingId: string): Promise<string[]> {
    const { questions } = await this.coach.get('/v1/bookings/{id}/kit', byId(bookingId));
    return questions.map(({ key }) => key);
  }
}

/** Grades for the first items, by key. */
const inOrder = (items: { key: string }[], grades: string[]): Record<string, string> =>
  Object.fromEntries(items.slice(0, grades.length).map(({ key }, index) => [key, grades[index] ?? '']));

const answersOf = (
  { template }: Form,
  { notes, grades, evidence, recommendation }: ToldSession,
  questionKeys: string[],
): Schemas['FormDraft'] => {
  const graded = (part: Part): Schemas['FormDraft'][Part] =>
    Object.fromEntries(
      template[part].items.map(({ key }, index) => [
        key,
        {
          grade: grades[part][index] ?? null,
          evidence: { noteIds: [index === 1 ? 'n2' : 'n1'], text: evidence[part][index] },
          'coach-note': COACH_NOTE,
        },
      ]),
    );
  return {
    notes: notes.map((fields, index) => ({
      id: `n${index + 1}`,
      fields: { question: { questionKey: questionKeys[index] }, ...fields },
    })),
    competencies: graded('competencies'),
    principles: graded('principles'),
    recommendation,
  };
};
