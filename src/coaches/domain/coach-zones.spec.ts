import fc from 'fast-check';
import { coachZones } from './coach-zones';

const zone = fc.constantFrom('Europe/Paris', 'Asia/Tokyo', 'America/Lima');

describe('the zones of a coach', () => {
  it('differ unless account, profile and hours all say the same', () => {
    fc.assert(
      fc.property(zone, zone, zone, (account, profile, hours) => {
        const { differ } = coachZones({ accountZone: account, zone: profile, hoursZone: hours });
        expect(differ).toBe(!(account === profile && profile === hours));
      }),
    );
  });

  it('do not differ by hours that are not set yet', () => {
    expect(coachZones({ accountZone: 'Asia/Tokyo', zone: 'Asia/Tokyo', hoursZone: null })).toEqual({
      account: 'Asia/Tokyo',
      profile: 'Asia/Tokyo',
      hours: null,
      differ: false,
    });
    expect(coachZones({ accountZone: 'UTC', zone: 'Asia/Tokyo', hoursZone: null }).differ).toBe(true);
  });
});
