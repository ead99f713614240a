import { CHECK_STAGE, checkPrice } from './offering.rules';

const price = { amount: 6_000, currency: 'EUR' };

describe('an offering', () => {
  const stages = [
    { key: 'screen', bookable: true, minutes: { min: 45, max: 60 } },
    { key: 'essay', bookable: false, minutes: null },
    { key: 'talk', bookable: true, minutes: null },
  ];

  it.each([
    ['screen', 45],
    ['screen', 60],
    ['talk', 30],
    ['talk', 120],
  ])('may be %s for %i minutes', (stage, minutes) => {
    expect(() => CHECK_STAGE.session({ stageKey: stage, minutes, price }, stages)).not.toThrow();
  });

  it.each([
    ['screen', 44, 'offering.minutes_out_of_bounds', 'minutes'],
    ['screen', 61, 'offering.minutes_out_of_bounds', 'minutes'],
    ['talk', 121, 'offering.minutes_out_of_bounds', 'minutes'],
    ['essay', 60, 'offering.stage_not_bookable', 'stageKey'],
    ['dinner', 60, 'stage.unknown', 'stageKey'],
  ])('may not be %s for %i minutes', (stage, minutes, code, field) => {
    expect(() => CHECK_STAGE.session({ stageKey: stage, minutes, price }, stages)).toThrow(
      expect.objectContaining({ code, field }),
    );
  });

  it.each([
    [{ amount: 12000, currency: 'GBP' }, 'price.currency_not_sold', 'price.currency'],
    [{ amount: 499, currency: 'EUR' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 1_000_001, currency: 'EUR' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 499, currency: 'JPY' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 10_005, currency: 'KWD' }, 'price.not_chargeable', 'price.amount'],
  ])('may not cost %j', (price, code, field) => {
    expect(() => checkPrice(price, ['EUR', 'JPY', 'KWD'])).toThrow(expect.objectContaining({ code, field }));
  });

  it.each([
    { amount: 500, currency: 'EUR' },
    { amount: 1_000_000, currency: 'EUR' },
    { amount: 15_000, currency: 'JPY' },
    { amount: 5_000, currency: 'KWD' },
  ])('may cost %j', (price) => {
    expect(() => checkPrice(price, ['EUR', 'JPY', 'KWD'])).not.toThrow();
  });
});

describe('an offering of reviews', () => {
  const plain = { bookable: true, minutes: null };
  const stages = [
    { key: 'essay', ...plain, review: { days: { min: 2, max: 5 } } },
    { key: 'screen', ...plain },
  ];

  it.each([
    ['essay', 2],
    ['essay', 5],
  ])('of %s may promise %i days', (stage, days) => {
    expect(() => CHECK_STAGE.document({ stageKey: stage, days, price }, stages)).not.toThrow();
  });

  it.each([
    ['essay', 1, 'offering.days_out_of_bounds', 'days'],
    ['essay', 6, 'offering.days_out_of_bounds', 'days'],
    ['screen', 3, 'offering.stage_not_reviewable', 'stageKey'],
    ['dinner', 3, 'stage.unknown', 'stageKey'],
  ])('of %s may not promise %i days', (stage, days, code, field) => {
    expect(() => CHECK_STAGE.document({ stageKey: stage, days, price }, stages)).toThrow(
      expect.objectContaining({ code, field }),
    );
  });
});
