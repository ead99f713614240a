import { offsetBySecondClock } from '../../../test/support/second-clock';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time';
import { ZONE_RELEASE } from './zone-data';
import { canonicalZoneNames, zoneNames } from './zone-names';
import { offsetOf, rulesAround, zoneRules } from './zone-rules';

const at = (iso: string): number => Date.parse(iso);

describe('the laws of 2026', () => {
  it.each([
    ['2026b', 'British Columbia keeps summer time', 'America/Vancouver', '2026-11-01T09:00:00Z', -7 * 60],
    ['2026b', 'Moldova changes its clocks an hour later', 'Europe/Chisinau', '2026-10-25T00:59:59Z', 180],
    ['2026b', 'and then does', 'Europe/Chisinau', '2026-10-25T01:00:00Z', 120],
    ['2026c', 'Alberta keeps summer time', 'America/Edmonton', '2026-11-01T08:00:00Z', -6 * 60],
    ['2026c', 'Morocco goes back to Greenwich time', 'Africa/Casablanca', '2026-12-01T00:00:00Z', 0],
    ['2026d', 'the Northwest Territories as well', 'America/Inuvik', '2026-11-01T08:00:00Z', -6 * 60],
    ['2026e', 'Manitoba as well', 'America/Winnipeg', '2026-11-01T07:00:00Z', -5 * 60],
    ['2026f', 'Cuba as well', 'America/Havana', '2026-11-01T05:00:00Z', -4 * 60],
  ])('%s: %s', (release, _law, zone, iso, minutes) => {
    expect(ZONE_RELEASE >= release).toBe(true);
    expect(offsetOf(zone, at(iso))).toBe(minutes * MINUTE_MS);
  });
});

describe('the rules of a zone', () => {
  it('are read as moment-timezone reads them, for every name, to the second', () => {
    for (const zone of zoneNames()) {
      const changes = zoneRules(zone).since.filter(
        (change) => change > at('1970-01-01') && change < at('2040-01-01'),
      );
      const moments = [
        ...changes.flatMap((change) => [change - 1_000, change]),
        at('2026-12-01'),
        at('2450-07-01'),
      ];
      const read = moments.map((moment) => [moment, offsetOf(zone, moment)]);
      expect([zone, ...read]).toEqual([
        zone,
        ...moments.map((moment) => [moment, offsetBySecondClock(zone, moment)]),
      ]);
    }
  });

  it('hold no change that changes nothing, and their changes are in order', () => {
    for (const zone of canonicalZoneNames()) {
      const { since, offsets } = zoneRules(zone);
      expect([zone, since.length]).toEqual([zone, offsets.length]);
      expect(since.every((change, i) => i === 0 || change > since[i - 1]!)).toBe(true);
      expect(offsets.every((offset, i) => i === 0 || offset !== offsets[i - 1])).toBe(true);
    }
  });

  it('give plain zeros, not minus zero', () => {
    expect(Object.is(offsetOf('UTC', 0), 0)).toBe(true);
    expect(Object.is(offsetOf('Africa/Casablanca', at('2026-12-01')), 0)).toBe(true);
  });

  it('around a stretch answer as all of them do, a month around it included', () => {
    for (const zone of ['America/New_York', 'Europe/Chisinau', 'Pacific/Apia', 'Africa/Casablanca', 'UTC']) {
      for (let from = at('2009-01-01'); from < at('2030-01-01'); from += 97 * DAY_MS) {
        const { since, offsets } = rulesAround(zone, from, from + 90 * DAY_MS);
        const answer = (moment: number) => offsets[since.findLastIndex((change) => change <= moment)];
        const moments = Array.from({ length: 527 }, (_, i) => from - 32 * DAY_MS + i * 7 * HOUR_MS);
        expect(moments.filter((moment) => answer(moment) !== offsetOf(zone, moment))).toEqual([]);
      }
    }
  });

  it('around a stretch are few', () => {
    expect(rulesAround('America/New_York', at('2026-01-01'), at('2026-03-01')).since).toEqual([
      -Infinity,
      at('2026-03-08T07:00:00Z'),
    ]);
  });

  it.each(['Mars/Olympus', '', '+02:00', 'UTC+2', 'constructor'])('do not exist for %p', (zone) => {
    expect(() => zoneRules(zone)).toThrow(RangeError);
    expect(() => offsetOf(zone, 0)).toThrow(RangeError);
  });
});
