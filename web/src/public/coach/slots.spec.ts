import { byPart, entriesOf, inMonth, nextAfter, type Slots } from './slots';

const slot = (startsAt: string, startsAtLocal: string) => ({ startsAt, startsAtLocal });
const ANSWER = {
  zone: 'Europe/Paris',
  coachZone: 'America/New_York',
  coachOffsets: [{ since: '2027-10-01T00:00:00.000Z', minutes: -240 }],
  slots: [
    slot('2027-10-31T00:30:00.000Z', '2027-10-31T02:30:00.000+02:00'),
    slot('2027-10-31T01:30:00.000Z', '2027-10-31T02:30:00.000+01:00'),
    slot('2027-10-31T15:00:00.000Z', '2027-10-31T16:00:00.000+01:00'),
    slot('2027-11-01T09:00:00.000Z', '2027-11-01T10:00:00.000+01:00'),
  ],
  nextAvailable: null,
} as unknown as Slots;
const TOLD = {
  hourCycle: 'h23' as const,
  now: new Date('2027-10-01T00:00:00Z'),
  first: 'the first',
  second: 'the second',
};

describe('the times of a month', () => {
  it('are those of the zone, and the next month says where to look', () => {
    expect(inMonth(ANSWER, '2027-10')).toHaveLength(3);
    expect(nextAfter(ANSWER, '2027-10')?.startsAt).toBe('2027-11-01T09:00:00.000Z');
    expect(nextAfter(ANSWER, '2027-11')).toBeNull();
  });

  it('say which of two they are, and what the coach’s wall shows, with its day where it is another', () => {
    expect(entriesOf(inMonth(ANSWER, '2027-10'), ANSWER, TOLD)).toEqual([
      { id: '2027-10-31T00:30:00.000Z', name: '02:30, the first', detail: 'New York Sat 30 Oct 20:30' },
      { id: '2027-10-31T01:30:00.000Z', name: '02:30, the second', detail: 'New York Sat 30 Oct 21:30' },
      { id: '2027-10-31T15:00:00.000Z', name: '16:00', detail: 'New York 11:00' },
    ]);
    expect(entriesOf(ANSWER.slots.slice(3), { ...ANSWER, coachZone: 'Europe/Paris' }, TOLD)).toEqual([
      { id: '2027-11-01T09:00:00.000Z', name: '10:00' },
    ]);
  });

  it('stand by part of the day', () => {
    expect(byPart(inMonth(ANSWER, '2027-10')).map(([part, starts]) => [part, starts.length])).toEqual([
      ['morning', 2],
      ['afternoon', 1],
    ]);
  });
});
