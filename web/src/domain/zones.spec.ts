import { clockAt, foundZones, type Zone, zoneCalled, zoneName } from './zones';

const zone = (
  id: string,
  city: string,
  country: string | null,
  offsetNow = 0,
  aliases: string[] = [],
): Zone => ({
  id,
  city,
  country,
  offsetNow,
  aliases,
});
const ZONES = [
  zone('Europe/Paris', 'Paris', 'France', 60),
  zone('Asia/Kolkata', 'Kolkata', 'India', 330, ['Asia/Calcutta']),
  zone('America/Sao_Paulo', 'Sao Paulo', 'Brazil', -180),
  zone('America/Indiana/Knox', 'Knox, Indiana', 'United States', -360),
  zone('Asia/Singapore', 'Singapore', 'Singapore', 480),
  zone('UTC', 'UTC', null),
];
const found = (typed: string) => foundZones(ZONES, typed).map(({ id }) => id);

describe('zones by what people call them', () => {
  it.each([
    ['par', ['Europe/Paris']],
    ['FRANCE', ['Europe/Paris']],
    ['calcutta', ['Asia/Kolkata']],
    ['são paulo', ['America/Sao_Paulo']],
    ['indi', ['America/Indiana/Knox', 'Asia/Kolkata']],
    ['knox united', ['America/Indiana/Knox']],
    ['atlantis', []],
  ])('%s finds %j', (typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });

  it('shows first whose city begins with what was typed', () => {
    expect(found('s')[0]).toBe('America/Sao_Paulo');
  });

  it('knows a zone by its old name', () => {
    expect(zoneCalled(ZONES, 'Asia/Calcutta')?.id).toBe('Asia/Kolkata');
    expect(zoneCalled(ZONES, 'Mars/Olympus')).toBeUndefined();
  });

  it.each([
    [0, 'Paris, France'],
    [4, 'Singapore'],
    [5, 'UTC'],
  ])('names the %ith: %s', (index, name) => {
    expect(zoneName(ZONES[index] as Zone)).toBe(name);
  });

  it('tells what a clock there shows', () => {
    const at = new Date('2026-12-01T23:10:00Z');
    expect(ZONES.map((one) => clockAt(one, at, 'h23'))).toEqual([
      '00:10',
      '04:40',
      '20:10',
      '17:10',
      '07:10',
      '23:10',
    ]);
    expect(clockAt({ offsetNow: 60 }, at, 'h12')).toBe('12:10\u00a0am');
  });
});
