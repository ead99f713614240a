import { answerOf, EARLY, inEach, told } from '../../../test/screens/booking-cases';
import type { BookingStatus, Side } from '../../bookings';
import { bookingWords } from './booking-words';

const said = (
  status: BookingStatus,
  variant: string,
  side: Side,
  more: Parameters<typeof told>[3] = {},
): string => {
  const { state, next } = told(status, variant, side, more);
  return [state.word, state.sentence, next.sentence].join(' | ');
};

describe('the words of a booking', () => {
  it.each<[BookingStatus, string, Side, string]>([
    ['held', 'waiting', 'candidate', 'Yours until 00:35'],
    ['held', 'waiting', 'coach', 'Kenji Candidate holds this time until 00:37.'],
    ['held', 'preparing', 'candidate', 'The payment page is being prepared.'],
    ['expired', 'ran_out', 'candidate', 'It was not paid in time. Nothing was charged.'],
    ['expired', 'by_us', 'coach', 'Greenroom ended the hold of this time. The time is free again.'],
    ['expired', 'paid_late', 'candidate', 'Payment came too late'],
    ['given_up', 'given_up', 'coach', 'Kenji Candidate gave this time up.'],
    ['confirmed', 'ahead', 'candidate', 'The meeting room opens on Tuesday 2 March 2027, 01:45 Tokyo time.'],
    ['confirmed', 'ahead', 'candidate', 'You can cancel until Tue 2 Mar, 02:00'],
    [
      'confirmed',
      'opening',
      'candidate',
      'Starts at 02:00 | The room is open. Clara Coach has not opened the room yet.',
    ],
    ['confirmed', 'running', 'coach', 'In session until 03:00 | Kenji Candidate opened the room at 02:00.'],
    ['confirmed', 'running', 'candidate', 'Nobody there? Tell us'],
    ['cancelled', 'by_candidate', 'candidate', 'Cancelled by you'],
    ['cancelled', 'by_coach', 'candidate', 'Cancelled by Clara Coach'],
    ['cancelled', 'by_coach', 'coach', 'Cancelled by you'],
    ['cancelled', 'by_admin', 'coach', 'Cancelled by Greenroom'],
    ['cancelled', 'by_provider', 'candidate', 'not because anybody here cancelled'],
    ['cancelled', 'unused', 'candidate', 'Cancelled: no document came'],
    ['cancelled', 'by_candidate', 'coach', 'The time is free again.'],
    ['under_review', 'under_review', 'candidate', 'A person here decides'],
  ])('that is %s (%s), to the %s: %s', (status, variant, side, wanted) => {
    expect(said(status, variant, side)).toContain(wanted);
  });

  it('of a payment that is on its way ask for nothing', () => {
    expect(said('held', 'waiting', 'candidate', { back: 'paid' })).toMatch(
      /Payment sent .*You can close this page/,
    );
    expect(said('held', 'waiting', 'candidate', { back: 'left' })).toContain('Nothing was charged.');
  });

  it('offer to cancel only where that is possible', () => {
    expect(said('confirmed', 'disputed', 'candidate')).not.toContain('cancel');
  });

  it('say from when on it can be told that nobody came', () => {
    const at = { now: new Date('2027-03-01T17:05:00Z') };
    expect(said('confirmed', 'running', 'candidate', at)).toContain('you can tell us from 02:15 on.');
  });

  it('speak of an order, and not of a time, where nobody meets', () => {
    inEach(
      ({ known }) => known.kind === 'document' && known.status === 'held',
      (one) => {
        const { facts: state } = answerOf(one);
        const { word, sentence } = bookingWords(state, { ...one.reader, kind: 'document', mayCancel: false });
        expect(`${word} ${sentence}`).not.toMatch(/time|session/);
        expect(one.now).toEqual(EARLY);
      },
    );
  });
});
