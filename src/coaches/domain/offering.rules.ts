import { refused } from '../../shared/errors';
import { requireKnownKey } from '../../shared/known-keys';
import { minorUnitDigits, type Money } from '../../shared/money';
import type { OfferingKind } from './kinds-sold';

/** Lengths we sell at all, in minutes. */
export const SESSION_MINUTES = { min: 30, max: 120 };
/** Bounds of a price in minor units: 5.00 to 10,000.00 EUR, 500 to 1,000,000 JPY; ten times that with three decimals. */
const MINOR_UNITS = { min: 500, max: 1_000_000 };

/** A stage of a pack, as offerings see it. */
export interface SellableStage {
  key: string;
  bookable: boolean;
  minutes: Bounds | null;
  /** Where documents of it are read. */
  review?: { days: Bounds };
}

interface Bounds {
  min: number;
  max: number;
}

/** What a coach wants to sell: a session of so many minutes, or a review within so many days. */
export interface OfferingWish {
  /** The pack of their profile; another is refused. */
  packKey?: string | undefined;
  stageKey: string;
  minutes?: number;
  days?: number;
  price: Money;
}

type StageRule = (wish: OfferingWish, stages: readonly SellableStage[]) => void;

/** By kind: the stage exists, has such offerings, and its bounds allow this length. 422 with the field. */
export const CHECK_STAGE: Record<OfferingKind, StageRule> = {
  session: ({ stageKey, minutes }, stages) => {
    const stage = requireKnownKey('stage', 'stageKey', stageKey, stages);
    if (!stage.bookable)
      throw refused('offering.stage_not_bookable', `The stage "${stageKey}" has no sessions.`, 'stageKey');
    const min = Math.max(SESSION_MINUTES.min, stage.minutes?.min ?? 0);
    const max = Math.min(SESSION_MINUTES.max, stage.minutes?.max ?? SESSION_MINUTES.max);
    if (!isWithin({ min, max }, minutes))
      throw refused('offering.minutes_out_of_bounds', `Give ${min} to ${max} minutes.`, 'minutes');
  },
  document: ({ stageKey, days }, stages) => {
    const { review } = requireKnownKey('stage', 'stageKey', stageKey, stages);
    if (!review)
      throw refused('offering.stage_not_reviewable', `The stage "${stageKey}" has no documents.`, 'stageKey');
    if (!isWithin(review.days, days))
      throw refused(
        'offering.days_out_of_bounds',
        `Give ${review.days.min} to ${review.days.max} days.`,
        'days',
      );
  },
};

const isWithin = ({ min, max }: Bounds, length = 0): boolean => length >= min && length <= max;

/**
 * Sold in a settlement currency, in an amount that can be charged: of the zero- and three-decimal rules see
 * shared/money. 422 with the field.
 */
export const checkPrice = ({ amount, currency }: Money, settlementCurrencies: readonly string[]): void => {
  if (!settlementCurrencies.includes(currency))
    throw refused(
      'price.currency_not_sold',
      `Give a currency in which we sell: ${settlementCurrencies.join(', ')}.`,
      'price.currency',
    );
  const digits = minorUnitDigits(currency);
  const scale = digits === 3 ? 10 : 1;
  const min = MINOR_UNITS.min * scale;
  const max = MINOR_UNITS.max * scale;
  if (amount < min || amount > max)
    throw refused(
      'price.out_of_bounds',
      `Give a price of ${min} to ${max} minor units of ${currency}.`,
      'price.amount',
    );
  if (digits === 3 && amount % 10 !== 0)
    throw refused(
      'price.not_chargeable',
      'Give a price that is a multiple of 10 minor units.',
      'price.amount',
    );
};
