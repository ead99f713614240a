import { HOUR_MS } from '../../shared/time';
import { inZone } from '../../shared/zones/zoned-time';
import { localIso } from './local-time';
import { zoneOffsets } from './zone-offsets';

describe('an instant on the wall of a zone', () => {
  it.each([
    'UTC',
    'Europe/Paris',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Australia/Lord_Howe',
    'Pacific/Pago_Pago',
  ])('reads in %s as the calendar library reads it, all year round', (zone) => {
    const from = Date.UTC(2027, 0, 1);
    const clock = zoneOffsets(zone, from, from + 8_760 * HOUR_MS);
    for (let hour = 0; hour < 8_760; hour += 7) {
      const instant = from + hour * HOUR_MS;
      const expected = inZone(new Date(instant), zone).toISO({ includeOffset: true })?.replace('Z', '+00:00');
      expect(localIso(clock, instant)).toBe(expected);
    }
  });
});
