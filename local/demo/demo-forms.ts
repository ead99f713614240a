import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MINUTE_MS } from '../../src/shared/time';
import type { Call } from './act-as';
import type { Booking } from './demo-bookings';
import { COACH_NOTE, OPEN_SESSION, QUESTION_REPORT, SHARED, type ToldSession } from './demo-story';

interface Form {
  id: string;
  version: number;
  status: string;
  template: Record<'competencies' | 'principles', { items: { key: string }[] }>;
}

type Part = 'competencies' | 'principles';

/** What the coach writes and the candidate does with it, each as themselves. */
export class DemoForms {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly candidate: Call,
    private readonly coach: Call,
  ) {}

  /** The candidate's own grades first, or that they skip them, then the form. A form that is filed is left alone. */
  async file({ id }: Booking, told: ToldSession): Promise<void> {
    const form = await this.begin(id);
    if (form.status !== 'in_progress') return;
    await this.gradeOneself(id, form, told.selfGrade);
    const answers = answersOf(form, told, await this.keysOfKit(id));
    await this.coach('PUT', `/v1/forms/${form.id}`, answers, { 'if-match': `"${form.version}"` });
    await this.coach('POST', `/v1/forms/${form.id}/submission`);
    await this.candidate('POST', `/v1/bookings/${id}/rating`, told.rating);
    if (told.reply) await this.coach('PUT', `/v1/bookings/${id}/rating/reply`, told.reply);
    if (told.ratingReport) await this.coach('POST', `/v1/bookings/${id}/rating/reports`, told.ratingReport);
    if (told.amendment) await this.amend(form.id, answers, told.amendment);
  }

  /** The coach says that the session is over, while it runs. */
  async endEarly({ id }: Booking): Promise<void> {
    await this.coach('POST', `/v1/bookings/${id}/early-end`);
  }

  /** The candidate has begun to grade herself, and has some days to go on. */
  async beginGrading({ id }: Booking): Promise<void> {
    const path = `/v1/bookings/${id}/self-grade`;
    const { version, competencies } = await this.candidate('GET', path);
    if (version !== 0) return;
    const own = (competencies as { key: string }[]).slice(0, OPEN_SESSION.ownGrades.length);
    const grades = Object.fromEntries(own.map(({ key }, index) => [key, OPEN_SESSION.ownGrades[index]]));
    await this.candidate('PUT', path, { competencies: grades, principles: {} });
  }

  /** Notes as they are taken while a session goes on; the rest of the form is still owed. */
  async takeNotes({ id, startsAt }: Booking): Promise<void> {
    const form = await this.begin(id);
    const questions = await this.keysOfKit(id);
    for (const [index, { minutes, summary }] of OPEN_SESSION.notes.entries()) {
      const at = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString();
      const fields = { question: { questionKey: questions[index] }, summary, 'asked-at': at };
      await this.coach('POST', `/v1/forms/${form.id}/notes`, { id: `n${index + 1}`, fields });
    }
  }

  /** The candidate shows a report to somebody, who looks at it, and reports a question of it. */
  async show({ id }: Booking): Promise<void> {
    const { url } = await this.candidate('POST', `/v1/bookings/${id}/form/links`, SHARED.link);
    await this.app.inject({ url: new URL(String(url)).pathname, headers: { 'user-agent': SHARED.agent } });
    await this.candidate('POST', `/v1/bookings/${id}/question-reports`, QUESTION_REPORT);
  }

  private async begin(bookingId: string): Promise<Form> {
    return (await this.coach('POST', `/v1/bookings/${bookingId}/form`)) as unknown as Form;
  }

  private async gradeOneself(bookingId: string, form: Form, own: ToldSession['selfGrade']): Promise<void> {
    const path = `/v1/bookings/${bookingId}/self-grade`;
    const { version, status } = await this.candidate('GET', path);
    if (status === 'finished' || status === 'skipped') return;
    if (!own) {
      await this.candidate('POST', `${path}/end`, { outcome: 'skipped' });
      return;
    }
    const graded = (part: Part) =>
      Object.fromEntries(form.template[part].items.map(({ key }, index) => [key, own[part][index]]));
    const grades = { competencies: graded('competencies'), principles: graded('principles') };
    await this.candidate('PUT', path, grades, { 'if-match': `"${String(version)}"` });
    await this.candidate('POST', `${path}/end`, { outcome: 'finished' });
  }

  private async amend(
    formId: string,
    answers: ReturnType<typeof answersOf>,
    { competency, grade, recommendation, reason }: NonNullable<ToldSession['amendment']>,
  ): Promise<void> {
    const { version } = await this.coach('GET', `/v1/forms/${formId}`);
    const amended = {
      ...answers,
      competencies: {
        ...answers.competencies,
        [competency]: { ...answers.competencies[competency], grade },
      },
      recommendation: { ...answers.recommendation, recommendation },
    };
    await this.coach(
      'POST',
      `/v1/forms/${formId}/amendments`,
      { answers: amended, reason },
      { 'if-match': `"${String(version)}"` },
    );
  }

  private async keysOfKit(bookingId: string): Promise<string[]> {
    const { questions } = await this.coach('GET', `/v1/bookings/${bookingId}/kit`);
    return (questions as { key: string }[]).map(({ key }) => key);
  }
}

const answersOf = (
  { template }: Form,
  { notes, grades, evidence, recommendation }: ToldSession,
  questionKeys: string[],
) => {
  const graded = (part: Part): Record<string, object> =>
    Object.fromEntries(
      template[part].items.map(({ key }, index) => [
        key,
        {
          grade: grades[part][index],
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
