import { DEFAULT_RULES } from './booking.rules';
import { type CoachHours, hoursChangeInWords } from './hours-in-words';

const HOURS: CoachHours = {
  zone: 'Europe/Paris',
  weekly: [{ days: [1, 2, 3, 4, 5], start: '18:00', end: '21:00' }],
  rules: DEFAULT_RULES,
  overrides: [],
};
const WEEK = 'Monday to Friday 18:00 to 21:00';

describe('a change of hours, in words', () => {
  it('says nothing when nothing is different, however it is written', () => {
    expect(hoursChangeInWords(HOURS, HOURS)).toEqual([]);
    const other = [
      { days: [5, 3, 1], start: '18:00', end: '21:00' },
      { days: [2, 4], start: '18:00', end: '21:00' },
    ];
    expect(hoursChangeInWords(HOURS, { ...HOURS, weekly: other })).toEqual([]);
  });

  it.each<[string, Partial<CoachHours>, string]>([
    ['the zone', { zone: 'Asia/Tokyo' }, 'The time zone of your hours: Asia/Tokyo (before: Europe/Paris).'],
    ['no week', { weekly: [] }, `Your weekly hours: no hours (before: ${WEEK}).`],
    [
      'several windows',
      {
        weekly: [
          { days: [0, 6], start: '14:00', end: '16:00' },
          { days: [6, 0, 3], start: '09:00', end: '12:00' },
        ],
      },
      'Your weekly hours: Wednesday 09:00 to 12:00; Saturday and Sunday 09:00 to 12:00 and 14:00 to 16:00 ' +
        `(before: ${WEEK}).`,
    ],
    [
      'a buffer',
      { rules: { ...DEFAULT_RULES, bufferAfterMinutes: 15 } },
      'The free time after a session: 15 minutes (before: none).',
    ],
    [
      'a limit',
      { rules: { ...DEFAULT_RULES, maxPerDay: 3 } },
      'The most on one day: 3 sessions (before: no limit).',
    ],
    [
      'the horizon',
      { rules: { ...DEFAULT_RULES, horizon: { kind: 'range', start: '2027-03-01', end: '2027-03-31' } } },
      'How far ahead sessions can be booked: from 1 March 2027 to 31 March 2027 (before: 60 days).',
    ],
    [
      'a day off',
      { overrides: [{ date: '2027-03-01', intervals: [] }] },
      'Your hours of 1 March 2027: no hours (before: as in every week).',
    ],
    [
      'a day with hours of its own',
      { overrides: [{ date: '2027-03-01', intervals: [{ start: '10:00', end: '12:00' }] }] },
      'Your hours of 1 March 2027: 10:00 to 12:00 (before: as in every week).',
    ],
  ])('says %s, and the other way round', (_, change, words) => {
    const after = { ...HOURS, ...change };
    expect(hoursChangeInWords(HOURS, after)).toEqual([words]);
    const [, what = '', now = '', then = ''] = /^(.+?): (.+) \(before: (.+)\)\.$/.exec(words) ?? [];
    expect(hoursChangeInWords(after, HOURS)).toEqual([`${what}: ${then} (before: ${now}).`]);
  });

  it('says every rule that is different', () => {
    const rules = {
      ...DEFAULT_RULES,
      intervalMinutes: 30,
      startOffsetMinutes: 5,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 5,
      noticeMinutes: 1440,
      horizon: { kind: 'rolling', days: 7 } as const,
      maxPerDay: 1,
      maxMinutesPerDay: 60,
      maxPerWeek: 1,
      maxMinutesPerWeek: 60,
    };
    expect(hoursChangeInWords(HOURS, { ...HOURS, rules })).toHaveLength(Object.keys(DEFAULT_RULES).length);
  });
});
