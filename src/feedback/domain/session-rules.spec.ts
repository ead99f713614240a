import { assertFormStartable, hasSession, owesForm } from './session-rules';

const at = (text: string) => new Date(`2027-03-01T${text}:00Z`);
const session = {
  kind: 'session' as const,
  status: 'confirmed',
  startsAt: at('10:00'),
  endsAt: at('11:00'),
  receivedAt: null,
};

describe('feedback on a session', () => {
  it.each([
    ['confirmed', true],
    ['completed', true],
    ['under_review', true],
    ['held', false],
    ['cancelled', false],
    ['expired', false],
    ['candidate_no_show', false],
    ['coach_no_show', false],
  ])('of a booking that is %s: %s', (status, expected) => {
    expect(hasSession({ status })).toBe(expected);
  });

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
    const review = { ...session, kind: 'review' as const };
    expect(() => assertFormStartable(review, session.endsAt)).toThrow('form.no_document');
    expect(() => assertFormStartable({ ...review, receivedAt: at('09:00') }, at('09:00'))).not.toThrow();
  });

  it.each([
    ['session', 'completed', true],
    ['session', 'confirmed', false],
    ['review', 'confirmed', true],
    ['review', 'completed', true],
    ['review', 'cancelled', false],
  ] as const)('of a %s that is %s is owed: %s', (kind, status, expected) => {
    expect(owesForm({ kind, status })).toBe(expected);
  });
});
