import { counted, firstName, listed, monogram } from './words';

describe('words', () => {
  it('number and noun agree', () => {
    expect([0, 1, 6].map((n) => counted(n, 'coach', 'coaches'))).toEqual([
      '0 coaches',
      '1 coach',
      '6 coaches',
    ]);
  });

  it('lists are read as one speaks', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b'], 'or')).toBe('a or b');
  });

  it.each([
    ['Marcus Reyes', 'MR'],
    ['Ada', 'A'],
    ['José María de la Cruz', 'JC'],
    ['李小龍', '李'],
    ['', ''],
  ])('%s has the monogram %s', (name, letters) => expect(monogram(name)).toBe(letters));

  it('speaks of people by their first name', () => {
    expect(firstName('Marcus Reyes')).toBe('Marcus');
  });
});
