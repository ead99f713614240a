import { nearestTimes } from './nearest-times';

const at = (...hours: number[]): Date[] => hours.map((hour) => new Date(Date.UTC(2027, 2, 1, hour)));
const [WISHED = new Date()] = at(12);

describe('the nearest times', () => {
  it.each([
    ['are on both sides, in order', at(5, 10, 11, 13, 20), at(10, 11, 13)],
    ['prefer the earlier of two equally near', at(10, 11, 13, 14), at(10, 11, 13)],
    ['are all where there are few', at(20, 3), at(3, 20)],
    ['are none of none', [], []],
  ])('%s', (_, starts, expected) => {
    expect(nearestTimes(starts, WISHED, 3)).toEqual(expected);
  });
});
