import { dateInWords, dayInWords, inShort, inWords, timeInWords } from './in-words';

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

  it('that is near has its time of day, and which of the two where clocks show it twice', () => {
    expect(timeInWords(LATE, 'Europe/Paris')).toBe('16:30');
    expect(timeInWords(new Date('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe('02:30 (UTC+01:00)');
  });

  it.each([
    ['Europe/Paris', '2026-10-24T23:59:59Z', '01:59 Paris time'],
    ['Europe/Paris', '2026-10-25T00:00:00Z', '02:00 Paris time (UTC+02:00)'],
    ['Europe/Paris', '2026-10-25T00:30:00Z', '02:30 Paris time (UTC+02:00)'],
    ['Europe/Paris', '2026-10-25T01:30:00Z', '02:30 Paris time (UTC+01:00)'],
    ['Europe/Paris', '2026-10-25T02:00:00Z', '03:00 Paris time'],
    ['Europe/Paris', '2026-03-29T01:30:00Z', '03:30 Paris time'],
    ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '01:45 Lord Howe time (UTC+11:00)'],
    ['Australia/Lord_Howe', '2026-04-04T15:15:00Z', '01:45 Lord Howe time (UTC+10:30)'],
    ['America/New_York', '2026-11-01T06:30:00Z', '01:30 New York time (UTC-05:00)'],
    ['Asia/Tokyo', '2026-10-25T00:30:00Z', '09:30 Tokyo time'],
  ])('says which of two it is only where a time comes twice: %s at %s', (zone, at, words) => {
    expect(inWords(new Date(at), zone).split(', ')[1]).toBe(words);
  });

  it('has a short form for titles, and one for calendar dates', () => {
    expect(inShort(LATE, 'Asia/Tokyo')).toBe('Wed 2 Dec, 00:30');
    expect(dateInWords('2026-12-01')).toBe('1 December 2026');
  });

  it.each([
    ['h23', 'en-GB', 'Tuesday 1 December 2026, 16:30 Paris time', 'Tue 1 Dec, 16:30', '1 December 2026'],
    ['h12', 'en-GB', 'Tuesday 1 December 2026, 4:30 pm Paris time', 'Tue 1 Dec, 4:30 pm', '1 December 2026'],
    [
      'h12',
      'en-US',
      'Tuesday, December 1, 2026, 4:30 PM Paris time',
      'Tue, Dec 1, 4:30 PM',
      'December 1, 2026',
    ],
    ['h23', 'en-US', 'Tuesday, December 1, 2026, 16:30 Paris time', 'Tue, Dec 1, 16:30', 'December 1, 2026'],
  ] as const)(
    'goes by the clock %s and the order %s of its reader',
    (hourCycle, locale, words, short, day) => {
      const reader = { zone: 'Europe/Paris', hourCycle, locale };
      expect([inWords(LATE, reader), inShort(LATE, reader), dayInWords(LATE, reader)]).toEqual([
        words,
        short,
        day,
      ]);
    },
  );

  it('tells noon from midnight by the clock of 12 hours', () => {
    const reader = { zone: 'UTC', hourCycle: 'h12', locale: 'en-GB' } as const;
    expect(inShort(new Date('2026-12-01T00:05:00Z'), reader)).toBe('Tue 1 Dec, 12:05 am');
    expect(inShort(new Date('2026-12-01T12:05:00Z'), reader)).toBe('Tue 1 Dec, 12:05 pm');
  });
});
