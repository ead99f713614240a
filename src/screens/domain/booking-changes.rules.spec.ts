import { END, EARLY, facts, reader, START } from '../../../test/screens/booking-cases';
import { addHours, addMinutes } from '../../shared/time';
import { changesAt } from './booking-changes.rules';

describe('when time alone changes something', () => {
  it.each([
    [EARLY, addMinutes(START, -15)],
    [addMinutes(START, -15), START],
    [START, addMinutes(START, 15)],
    [addMinutes(START, 15), END],
    [END, addMinutes(END, 30)],
  ])('around a session, after %s: %s', (now, next) => {
    expect(changesAt(facts(), reader('candidate'), now)).toEqual(next);
  });

  it('of a hold is when it can no longer be paid, to its candidate, and when it ends, to its coach', () => {
    const held = facts({ status: 'held', checkout: { url: 'x', expiresAt: addMinutes(EARLY, 35) } });
    expect(changesAt(held, reader('candidate'), EARLY)).toEqual(addMinutes(EARLY, 35));
    expect(changesAt(held, reader('coach'), EARLY)).toEqual(addMinutes(EARLY, 37));
  });

  it('is never once nothing is to come', () => {
    expect(changesAt(facts({ status: 'cancelled' }), reader('coach'), addHours(END, 10_000))).toBeNull();
  });

  it('of a document tells nothing of a form that waits for its candidate', () => {
    const known = facts({ kind: 'document', receivedAt: START, begunAt: START });
    const at = (formFiledAt: Date | null) => changesAt({ ...known, formFiledAt }, reader('candidate'), START);
    expect(at(START)).toEqual(at(null));
  });
});
