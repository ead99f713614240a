import { MAX_OPEN_HOLDS } from '../../../bookings/domain/booking.rules';
import { type Circumstances, refusalsOf } from './refusals';

const NOW = new Date('2027-03-01T10:00:00Z');
const FREE: Circumstances = { coachAccountId: 'coach', busyWith: null, otherHolds: [], now: NOW };
const CANDIDATE = { accountId: 'maya', roles: ['candidate'] };
const HOLDS = Array.from({ length: MAX_OPEN_HOLDS }, () => new Date('2027-03-01T10:30:00Z'));

describe('what an order would be refused for', () => {
  it.each<[string, typeof CANDIDATE, Partial<Circumstances>, string[]]>([
    ['nothing', CANDIDATE, {}, []],
    ['a missing role', { ...CANDIDATE, roles: ['coach'] }, {}, ['auth.wrong_role']],
    ['one’s own offering', { ...CANDIDATE, accountId: 'coach' }, {}, ['booking.own_offering']],
    ['a session then', CANDIDATE, { busyWith: 'b' }, ['candidate.busy']],
    ['too many unpaid times', CANDIDATE, { otherHolds: HOLDS }, ['booking.too_many_holds']],
    ['not yet too many', CANDIDATE, { otherHolds: HOLDS.slice(1) }, []],
  ])('%s', (_, orderer, more, codes) => {
    expect(refusalsOf(orderer, { ...FREE, ...more }).map(({ code }) => code)).toEqual(codes);
  });

  it('names the session that is in the way', () => {
    expect(refusalsOf(CANDIDATE, { ...FREE, busyWith: 'b' })).toMatchObject([{ bookingId: 'b' }]);
  });

  it('does not hide what is broken', () => {
    const broken = { ...FREE, otherHolds: null as unknown as Date[] };
    expect(() => refusalsOf(CANDIDATE, broken)).toThrow(TypeError);
  });
});
