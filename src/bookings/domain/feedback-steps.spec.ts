import fc from 'fast-check';
import { addHours, addMinutes } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import { BOOKING_STATUSES } from './booking.states';
import { feedbackOnPage, type FeedbackState, feedbackStep, type Told } from './feedback-steps';

const START = new Date('2027-03-01T17:00:00Z');
const END = new Date('2027-03-01T18:00:00Z');
const ZONE = 'Europe/Paris';
const at = (hours: number): Date => addHours(END, hours);

const state = (wishes: Partial<FeedbackState> = {}): FeedbackState => ({
  kind: 'session',
  status: 'completed',
  startsAt: START,
  endsAt: END,
  endedEarlyAt: null,
  receivedAt: null,
  formFiledAt: null,
  formReleasedAt: null,
  selfGrade: null,
  formDueAt: at(24),
  ...wishes,
});
const told = (side: Told['side'], now: Date): Told => ({
  side,
  zone: ZONE,
  otherName: 'Clara',
  now,
  withinHours: 72,
});
const step = (side: Told['side'], hours: number, wishes?: Partial<FeedbackState>) => {
  const answer = feedbackStep(state(wishes), told(side, at(hours)));
  return answer && [answer.step, answer.until];
};
const begun = { startedAt: at(1), closedAt: null };
const skipped = { startedAt: at(1), closedAt: at(1) };
const document = { kind: 'document', status: 'confirmed', receivedAt: START, formDueAt: END } as const;

describe('what comes next of the feedback', () => {
  it.each<[string, Told['side'], number, Partial<FeedbackState>, ReturnType<typeof step>]>([
    ['before the session', 'candidate', -9, { status: 'confirmed' }, ['session', END]],
    ['before the session', 'coach', -9, { status: 'confirmed' }, ['session', END]],
    ['in it', 'coach', -0.5, { status: 'confirmed' }, ['session', END]],
    ['after it', 'candidate', 0, {}, ['grade_yourself', at(12)]],
    ['after it', 'coach', 0, {}, ['write', at(24)]],
    ['at an early end', 'candidate', -0.2, { endedEarlyAt: at(-0.3) }, ['grade_yourself', at(12)]],
    ['at an early end', 'coach', -0.2, { endedEarlyAt: at(-0.3) }, ['write', at(24)]],
    ['begun', 'candidate', 20, { selfGrade: begun }, ['grade_yourself', at(72)]],
    ['begun', 'coach', 20, { selfGrade: begun }, ['write', at(24)]],
    ['skipped', 'candidate', 2, { selfGrade: skipped }, ['awaited', at(24)]],
    ['let be', 'candidate', 12, {}, ['awaited', at(24)]],
    ['late', 'candidate', 30, {}, ['awaited', at(24)]],
    ['late', 'coach', 30, {}, ['write', at(24)]],
    ['filed', 'candidate', 2, { formFiledAt: at(1) }, ['grade_yourself', at(12)]],
    ['filed', 'coach', 2, { formFiledAt: at(1) }, ['filed', at(72)]],
    ['filed, begun', 'coach', 2, { formFiledAt: at(1), selfGrade: begun }, ['filed', at(72)]],
    ['released', 'candidate', 2, { formFiledAt: at(1), formReleasedAt: at(2) }, ['released', null]],
    ['released', 'coach', 2, { formFiledAt: at(1), formReleasedAt: at(2) }, ['released', null]],
    ['of a document', 'candidate', -1, document, ['grade_yourself', null]],
    ['of a document, filed', 'candidate', -1, { ...document, formFiledAt: at(-2) }, ['grade_yourself', null]],
    ['of a document, filed', 'coach', -1, { ...document, formFiledAt: at(-2) }, ['filed', at(70)]],
    ['of a document, skipped', 'candidate', -1, { ...document, selfGrade: skipped }, ['awaited', END]],
    ['of a document', 'coach', -1, document, ['write', END]],
    ['of a document that is not there', 'coach', -1, { ...document, receivedAt: null }, null],
  ])('%s, to the %s', (_, side, hours, wishes, expected) => {
    expect(step(side, hours, wishes)).toEqual(expected);
  });

  it('is nothing of what was not paid, was cancelled or missed, or is disputed', () => {
    const some = BOOKING_STATUSES.filter((status) => step('candidate', 1, { status }) !== null);
    expect(some.sort()).toEqual(['completed', 'confirmed']);
  });

  it('is said with the moments in the zone of the reader', () => {
    const text = (side: Told['side'], now: Date, wishes?: Partial<FeedbackState>) =>
      feedbackStep(state(wishes), told(side, now))?.text ?? '';
    for (const moment of [at(12), at(72), at(24)])
      expect(text('candidate', at(1))).toContain(inWords(moment, ZONE));
    expect(text('coach', at(-0.5), { status: 'confirmed' })).toContain('state that');
    expect(text('coach', at(2), { formFiledAt: at(1) })).toContain(inWords(at(72), ZONE));
    expect(text('candidate', at(-0.1), { endedEarlyAt: at(-0.2), selfGrade: skipped })).toContain(
      `not before ${inWords(END, ZONE)}`,
    );
  });

  it('tells on the page until when a self-grade that was begun is finished, while that can be, and only then', () => {
    const page = (side: Told['side'], hours: number) =>
      feedbackOnPage(state(), told(side, at(hours)))?.text ?? '';
    const begunUntil = `If you have begun to grade yourself, you have until ${inWords(at(72), ZONE)}.`;
    expect([1, 20, 71.9].map((hours) => page('candidate', hours).includes(begunUntil))).toEqual([
      false,
      true,
      true,
    ]);
    expect(page('candidate', 72)).not.toContain('If you have begun');
    expect(page('coach', 20)).not.toContain('If you have begun');
  });

  const minute = fc.integer({ min: -60, max: 5 * 24 * 60 }).map((minutes) => addMinutes(END, minutes));
  const own = fc.option(fc.record({ startedAt: minute, closedAt: fc.option(minute) }));
  const anyState = fc.record({
    kind: fc.constantFrom('session' as const, 'document' as const),
    endedEarlyAt: fc.option(fc.constant(at(-0.5))),
    receivedAt: fc.constant(START),
    formFiledAt: fc.option(minute),
    selfGrade: own,
  });

  it('is the same to the candidate whether or not the form is filed, until it is released', () => {
    fc.assert(
      fc.property(anyState, minute, (wishes, now) => {
        const unfiled = feedbackStep(state({ ...wishes, formFiledAt: null }), told('candidate', now));
        expect(feedbackStep(state(wishes), told('candidate', now))).toEqual(unfiled);
      }),
    );
  });

  it('is the same to the coach, and on the page, whatever the candidate does with their own grades', () => {
    fc.assert(
      fc.property(anyState, own, minute, (wishes, other, now) => {
        const changed = { ...wishes, selfGrade: other };
        expect(feedbackStep(state(wishes), told('coach', now))).toEqual(
          feedbackStep(state(changed), told('coach', now)),
        );
        expect(feedbackOnPage(state(wishes), told('candidate', now))).toEqual(
          feedbackOnPage(state({ ...changed, formFiledAt: null }), told('candidate', now)),
        );
        expect(feedbackOnPage(state(wishes), told('coach', now))).toEqual(
          feedbackOnPage(state(changed), told('coach', now)),
        );
      }),
    );
  });
});
