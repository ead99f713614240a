import fc from 'fast-check';
import { addHours, addMinutes, HOUR_MS } from '../../shared/time';
import { beginWithinHours } from './feedback-deadlines';
import { formReleaseAt, formReleasedBy, type Graded, selfGradeUntil } from './release.rules';

const END = new Date('2027-03-01T18:00:00Z');
const HOURS = 72;
const at = (hours: number): Date => addHours(END, hours);

const graded = (wishes: Partial<Graded> = {}): Graded => ({
  kind: 'session',
  endsAt: END,
  formFiledAt: null,
  selfGrade: null,
  ...wishes,
});

/** Minutes around the end, half an hour before it to five days after. */
const minute = fc.integer({ min: -30, max: 5 * 24 * 60 }).map((minutes) => addMinutes(END, minutes));
const own = fc.option(
  fc.record({ startedAt: minute, hours: fc.option(fc.nat({ max: 71 })) }).map(({ startedAt, hours }) => ({
    startedAt,
    closedAt: hours === null ? null : addHours(startedAt, hours),
  })),
);
const anySession = fc.record({
  kind: fc.constant('session' as const),
  endsAt: fc.constant(END),
  formFiledAt: fc.option(minute),
  selfGrade: own,
});
const anyDocument = anySession.map((session) => ({ ...session, kind: 'document' as const }));
const anything = fc.oneof(anySession, anyDocument);
const anyHours = fc.integer({ min: 1, max: 24 * 30 });

describe('when candidates may grade themselves', () => {
  it.each([
    ['not begun', graded(), at(12)],
    ['begun', graded({ selfGrade: { startedAt: at(1), closedAt: null } }), at(72)],
    ['begun at the last moment', graded({ selfGrade: { startedAt: at(11.99), closedAt: null } }), at(72)],
    ['finished or skipped', graded({ selfGrade: { startedAt: at(1), closedAt: at(2) } }), at(2)],
    ['not begun, filed at the end', graded({ formFiledAt: END }), at(12)],
    ['not begun, filed late', graded({ formFiledAt: at(30) }), at(12)],
    ['of a document, not filed', graded({ kind: 'document' }), null],
    ['of a document, not begun', graded({ kind: 'document', formFiledAt: at(-5) }), at(7)],
    [
      'of a document, begun before it was filed',
      graded({ kind: 'document', formFiledAt: at(1), selfGrade: { startedAt: at(-9), closedAt: null } }),
      at(73),
    ],
  ])('ends: %s', (_, facts, until) => expect(selfGradeUntil(facts, HOURS)).toEqual(until));

  it('of a session does not depend on whether, or when, the coach has filed', () => {
    fc.assert(
      fc.property(anySession, fc.option(minute), anyHours, (facts, formFiledAt, hours) => {
        expect(selfGradeUntil({ ...facts, formFiledAt }, hours)).toEqual(selfGradeUntil(facts, hours));
      }),
    );
  });

  it('leaves whoever has begun at least as much time as whoever has not', () => {
    fc.assert(
      fc.property(anything, minute, anyHours, (facts, startedAt, hours) => {
        const [begun, not] = [{ startedAt, closedAt: null }, null].map(
          (selfGrade) => selfGradeUntil({ ...facts, selfGrade }, hours)?.getTime() ?? 0,
        );
        expect(begun).toBeGreaterThanOrEqual(not ?? 0);
        expect(beginWithinHours(hours)).toBeLessThanOrEqual(hours);
      }),
    );
  });
});

describe('when a form comes to its candidate', () => {
  it.each([
    ['never, while none is submitted', graded(), null],
    ['12 h after the end, filed at the end', graded({ formFiledAt: END }), at(12)],
    ['12 h after the scheduled end, filed at an early one', graded({ formFiledAt: at(-0.5) }), at(12)],
    ['at once, filed after the window', graded({ formFiledAt: at(20) }), at(20)],
    [
      'at the scheduled end, skipped and filed before it',
      graded({ formFiledAt: at(-0.4), selfGrade: { startedAt: at(-0.3), closedAt: at(-0.3) } }),
      END,
    ],
    [
      'when they finish',
      graded({ formFiledAt: at(1), selfGrade: { startedAt: at(2), closedAt: at(40) } }),
      at(40),
    ],
    [
      'when it is filed, finished before',
      graded({ formFiledAt: at(9), selfGrade: { startedAt: at(1), closedAt: at(2) } }),
      at(9),
    ],
    [
      '72 h after the end, never finished',
      graded({ formFiledAt: at(1), selfGrade: { startedAt: at(2), closedAt: null } }),
      at(72),
    ],
    [
      'of a document when it is filed, graded before',
      graded({ kind: 'document', formFiledAt: at(-9), selfGrade: { startedAt: at(-20), closedAt: at(-19) } }),
      at(-9),
    ],
  ])('%s', (_, facts, release) => expect(formReleaseAt(facts, HOURS)).toEqual(release));

  it('is never before its submission, the scheduled end, or the end of the window, and is one of them', () => {
    fc.assert(
      fc.property(anything, anyHours, (facts, hours) => {
        const release = formReleaseAt(facts, hours)?.getTime() ?? null;
        if (!facts.formFiledAt) return expect(release).toBeNull();
        const moments = [
          facts.formFiledAt,
          selfGradeUntil(facts, hours) as Date,
          ...(facts.kind === 'session' ? [END] : []),
        ].map((moment) => moment.getTime());
        for (const moment of moments) expect(release).toBeGreaterThanOrEqual(moment);
        expect(moments).toContain(release);
      }),
    );
  });

  it('is at the latest when its coach is told, whatever the candidate does in their time', () => {
    fc.assert(
      fc.property(anything, minute, anyHours, (facts, formFiledAt, hours) => {
        const filed = { ...facts, formFiledAt };
        const inTime = (facts.selfGrade?.closedAt?.getTime() ?? 0) <= formReleasedBy(filed, hours).getTime();
        fc.pre(inTime);
        const release = formReleaseAt(filed, hours) as Date;
        expect(release.getTime()).toBeLessThanOrEqual(formReleasedBy(filed, hours).getTime());
      }),
    );
  });

  it('keeps nobody waiting for more than the hours after the end, once it is filed by then', () => {
    fc.assert(
      fc.property(anySession, anyHours, (facts, hours) => {
        fc.pre(facts.formFiledAt !== null && facts.selfGrade?.closedAt == null);
        const waited = (formReleaseAt(facts, hours) as Date).getTime() - END.getTime();
        const filed = (facts.formFiledAt as Date).getTime() - END.getTime();
        expect(waited).toBeLessThanOrEqual(Math.max(hours * HOUR_MS, filed));
      }),
    );
  });
});
