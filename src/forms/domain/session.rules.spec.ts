import type { FormStatus } from './form.states';
import { assertAmendable, assertFormStartable, assertSubmittable, owesForm } from './session.rules';

const at = (text: string) => new Date(`2027-03-01T${text}:00Z`);
const session = {
  kind: 'session' as const,
  status: 'confirmed' as const,
  startsAt: at('10:00'),
  endsAt: at('11:00'),
  receivedAt: null,
};

describe('feedback on a session', () => {
  it('starts with the session, not a millisecond before', () => {
    expect(() => assertFormStartable(session, new Date(session.startsAt.getTime() - 1))).toThrow(
      'form.too_early',
    );
    expect(() => assertFormStartable(session, session.startsAt)).not.toThrow();
    expect(() => assertFormStartable({ ...session, status: 'cancelled' }, session.endsAt)).toThrow(
      'form.no_session',
    );
  });

  it('of a review starts with its document', () => {
    const review = { ...session, kind: 'document' as const };
    expect(() => assertFormStartable(review, session.endsAt)).toThrow('form.no_document');
    expect(() => assertFormStartable({ ...review, receivedAt: at('09:00') }, at('09:00'))).not.toThrow();
  });

  it('is submitted from its end on, not a millisecond before, and a document at any time', () => {
    const ended = { ...session, id: 'one', endedEarlyAt: null };
    const before = new Date(ended.endsAt.getTime() - 1);
    const submit = (wishes: object, now: Date) => () =>
      assertSubmittable({ ...ended, ...wishes }, now, 'Europe/Paris');
    expect(submit({}, before)).toThrow('form.submission_too_early');
    expect(submit({}, before)).toThrow('Monday 1 March 2027, 12:00 Paris time');
    expect(submit({}, ended.endsAt)).not.toThrow();
    expect(submit({ endedEarlyAt: at('10:20') }, at('10:20'))).not.toThrow();
    expect(submit({ kind: 'document' }, before)).not.toThrow();
    expect(submit({ status: 'coach_no_show' }, at('12:00'))).toThrow('form.no_session');
  });

  it.each([
    ['session', 'completed', true],
    ['session', 'confirmed', false],
    ['document', 'confirmed', true],
    ['document', 'completed', true],
    ['document', 'cancelled', false],
  ] as const)('of a %s that is %s is owed: %s', (kind, status, expected) => {
    expect(owesForm({ kind, status })).toBe(expected);
  });
});

describe('an amendment', () => {
  const submittedAt = at('11:00');
  const until = new Date(submittedAt.getTime() + 14 * 24 * 3_600_000);
  const amend = (status: FormStatus, now: Date) => () => assertAmendable({ status, submittedAt }, now);

  it('is taken within 14 days of the submission, to the moment', () => {
    expect(amend('submitted', until)).not.toThrow();
    expect(amend('submitted', new Date(until.getTime() + 1))).toThrow('form.amendment_too_late');
  });

  it('may follow another, but neither a draft nor a form that is marked as an error can be amended', () => {
    expect(amend('amended', submittedAt)).not.toThrow();
    expect(amend('entered_in_error', submittedAt)).toThrow('form.not_submitted');
    expect(() => assertAmendable({ status: 'in_progress', submittedAt: null }, submittedAt)).toThrow(
      'form.not_submitted',
    );
  });
});
