import fc from 'fast-check';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { everyRead, type Known } from '../support/every-read';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  goTo,
  LONG_TOKENS,
  saveForm,
  skipSelfGrade,
  startForm,
  submitForm,
} from './forms-fixture';

const RUNS = 6;
const TIME_LIMIT_MS = 240_000;

type Form = Awaited<ReturnType<typeof startForm>> & {
  template: Record<string, { fields: Field[]; items: Item[] }>;
};
interface Field {
  key: string;
  audience: string;
  kind: string;
}
interface Item {
  key: string;
}
type Reader = 'candidate' | 'coach' | 'otherCandidate' | 'otherCoach' | 'nobody';
interface Secret {
  from: Reader[];
  /** What everybody may know before. */
  prepare?: (booking: PaidBooking) => Promise<unknown>;
  happens: (booking: PaidBooking) => Promise<unknown>;
  /** Minutes after the end at which it happens; 1 unless said. */
  minutes?: number;
}

/**
 * What must not be told is done between two looks at everything that somebody can read: both looks must show the same,
 * to the letter. So not even the existence of a draft or of a hidden rating leaks.
 */
describe('nothing that is private or not yet released can be read, whoever reads whatever', () => {
  const app = useTestApp({ accessTokenMinutes: 4 * LONG_TOKENS });
  let coach: TestCoach;
  let otherCoach: TestCoach;
  let otherCandidate: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    otherCoach = await publishedCoach(app);
    otherCandidate = await app.signUp();
  });

  const known = (booking: PaidBooking, more: { ids?: string[]; links?: string[] } = {}): Known => ({
    ids: [booking.id, coach.coachId, ...(more.ids ?? [])],
    values: {
      key: 'amazon-tpm',
      stage: 'tpm-phone-screen',
      offeringId: coach.offeringIds[0] ?? '',
      startsAt: booking.startsAt.toISOString(),
      from: booking.startsAt.toISOString(),
      to: booking.endsAt.toISOString(),
    },
    pagesOf: [booking.id],
    links: more.links ?? [],
  });

  const edit = (form: { id: string }, field: string, now: string) =>
    app
      .http()
      .patch(`/v1/forms/${form.id}`)
      .set(as(coach))
      .send({ changes: [{ field, now }] })
      .expect(200);
  const rate = (booking: PaidBooking) =>
    app
      .http()
      .post(`/v1/bookings/${booking.id}/rating`)
      .set(as(booking.candidate))
      .send({ stars: 1, text: 'Came late.' })
      .expect(201);
  const gradeOneself = (booking: PaidBooking) =>
    app
      .http()
      .put(`/v1/bookings/${booking.id}/self-grade`)
      .set(as(booking.candidate))
      .send({ competencies: {}, principles: {} })
      .expect(200);
  const submit = async (booking: PaidBooking) => {
    const { body: form } = await begin(booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
  };
  const endEarly = (booking: PaidBooking) =>
    app.http().post(`/v1/bookings/${booking.id}/early-end`).set(as(coach)).expect(200);
  const begin = (booking: PaidBooking) =>
    app.http().post(`/v1/bookings/${booking.id}/form`).set(as(coach)).expect(201);

  /** What is hidden, from whom, and how it comes about on a session that has ended. */
  const SECRETS: Record<string, Secret> = {
    'a form is begun': { from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'], happens: begin },
    'a draft is written, graded and complete': {
      from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: async (booking) => {
        const { body: form } = await begin(booking);
        await saveForm(app, coach, form, completeDraft(form)).expect(200);
      },
    },
    'a note is taken': {
      from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: async (booking) => {
        const { body: form } = await begin(booking);
        await app
          .http()
          .post(`/v1/forms/${form.id}/notes`)
          .set(as(coach))
          .send({ id: 'n1', fields: { summary: 'Heard.' } })
          .expect(201);
        await edit(form, 'recommendation.reason', 'Not yet said.');
      },
    },
    'the coach is rated before their form is in': {
      from: ['coach', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: rate,
    },
    'the candidate grades themselves': {
      from: ['coach', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: gradeOneself,
    },
    'a form is submitted while its candidate grades themselves': {
      from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'],
      prepare: gradeOneself,
      happens: submit,
    },
    'a form is submitted before its candidate has begun to grade themselves': {
      from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: submit,
    },
    'a form is submitted at an early end, after its candidate has skipped': {
      from: ['candidate', 'otherCandidate', 'otherCoach', 'nobody'],
      minutes: -10,
      prepare: async (booking) => {
        await endEarly(booking);
        await skipSelfGrade(app, booking);
        await app.settle();
      },
      happens: submit,
    },
    'the candidate skips grading themselves': {
      from: ['coach', 'otherCandidate', 'otherCoach', 'nobody'],
      happens: (booking) => skipSelfGrade(app, booking),
    },
  };
  const accountOf = (reader: Reader, booking: PaidBooking): TestAccount | null =>
    ({ candidate: booking.candidate, coach, otherCandidate, otherCoach, nobody: null })[reader];

  it.each(Object.entries(SECRETS))(
    'is not told that it exists: %s',
    async (_name, { from, prepare, happens, minutes = 1 }) => {
      const booking = await bookAndPay(app, { coach });
      await goTo(app, booking.endsAt, minutes);
      await prepare?.(booking);
      const looks = async () => {
        const all = new Map<string, string>();
        for (const reader of from) {
          const seen = await everyRead(app, accountOf(reader, booking), known(booking));
          expect(seen.size).toBeGreaterThan(50);
          for (const [address, content] of seen) all.set(`${reader}: ${address}`, content);
        }
        return all;
      };
      const before = await looks();
      await happens(booking);
      await app.settle();
      const told = [...(await looks())].filter(([address, content]) => before.get(address) !== content);
      expect(told).toEqual([]);
    },
    TIME_LIMIT_MS,
  );

  it(
    'is in no answer, page, mail, calendar, PDF or export once the form is out, field by field',
    async () => {
      const privateWords = fc.record({
        reader: fc.constantFrom<Reader>('candidate', 'otherCandidate', 'otherCoach', 'nobody'),
        amended: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(privateWords, async ({ reader, amended }) => {
          const booking = await bookAndPay(app, { coach });
          const form = (await startForm(app, booking)) as Form;
          const draft = { ...completeDraft(form, 'PLAIN'), ...privateParts(form) };
          await saveForm(app, coach, form, draft).expect(200);
          await submitForm(app, coach, form.id).expect(200);
          if (amended) await amend(form.id, draft);
          await app.settle();
          const link = await app
            .http()
            .post(`/v1/bookings/${booking.id}/form/links`)
            .set(as(booking.candidate))
            .send({})
            .expect(201);
          const links = [new URL((link.body as { url: string }).url).pathname];
          const seen = await everyRead(
            app,
            accountOf(reader, booking),
            known(booking, { ids: [form.id], links }),
          );
          const leaks = [...seen]
            .filter(([, content]) => content.includes('PRIVATE'))
            .map(([address]) => address);
          expect({ reader, leaks }).toEqual({ reader, leaks: [] });
          if (reader === 'candidate')
            expect(seen.get(`/v1/bookings/${booking.id}/form`)).toContain('Delivers.');
          const shared = links[0]?.replace('/reports/', '/v1/shared-reports/');
          expect(seen.get(shared ?? '')).toContain('Delivers.');
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT_MS,
  );

  it('would be found: the coach, who may read it all, reads the private words and the draft', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = (await startForm(app, booking)) as Form;
    const look = () => everyRead(app, coach, known(booking, { ids: [form.id] }));
    const before = await look();
    await saveForm(app, coach, form, { ...completeDraft(form), ...privateParts(form) }).expect(200);
    const after = await look();
    const told = [...after].filter(([address, content]) => before.get(address) !== content);
    expect(told.map(([address]) => address)).toContain(`/v1/forms/${form.id}`);
    expect(after.get(`/v1/forms/${form.id}`)).toContain('PRIVATE');
  });

  const amend = async (id: string, draft: ReturnType<typeof completeDraft>) => {
    const answers = { ...draft, recommendation: { ...draft.recommendation, reason: 'Delivers. Always.' } };
    const { headers } = await app.http().get(`/v1/forms/${id}`).set(as(coach)).expect(200);
    await app
      .http()
      .post(`/v1/forms/${id}/amendments`)
      .set(as(coach))
      .set('If-Match', String(headers.etag))
      .send({ reason: 'A slip.', answers })
      .expect(200);
  };
});

/** Every text field of the template that is not meant for candidates, filled in, wherever the template has one. */
const privateParts = (form: Form) => {
  const secrets = (part: string): Record<string, string> =>
    Object.fromEntries(
      (form.template[part]?.fields ?? [])
        .filter(({ audience, kind }) => audience !== 'candidate' && kind === 'text')
        .map(({ key }) => [key, `PRIVATE ${part} ${key}`]),
    );
  const draft = completeDraft(form, 'PRIVATE');
  const items = (part: 'competencies' | 'principles') =>
    Object.fromEntries(
      Object.entries(draft[part]).map(([key, fields]) => [key, { ...fields, ...secrets(part) }]),
    );
  return {
    competencies: items('competencies'),
    principles: items('principles'),
    recommendation: { ...draft.recommendation, ...secrets('recommendation') },
  };
};
