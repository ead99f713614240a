import { refused } from '../../shared/errors';
import { requireKnownKey } from '../../shared/known-keys';
import { minorUnitDigits, type Money } from '../../shared/money';
import type { OfferingKind } from './coach';

/** Lengths we sell at all, in minutes. */
export const SESSION_MINUTES = { min: 30, max: 120 };
/** Bounds of a price in minor units: 5.00 to 10,000.00 EUR, 500 to 1,000,000 JPY; ten times that with three decimals. */
const MINOR_UNITS = { min: 500, max: 1_000_000 };

export interface StageBounds {
  key: string;
  bookable: boolean;
  minutes: { min: number; max: number } | null;
}

/** The stage exists, is one that people meet for, and lasts so long in the pack too. 422 with the field. */
export const checkStage = (stageKey: string, minutes: number, stages: readonly StageBounds[]): void => {
  const stage = requireKnownKey('stage', 'stageKey', stageKey, stages);
  if (!stage.bookable)
    throw refused('offering.stage_not_bookable', `The stage "${stageKey}" has no sessions.`, 'stageKey');
  const min = Math.max(SESSION_MINUTES.min, stage.minutes?.min ?? 0);
  const max = Math.min(SESSION_MINUTES.max, stage.minutes?.max ?? SESSION_MINUTES.max);
  if (minutes < min || minutes > max)
    throw refused('offering.minutes_out_of_bounds', `Give ${min} to ${max} minutes.`, 'minutes');
};

export interface ReviewedStage {
  key: string;
  review?: { days: { min: number; max: number } };
}

/** The stage exists, has documents to read, and the days are within those of the pack. 422 with the field. */
export const checkReviewStage = (stageKey: string, days: number, stages: readonly ReviewedStage[]): void => {
  const { review } = requireKnownKey('stage', 'stageKey', stageKey, stages);
  if (!review)
    throw refused('offering.stage_not_reviewable', `The stage "${stageKey}" has no documents.`, 'stageKey');
  const { min, max } = review.days;
  if (days < min || days > max)
    throw refused('offering.days_out_of_bounds', `Give ${min} to ${max} days.`, 'days');
};

/** What a coach wants to sell: a session of so many minutes, or a review within so many days. */
export interface OfferingWish {
  /** The pack of their profile; another is refused. */
  packKey?: string | undefined;
  stageKey: string;
  minutes?: number;
  days?: number;
  price: Money;
}

/** Whether the packs' stages allow an offering of a kind. 422 with the field. */
export const CHECK_STAGE: Record<
  OfferingKind,
  (wish: OfferingWish, stages: readonly (StageBounds & ReviewedStage)[]) => void
> = {
  session: ({ stageKey, minutes = 0 }, stages) => checkStage(stageKey, minutes, stages),
  review: ({ stageKey, days = 0 }, stages) => checkReviewStage(stageKey, days, stages),
};

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
