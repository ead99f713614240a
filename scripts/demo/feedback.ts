import { byId, byVersion, type Schemas } from '../../client';
import type { Booking } from './booking';
import { type Person, refused } from './people';
import { minutesAfter, type Stage } from './stage';
import { expect } from './walk';

type Form = Schemas['CoachForm'];

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
      const { feedback } = await stage.candidate.api.get('/v1/bookings/{id}', byId(booking.id));
      expect(feedback?.step === 'grade_yourself', `grading comes next, came ${feedback?.step}`);
      return [undefined, `"${mail.subject}"; "${own.subject}"; ${feedback.text}`];
    },
  );

const refuseBeforeTheEnd = ({ walk, coach }: Stage, { id, endsAt }: Booking, form: Form): Promise<void> =>
  walk.step('Submits while the session runs: refused until its end', async () => {
    const asked = coach.api.post('/v1/forms/{id}/submission', byId(form.id));
    const { code, detail, from } = await refused(asked, 409, 'form.submission_too_early');
    expect(Date.parse(String(from)) === Date.parse(endsAt), `from the end on, came ${String(from)}`);
    const { feedback } = await coach.api.get('/v1/bookings/{id}', byId(id));
    expect(feedback?.step === 'session', `the session goes on, came ${feedback?.step}`);
    return [undefined, `409 ${code}: ${detail}`];
  });

const gradeOneself = (stage: Stage, { id }: Booking, form: Form): Promise<void> =>
  stage.walk.step('The candidate grades themselves first; then the feedback opens', async () => {
    const { candidate } = stage;
    const { code } = await refused(candidate.api.get('/v1/bookings/{id}/form', byId(id)), 404);
    const [first] = form.template.competencies.items;
    expect(first, 'there is something to grade');
    const grades = { competencies: { [first.key]: 'raising_bar' }, principles: {} };
    await candidate.api.put('/v1/bookings/{id}/self-grade', { ...byId(id), body: grades });
    const end = { outcome: 'finished' as const };
    await candidate.api.post('/v1/bookings/{id}/self-grade/end', { ...byId(id), body: end });
    const mail = await stage.mail(candidate, 'form.ready', id);
    return [undefined, `404 ${code} before; afterwards "${mail.subject}"`];
  });

const draft = async (stage: Stage, booking: Booking, question: string): Promise<Form> => {
  const { walk, coach } = stage;
  const started = await walk.step('The coach starts the form while the session runs', async () => {
    await stage.goTo(minutesAfter(booking.startsAt, 20));
    const form = await coach.api.post('/v1/bookings/{id}/form', byId(booking.id));
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

const save = (coach: Person, form: Form, body: Schemas['FormDraft']): Promise<Form> =>
  coach.api.put('/v1/forms/{id}', { ...byVersion(form.id, form.version), body });

const SECOND_NOTE = {
  id: 'n2',
  fields: { question: 'What did it cost?', summary: 'Two weeks of two people; said so when asked twice.' },
};

/** Everything but the recommendation and the second note. */
const answers = (form: Form, question: string) => {
  const graded = (items: Schemas['FormItem'][], grade: string) =>
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
  const file = () => coach.api.post('/v1/forms/{id}/submission', byId(form.id));
  await walk.step('Submits what is incomplete: every gap is named', async () => {
    const { code, errors } = await refused(file(), 422, 'form.incomplete');
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
    const filed = await file();
    expect(filed.status === 'submitted', `status submitted, came ${filed.status}`);
    const { feedback } = await coach.api.get('/v1/bookings/{id}', byId(booking.id));
    expect(feedback?.step === 'filed', `it waits for the candidate, came ${feedback?.step}`);
    return [undefined, `${filed.status}; ${feedback.text}`];
  });
};

const read = ({ walk, candidate }: Stage, booking: Booking): Promise<void> =>
  walk.step('The candidate reads the feedback, and only what is meant for them', async () => {
    const form = await candidate.api.get('/v1/bookings/{id}/form', byId(booking.id));
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
    const body = { stars: 5, text: 'Precise, kind, on time.' };
    await candidate.api.post('/v1/bookings/{id}/rating', { ...byId(booking.id), body });
    const seen = await coach.api.get('/v1/bookings/{id}/rating', byId(booking.id));
    expect(seen.stars === 5, 'the coach sees five stars');
    const { status } = await candidate.api.get('/v1/bookings/{id}', byId(booking.id));
    expect(status === 'completed', `the booking is completed, came ${status}`);
    return [undefined, `${seen.stars} stars; the booking is ${status}`];
  });
