import { canonicalZoneNames } from './zone-names';
import { zoneList } from './zone-list';

const WINTER = new Date('2026-12-01T12:00:00Z');
const listed = (id: string, at = WINTER) => zoneList(at).find((zone) => zone.id === id);

describe('the list of zones', () => {
  it('has every zone that an account may have, once', () => {
    expect(
      zoneList(WINTER)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(canonicalZoneNames().sort());
  });

  it.each([
    ['UTC', 'UTC', null, 0],
    ['Asia/Kolkata', 'Kolkata', 'India', 330],
    ['Europe/Kyiv', 'Kyiv', 'Ukraine', 120],
    ['Europe/Paris', 'Paris', 'France', 60],
    ['Europe/Copenhagen', 'Copenhagen', 'Denmark', 60],
    ['Europe/Berlin', 'Berlin', 'Germany', 60],
    ['Asia/Singapore', 'Singapore', 'Singapore', 480],
    ['Asia/Brunei', 'Brunei', 'Brunei', 480],
    ['Asia/Tokyo', 'Tokyo', 'Japan', 540],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Argentina', -180],
    ['America/Indiana/Knox', 'Knox, Indiana', 'United States', -360],
    ['Etc/GMT-5', 'UTC+05:00', null, 300],
    ['Etc/GMT+12', 'UTC-12:00', null, -720],
    ['EST', 'EST', null, -300],
  ])('says where %s is', (id, city, country, offsetNow) => {
    expect(listed(id)).toMatchObject({ city, country, offsetNow });
  });

  it('names a country for every place, and for nothing else', () => {
    const without = zoneList(WINTER).filter(({ country }) => country === null);
    expect(
      without.filter(({ id }) => !/^(UTC|Etc\/GMT[+-]\d+|[A-Z]{3}|[A-Z]{3}\dDT|[A-Z]ST\d[A-Z]DT)$/.test(id)),
    ).toEqual([]);
  });

  it('has the offset of the moment', () => {
    expect(listed('Europe/Paris', new Date('2026-07-01T12:00:00Z'))?.offsetNow).toBe(120);
  });

  it('finds a zone by its old names', () => {
    expect(listed('Asia/Kolkata')?.aliases).toContain('Asia/Calcutta');
    expect(listed('Europe/Kyiv')?.aliases).toContain('Europe/Kiev');
    expect(listed('UTC')?.aliases).toContain('GMT');
  });

  it('goes from west to east', () => {
    const offsets = zoneList(WINTER).map(({ offsetNow }) => offsetNow);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  });
});
