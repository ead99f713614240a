import { facts, END, EARLY, reader, START, told, type Wishes } from '../../../test/screens/booking-cases';
import type { BookingStatus, Side } from '../../bookings';
import { addHours, addMinutes } from '../../shared/time';
import { ACTIONS, bookingActions, mayCancel } from './booking-actions';

const offered = (status: BookingStatus, variant: string, side: Side, more: Parameters<typeof told>[3] = {}) =>
  told(status, variant, side, more).actions;
const possible = (...of: Parameters<typeof offered>): string[] =>
  offered(...of)
    .filter(({ refusedWhy }) => refusedWhy === null)
    .map(({ name }) => name);

const RATING = { stars: 4, ratedAt: END, hiddenUntil: addHours(END, 400), publicFrom: addHours(END, 500) };
const rated = (wishes: object = {}): Wishes => ({
  rating: { ...RATING, hidden: false, replied: false, ...wishes },
});

describe('what can be done with a booking', () => {
  it.each<[BookingStatus, string, Side, string[]]>([
    ['held', 'waiting', 'candidate', ['pay', 'giveUp']],
    ['held', 'preparing', 'candidate', ['giveUp']],
    ['held', 'leaving', 'candidate', []],
    ['held', 'waiting', 'coach', []],
    ['expired', 'ran_out', 'candidate', ['bookAgain']],
    ['cancelled', 'by_coach', 'candidate', ['bookAgain']],
    ['cancelled', 'by_coach', 'coach', []],
    ['confirmed', 'ahead', 'candidate', ['addToCalendar', 'cancel']],
    ['confirmed', 'ahead', 'coach', ['openKit', 'addToCalendar', 'cancel']],
    ['confirmed', 'disputed', 'candidate', ['addToCalendar']],
    ['confirmed', 'opening', 'candidate', ['join', 'addToCalendar', 'cancel']],
    ['confirmed', 'running', 'candidate', ['join', 'addToCalendar', 'reportNoShow']],
    ['completed', 'plain', 'candidate', ['gradeYourself', 'skipSelfGrade', 'rate', 'reportNoShow']],
    ['completed', 'plain', 'coach', ['openKit', 'writeFeedback', 'readDocument', 'reportNoShow']],
    ['completed', 'released', 'candidate', ['readFeedback', 'rate', 'reportNoShow']],
    ['coach_no_show', 'open', 'coach', ['answerNoShow']],
    ['coach_no_show', 'open', 'candidate', []],
    ['coach_no_show', 'unanswered', 'coach', []],
    ['under_review', 'under_review', 'candidate', []],
  ])('that is %s (%s), by the %s', (status, variant, side, names) => {
    expect(possible(status, variant, side)).toEqual(names);
  });

  it('paying twice is not, once somebody says that they have paid', () => {
    expect(possible('held', 'waiting', 'candidate', { back: 'paid' })).toEqual(['giveUp']);
  });

  it('joining is from a quarter before the start, and before that says from when on', () => {
    const [join] = offered('confirmed', 'ahead', 'candidate').filter(({ name }) => name === 'join');
    expect(join).toMatchObject({ from: addMinutes(START, -15), until: addMinutes(END, 30) });
    expect(join?.refusedWhy).toContain('The meeting room opens on');
  });

  it('a no-show is reported from a quarter after the start, and before that says to wait', () => {
    const now = addMinutes(START, 5);
    const [report] = offered('confirmed', 'ahead', 'candidate', { now }).filter(
      ({ name }) => name === 'reportNoShow',
    );
    expect(report).toMatchObject({
      from: addMinutes(START, 15),
      refusedWhy: expect.stringContaining('wait'),
    });
    expect(possible('confirmed', 'ahead', 'coach', { now })).toContain('endEarly');
  });

  it('a payment that a bank has is not cancelled, and why is said', () => {
    const [cancel] = offered('confirmed', 'disputed', 'candidate').filter(({ name }) => name === 'cancel');
    expect(cancel?.refusedWhy).toContain('disputed');
    expect(mayCancel(facts(), reader('coach'), EARLY)).toBe(true);
    expect(mayCancel(facts(), reader('coach'), START)).toBe(false);
  });

  it('a rating is changed until its coach reads it, and answered from then on', () => {
    expect(possible('completed', 'plain', 'candidate', rated())).toContain('editRating');
    expect(possible('completed', 'plain', 'candidate', rated())).not.toContain('rate');
    const shown = rated({ hiddenUntil: END });
    expect(possible('completed', 'plain', 'candidate', shown)).not.toContain('editRating');
    expect(possible('completed', 'plain', 'coach', shown)).toContain('replyToRating');
    expect(possible('completed', 'plain', 'coach', rated({ hiddenUntil: END, replied: true }))).not.toContain(
      'replyToRating',
    );
  });

  it('a document is uploaded while it is waited for, a second time after the feedback, and then compared', () => {
    const names = (wishes: Wishes, side: Side = 'candidate') =>
      bookingActions(facts({ kind: 'document', ...wishes }), reader(side), START).map(({ name }) => name);
    expect(names({})).toContain('uploadDocument');
    const released = {
      status: 'completed' as const,
      formReleasedAt: START,
      receivedAt: EARLY,
      uploads: [EARLY],
    };
    expect(names(released)).toEqual(expect.arrayContaining(['uploadSecondVersion', 'readDocument']));
    expect(names({ ...released, uploads: [EARLY, START] }, 'coach')).toContain('compareDocuments');
    expect(names({ candidateErased: true })).not.toContain('uploadDocument');
  });

  it('is named once in the contract', () => {
    expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
  });
});
