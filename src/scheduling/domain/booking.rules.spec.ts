import { DomainError } from '../../shared/errors';
import { checkIntervals, checkRules, DEFAULT_RULES, hasCaps, leastNotice } from './booking.rules';

const HOLD_MINUTES = 37;

const refusal = (check: () => void): Pick<DomainError, 'code' | 'field'> | null => {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, field: error.field };
  }
};

describe('booking rules', () => {
  it('the notice never falls below the hold and an hour', () => {
    const withNotice = (noticeMinutes: number) => () =>
      checkRules({ ...DEFAULT_RULES, noticeMinutes }, HOLD_MINUTES);
    expect(leastNotice(HOLD_MINUTES)).toBe(97);
    expect(refusal(withNotice(97))).toBeNull();
    expect(refusal(withNotice(96))).toEqual({
      code: 'availability.notice_too_short',
      field: 'rules.noticeMinutes',
    });
  });

  it('a horizon may be one day long, and not less', () => {
    const between = (start: string, end: string) => () =>
      checkRules({ ...DEFAULT_RULES, horizon: { kind: 'range', start, end } }, HOLD_MINUTES);
    expect(refusal(between('2027-03-01', '2027-03-01'))).toBeNull();
    expect(refusal(between('2027-03-02', '2027-03-01'))?.code).toBe('availability.horizon_inverted');
  });

  it.each([
    ['09:00', '17:00', null],
    ['00:00', '24:00', null],
    ['23:58', '23:59', null],
    ['00:00', '00:00', 'availability.window_inverted'],
    ['17:00', '09:00', 'availability.window_inverted'],
    ['24:00', '24:00', 'availability.window_inverted'],
    ['24:00', '23:59', 'availability.window_inverted'],
  ])('hours from %s to %s: %s', (start, end, code) => {
    expect(refusal(() => checkIntervals([{ start, end }], 'hours'))?.code ?? null).toBe(code);
  });

  it('names the window that is at fault', () => {
    const intervals = [
      { start: '09:00', end: '10:00' },
      { start: '12:00', end: '11:00' },
    ];
    expect(refusal(() => checkIntervals(intervals, 'intervals'))?.field).toBe('intervals.1.end');
  });

  it('sessions are counted only where there is a cap', () => {
    expect(hasCaps(DEFAULT_RULES)).toBe(false);
    expect(hasCaps({ ...DEFAULT_RULES, maxMinutesPerWeek: 600 })).toBe(true);
  });
});
