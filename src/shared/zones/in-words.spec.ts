import { dateInWords, dayInWords, inShort, inWords } from './in-words';

const LATE = new Date('2026-12-01T15:30:00Z');

describe('an instant in words', () => {
  it.each([
    ['Europe/Paris', 'Tuesday 1 December 2026, 16:30 Paris time', '1 December 2026'],
    ['Asia/Tokyo', 'Wednesday 2 December 2026, 00:30 Tokyo time', '2 December 2026'],
    [
      'America/Argentina/Buenos_Aires',
      'Tuesday 1 December 2026, 12:30 Buenos Aires, Argentina time',
      '1 December 2026',
    ],
    ['Etc/GMT+5', 'Tuesday 1 December 2026, 10:30 UTC-05:00', '1 December 2026'],
    ['UTC', 'Tuesday 1 December 2026, 15:30 UTC', '1 December 2026'],
  ])('is that of a reader in %s', (zone, words, day) => {
    expect(inWords(LATE, zone)).toBe(words);
    expect(dayInWords(LATE, zone)).toBe(day);
  });

  it('has a short form for titles, and one for calendar dates', () => {
    expect(inShort(LATE, 'Asia/Tokyo')).toBe('Wed 2 Dec, 00:30');
    expect(dateInWords('2026-12-01')).toBe('1 December 2026');
  });
});
