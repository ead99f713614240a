import fc from 'fast-check';
import { ZONE_RELEASE } from '../../shared/zones/zone-data';
import { NOTHING_PROMISED, promisedTimes } from './promised-times';

const WINTER = new Date('2027-01-15T12:00:00Z');
const SUMMER = new Date('2027-07-15T12:00:00Z');

describe('what clocks were promised to show', () => {
  it('is each person’s zone and its distance from Greenwich at the start, in minutes', () => {
    expect(promisedTimes(WINTER, { coach: 'Europe/Paris', candidate: 'Asia/Kathmandu' })).toEqual({
      coachZone: 'Europe/Paris',
      coachOffsetMin: 60,
      candidateZone: 'Asia/Kathmandu',
      candidateOffsetMin: 345,
      zoneRelease: ZONE_RELEASE,
    });
  });

  it('follows the clocks of the day of the session, not of the day it is booked', () => {
    const zones = { coach: 'Europe/Paris', candidate: 'America/New_York' };
    const offsets = (start: Date) => {
      const { coachOffsetMin, candidateOffsetMin } = promisedTimes(start, zones);
      return [coachOffsetMin, candidateOffsetMin];
    };
    expect([offsets(WINTER), offsets(SUMMER)]).toEqual([
      [60, -300],
      [120, -240],
    ]);
  });

  it('is nothing for a zone that the rules do not know, and that changes nothing for the other person', () => {
    const unknown = fc.constantFrom('Mars/Olympus', '', 'constructor', 'UTC+25');
    fc.assert(
      fc.property(unknown, (candidate) => {
        expect(promisedTimes(SUMMER, { coach: 'Asia/Tokyo', candidate })).toMatchObject({
          coachZone: 'Asia/Tokyo',
          coachOffsetMin: 540,
          candidateZone: null,
          candidateOffsetMin: null,
        });
      }),
    );
  });

  it('is nothing at all for a document, which has no hour', () => {
    expect(new Set(Object.values(NOTHING_PROMISED))).toEqual(new Set([null]));
    expect(Object.keys(NOTHING_PROMISED).sort()).toEqual(
      Object.keys(promisedTimes(WINTER, { coach: 'UTC', candidate: 'UTC' })).sort(),
    );
  });
});
