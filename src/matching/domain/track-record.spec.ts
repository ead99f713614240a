import { trackRecord } from './track-record';

describe('what is said of a coach’s sessions here', () => {
  it.each([
    ['nothing of none', { completed: 0, missed: 0, forms: 0, medianHours: null }, [0, null, null]],
    ['a count only of few', { completed: 8, missed: 1, forms: 2, medianHours: 5 }, [8, null, null]],
    ['the usual hours of three forms', { completed: 3, missed: 0, forms: 3, medianHours: 5.2 }, [3, 6, null]],
    ['an hour at least', { completed: 3, missed: 0, forms: 3, medianHours: 0.1 }, [3, 1, null]],
    ['a share of ten', { completed: 9, missed: 1, forms: 9, medianHours: 20 }, [9, 20, 10]],
    ['a share of nothing missed', { completed: 40, missed: 0, forms: 40, medianHours: 3 }, [40, 3, 0]],
  ])('%s', (_, counted, [sessionsHere, usualFeedbackHours, cancelledShare]) => {
    expect(trackRecord(counted)).toEqual({ sessionsHere, usualFeedbackHours, cancelledShare });
  });
});
