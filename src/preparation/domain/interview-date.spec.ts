import { nextInterview } from './interview-date';

const of = { packKey: 'amazon-tpm', levelKey: 'l6' };
const target = (interviewDate: string | null, more = {}) => ({ ...of, interviewDate, ...more });
/** 23:30 in Paris, and already the next day in Auckland. */
const NOW = new Date('2027-03-01T22:30:00Z');
const next = (targets: ReturnType<typeof target>[], zone = 'Europe/Paris') =>
  nextInterview(targets, of, NOW, zone);

describe('the interview that a candidate prepares for', () => {
  it('is the next one of their targets for this pack and level', () => {
    const targets = [
      target('2027-03-19'),
      target('2027-03-09'),
      target('2027-03-02', { levelKey: 'l7' }),
      target('2027-03-03', { packKey: 'other' }),
    ];
    expect(next(targets)).toEqual({ date: '2027-03-09', inWords: '9 March 2027', daysLeft: 8 });
  });

  it('counts days on their own calendar: today is 0, and yesterday is over', () => {
    expect(next([target('2027-03-01')])?.daysLeft).toBe(0);
    expect(next([target('2027-03-01')], 'Pacific/Auckland')).toBeNull();
    expect(next([target('2027-03-02')], 'Pacific/Auckland')?.daysLeft).toBe(0);
  });

  it('is none where no target names a day', () => {
    expect([next([]), next([target(null)])]).toEqual([null, null]);
  });
});
