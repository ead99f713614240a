import { EARLY, END, facts, reader, START } from '../../../test/screens/booking-cases';
import { BOOKING_STATUSES } from '../../bookings/domain/booking.states';
import { bookingStates } from '../../bookings/domain/booking.states';
import type { BookingFacts, Move } from './booking-facts';
import { bookingStory, OUTCOMES } from './booking-story';

const move = (event: string, by: Move['by'] = null, at = EARLY): Move => ({ event, at, by, to: 'confirmed' });
const told = (wishes: Partial<BookingFacts>, side: 'candidate' | 'coach' = 'candidate') =>
  bookingStory(facts(wishes), reader(side)).map(({ sentence, actor }) => [sentence, actor]);

describe('what happened to a booking', () => {
  it('says who did it: the reader, the other by name, or us', () => {
    expect(told({ moves: [move('cancel', 'coach')] })).toEqual([['Clara Coach cancelled it.', 'other']]);
    expect(told({ moves: [move('cancel', 'coach')] }, 'coach')).toEqual([['You cancelled it.', 'you']]);
    expect(told({ moves: [move('cancel', 'us')] })).toEqual([['Greenroom cancelled it.', 'us']]);
    expect(told({ moves: [move('cancel')] })).toEqual([['No document came, so it was cancelled.', null]]);
  });

  it('has words for everything that can happen to one but that time completed it', () => {
    const events = BOOKING_STATUSES.flatMap((status) => Object.keys(bookingStates.transitions[status]));
    for (const event of new Set([...events, 'hold'])) {
      const isSaid = told({ moves: [move(event, 'us')] }).length > 0;
      expect([event, isSaid]).toEqual([event, true]);
    }
    expect(told({ moves: [move('complete')] })).toEqual([]);
  });

  it('comes in the order in which it happened, with who opened the room first', () => {
    const story = bookingStory(
      facts({
        moves: [move('pay', null, EARLY)],
        roomOpenings: [
          { side: 'coach', openedAt: START },
          { side: 'coach', openedAt: END },
        ],
        reports: [{ reporter: 'coach', missing: 'candidate', note: null, at: END }],
        refunds: [],
      }),
      reader('coach'),
    );
    expect(story.map(({ sentence }) => sentence)).toEqual([
      'Kenji Candidate paid, and it was booked.',
      'You opened the room.',
      'You reported that Kenji Candidate did not come.',
    ]);
  });

  it('tells a candidate of the feedback when they can read it, and its coach when it was filed', () => {
    expect(told({ formFiledAt: END })).toEqual([]);
    expect(told({ formFiledAt: END }, 'coach')).toEqual([['You filed the feedback.', 'you']]);
    expect(told({ formFiledAt: END, formReleasedAt: END })).toEqual([['The feedback could be read.', null]]);
  });

  it('says what arrived of the money, and nothing of what failed', () => {
    const refund = {
      subjectId: '',
      amountMinor: 12_000,
      byProvider: false,
      reason: '',
      askedAt: START,
      settledAt: END,
    };
    const refunds: BookingFacts['refunds'] = [
      { ...refund, status: 'succeeded' },
      { ...refund, status: 'failed' },
    ];
    expect(told({ refunds })).toEqual([['120.00 EUR went back to you.', null]]);
  });

  it('has a sentence for each outcome of a decision', () => {
    expect(Object.keys(OUTCOMES)).toEqual(['completed', 'candidate_no_show', 'coach_no_show']);
  });
});
