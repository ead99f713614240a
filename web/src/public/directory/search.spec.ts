import { countOf, queryOf, toggleCompared, without } from './search';

describe('the address of a search', () => {
  it('becomes what the API is asked', () => {
    const search = {
      for: 'amazon-tpm:onsite',
      days: '2,4',
      from: '18:00',
      max: '180',
      currency: 'USD',
      rating: '4.5',
    };
    expect(queryOf(search, 'Europe/Paris', 'one')).toEqual({
      packKey: 'amazon-tpm',
      stageKey: 'onsite',
      weekdays: '2,4',
      timeFrom: '18:00',
      priceMax: 18_000,
      currency: 'USD',
      minRating: 4.5,
      targetId: 'one',
      zone: 'Europe/Paris',
    });
  });

  it.each([
    ['a price without a currency', { max: '180' }],
    ['an amount that is none', { max: 'cheap', sort: 'price' }],
  ])('leaves out %s', (_, search) => {
    expect(queryOf(search, 'UTC', null)).toEqual({ zone: 'UTC' });
  });

  it('loses what a hint names', () => {
    const search = { for: 'a:b', level: 'l6', max: '1', currency: 'EUR', days: '1', sort: 'rating' };
    expect(without(search, ['priceMax', 'weekdays'])).toEqual({ for: 'a:b', level: 'l6', sort: 'rating' });
    expect(without(search, ['stageKey'])).not.toHaveProperty('for');
    expect(without({ q: 'x' }, ['levelKey'])).toEqual({ q: 'x', target: 'none' });
  });

  it('counts a price and a part of the day once', () => {
    expect(countOf({ q: 'x', from: '18:00', to: '22:00', max: '1', currency: 'EUR', sort: 'rating' })).toBe(
      3,
    );
    expect(countOf({ currency: 'EUR' })).toBe(0);
  });

  it('compares three at most', () => {
    expect(toggleCompared({}, 'a')).toBe('a');
    expect(toggleCompared({ compare: 'a,b' }, 'a')).toBe('b');
    expect(toggleCompared({ compare: 'a' }, 'a')).toBeUndefined();
    expect(toggleCompared({ compare: 'a,b,c' }, 'd')).toBe('b,c,d');
  });
});
