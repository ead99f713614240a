import type { Booking } from './booking';
import { minutesAfter, type Stage } from './stage';
import { expect } from './walk';

interface Item {
  key: string;
  title: string;
}

interface Form {
  id: string;
  status: string;
  version: number;
  gaps: { field: string }[];
  template: Record<'competencies' | 'principles', { items: Item[] }>;
}

/** What comes next of the feedback on a booking. */
interface Next {
  feedback: { step: string; text: string } | null;
}

interface Released {
  notice: string;
  notes: object[];
  competencies: object[];
  principles: { key: string; grade: { title: string } | null }[];
  recommendation: { title: string } | null;
  selfGrade: object[];
}

/** What only coaches and the platform may read; must not reach the candidate. */
const PRIVATE = 'Between us coaches: ask for the second number next time.';

/** Chapter 5: the form is drafted, refused before the end and while incomplete, filed, and read once the candidate has graded themselves. */
export const giveFeedback = async (stage: Stage, booking: Booking, question: string): Promise<void> => {
  stage.walk.chapter('Feedback');
  const form = await draft(stage, booking, question);
  await refuseBeforeTheEnd(stage, booking, form);
  await sessionEnds(stage, booking);
  await submit(stage, booking, form, question);
  await gradeOneself(stage, booking, form);
  await read(stage, booking);
  await rate(stage, booking);
};

const sessionEnds = (stage: Stage, booking: Booking): Promise<void> =>
  stage.walk.step(
    'The session is over: the coach is asked for the form, the candidate for their own grades',
    async () => {
      await stage.goTo(minutesAfter(booking.endsAt, 1));
      const mail = await stage.mail(stage.coach, 'form.due', booking.id);
      const own = await stage.mail(stage.candidate, 'self_grade.open', booking.id);
      const { feedback } = await stage.candidate.get<Next>(`/v1/bookings/${booking.id}`);
      expect(feedback?.step === 'grade_yourself', `grading comes next, came ${feedback?.step}`);
      return [undefined, `"${mail.subject}"; "${own.subject}"; ${feedback.text}`];
    },
  );

const refuseBeforeTheEnd = ({ walk, coach }: Stage, { id, endsAt }: Booking, form: Form): Promise<void> =>
  walk.step('Submits while the session runs: refused until its end', async () => {
    const refused = await coach.refused(
      409,
      'form.submission_too_early',
      'POST',
      `/v1/forms/${form.id}/submission`,
    );
    const { from } = refused as unknown as { from: string };
    expect(Date.parse(from) === Date.parse(endsAt), `from the end on, came ${from}`);
    const { feedback } = await coach.get<Next>(`/v1/bookings/${id}`);
    expect(feedback?.step === 'session', `the session goes on, came ${feedback?.step}`);
    return [undefined, `409 ${refused.code}: ${refused.detail}`];
  });

const gradeOneself = (stage: Stage, { id }: Booking, form: Form): Promise<void> =>
  stage.walk.step('The candidate grades themselves first; then the feedback opens', async () => {
    const { candidate } = stage;
    const path = `/v1/bookings/${id}/self-grade`;
    const { code } = await candidate.refused(404, null, 'GET', `/v1/bookings/${id}/form`);
    const [first] = form.template.competencies.items;
    expect(first, 'there is something to grade');
    await candidate.send('PUT', path, { competencies: { [first.key]: 'raising_bar' }, principles: {} });
    await candidate.send('POST', `${path}/end`, { outcome: 'finished' });
    const mail = await stage.mail(candidate, 'form.ready', id);
    return [undefined, `404 ${code} before; afterwards "${mail.subject}"`];
  });

const draft = async (stage: Stage, booking: Booking, question: string): Promise<Form> => {
  const { walk, coach } = stage;
  const started = await walk.step('The coach starts the form while the session runs', async () => {
    await stage.goTo(minutesAfter(booking.startsAt, 20));
    const form = await coach.send<Form>('POST', `/v1/bookings/${booking.id}/form`);
    const { competencies, principles } = form.template;
    expect(principles.items.length > 0 && competencies.items.length > 0, 'there are things to grade');
    const titles = principles.items.map(({ title }) => title).join(', ');
    return [
      form,
      `version ${form.version}, ${competencies.items.length} competencies, principles: ${titles}`,
    ];
  });
  return walk.step('Saves a draft; the form says what is still missing', async () => {
    const saved = await save(coach, started, { ...answers(started, question), recommendation: {} });
    expect(
      saved.version === started.version + 1 && saved.gaps.length > 0,
      'a new version that is not complete',
    );
    return [saved, `version ${saved.version}; missing: ${saved.gaps.map(({ field }) => field).join(', ')}`];
  });
};

const save = async (coach: Stage['coach'], form: Form, content: object): Promise<Form> => {
  const headers = { 'If-Match': `"${form.version}"` };
  const { body } = await coach.ask<Form>('PUT', `/v1/forms/${form.id}`, { headers, body: content });
  return { ...body, template: form.template };
};

const SECOND_NOTE = {
  id: 'n2',
  fields: { question: 'What did it cost?', summary: 'Two weeks of two people; said so when asked twice.' },
};

/** Everything but the recommendation and the second note. */
const answers = (form: Form, question: string) => {
  const graded = (items: Item[], grade: string) =>
    Object.fromEntries(
      items.map(({ key, title }) => [
        key,
        {
          grade,
          evidence: { noteIds: ['n1'], text: `${title}: acted first, and named the cost.` },
          'coach-note': PRIVATE,
        },
      ]),
    );
  return {
    notes: [
      {
        id: 'n1',
        fields: {
          question: { questionKey: question },
          summary: 'Took over a migration that nobody owned and had it done in six weeks.',
          impression: 'Precise until asked for cost; then vague for a minute.',
        },
      },
    ],
    competencies: graded(form.template.competencies.items, 'raising_bar'),
    principles: graded(form.template.principles.items, 'raising_bar'),
  };
};

const submit = async (stage: Stage, booking: Booking, form: Form, question: string): Promise<void> => {
  const { walk, coach } = stage;
  const path = `/v1/forms/${form.id}/submission`;
  await walk.step('Submits what is incomplete: every gap is named', async () => {
    const { code, errors } = await coach.refused(422, 'form.incomplete', 'POST', path);
    const named = errors?.map(({ field }) => field) ?? [];
    expect(named.join() === form.gaps.map(({ field }) => field).join(), 'the same gaps as in the draft');
    return [undefined, `422 ${code}: ${named.join(', ')}`];
  });
  await walk.step('Completes and submits', async () => {
    const begun = answers(form, question);
    const saved = await save(coach, form, {
      ...begun,
      notes: [...begun.notes, SECOND_NOTE],
      recommendation: {
        recommendation: 'hire',
        reason: 'Delivers and owns; the numbers come late but they come.',
        'next-steps': 'Prepare two stories that begin with the number.',
        'debrief-note': PRIVATE,
      },
    });
    expect(saved.gaps.length === 0, `no gaps are left, came ${JSON.stringify(saved.gaps)}`);
    const filed = await coach.send<Form>('POST', path);
    expect(filed.status === 'submitted', `status submitted, came ${filed.status}`);
    const { feedback } = await coach.get<Next>(`/v1/bookings/${booking.id}`);
    expect(feedback?.step === 'filed', `it waits for the candidate, came ${feedback?.step}`);
    return [undefined, `${filed.status}; ${feedback.text}`];
  });
};

const read = ({ walk, candidate }: Stage, booking: Booking): Promise<void> =>
  walk.step('The candidate reads the feedback, and only what is meant for them', async () => {
    const form = await candidate.get<Released>(`/v1/bookings/${booking.id}/form`);
    expect(!JSON.stringify(form).includes(PRIVATE), 'no private note of the coach is in it');
    expect(
      form.notes.length === 2 && form.competencies.length > 0 && form.recommendation,
      'parts A to D are there',
    );
    expect(form.selfGrade.length === 1, 'and beside the grade the candidate’s own');
    const grades = form.principles.map(({ key, grade }) => `${key}: ${grade?.title}`).join(', ');
    return [undefined, `${form.recommendation.title}; ${grades}; "${form.notice}"`];
  });

const rate = ({ walk, candidate, coach }: Stage, booking: Booking): Promise<void> =>
  walk.step('Rates the coach', async () => {
    const path = `/v1/bookings/${booking.id}/rating`;
    await candidate.ask('POST', path, {
      body: { stars: 5, text: 'Precise, kind, on time.' },
      expected: 201,
    });
    const seen = await coach.get<{ stars: number }>(path);
    expect(seen.stars === 5, 'the coach sees five stars');
    const { status } = await candidate.get<Booking>(`/v1/bookings/${booking.id}`);
    expect(status === 'completed', `the booking is completed, came ${status}`);
    return [undefined, `${seen.stars} stars; the booking is ${status}`];
  });
