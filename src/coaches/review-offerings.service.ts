import { Inject, Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import { Database, type Tx } from '../platform/database/database';
import { decodeIdCursor, page } from '../platform/http/paging';
import { conflict, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { coachByAccount } from './coaches.queries';
import { insertOffering, updateOffering } from './offerings.store';
import type { OfferingChange } from './coaches.schemas';
import type { Coach, ReviewOffering, ReviewOnSale } from './domain/coach';
import { checkPrice, checkReviewStage } from './domain/offering.rules';
import { lockOwn, MAX_OFFERINGS, packOf } from './offerings.service';
import { reviewOfferingById, reviewOfferingsOf, reviewsOnSale } from './review-offerings.queries';
import type { ReviewOfferingRequest, ReviewOfferingsQuery } from './review-offerings.schemas';

/** What a coach sells without a time. */
@Injectable()
export class ReviewOfferings {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The coach's own, oldest first; none before the first draft. */
  async own(accountId: string): Promise<ReviewOffering[]> {
    const coach = await coachByAccount(this.database, accountId);
    return coach ? reviewOfferingsOf(this.database, coach.id) : [];
  }

  /** What is sold now by published coaches, oldest first. 422 with the field for a key that the packs do not have. */
  async onSale({ packKey, stageKey, coachId, limit, cursor }: ReviewOfferingsQuery): Promise<{
    items: ReviewOnSale[];
    nextCursor: string | null;
  }> {
    this.packs.refuseUnknown({ pack: packKey, stage: stageKey }, { pack: 'packKey', stage: 'stageKey' });
    const rows = await reviewsOnSale(this.database, {
      packKey: packKey ?? null,
      stageKey: stageKey ?? null,
      coachId: coachId ?? null,
      after: decodeIdCursor(cursor),
      limit: limit + 1,
    });
    return page(rows, limit, ({ id }) => [id]);
  }

  /**
   * Errors: 404 before the first draft; 422 with the field for stage, days and price; 409 `offering.duplicate` for a
   * second active one of the same stage, days and currency, `offering.too_many`.
   */
  async add(accountId: string, request: ReviewOfferingRequest): Promise<ReviewOffering> {
    const { stageKey, days, price } = request;
    checkPrice(price, this.config.settlementCurrencies);
    const id = newId();
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const packKey = packOf(coach, request);
      checkReviewStage(stageKey, days, this.packs.pack(packKey)?.stages ?? []);
      if ((await reviewOfferingsOf(tx, coach.id)).length >= MAX_OFFERINGS)
        throw conflict(
          'offering.too_many',
          `You have made ${MAX_OFFERINGS} offerings; no more are possible.`,
        );
      const sold = {
        id,
        coachId: coach.id,
        packKey,
        stageKey,
        kind: 'review',
        minutes: null,
        days,
        price,
      } as const;
      await insertOffering(tx, sold);
      return own(tx, coach, id);
    });
  }

  /** As for a session: the price for new orders, retire, revive. Errors as there. */
  async change(
    accountId: string,
    offeringId: string,
    { price, active }: OfferingChange,
  ): Promise<ReviewOffering> {
    if (price) checkPrice(price, this.config.settlementCurrencies);
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const offering = await own(tx, coach, offeringId);
      if (active && offering.packKey !== coach.packKey)
        throw conflict('offering.other_pack', 'This offering is of a pack that you no longer interview for.');
      await updateOffering(tx, offeringId, { price, active });
      return own(tx, coach, offeringId);
    });
  }
}

const own = async (tx: Tx, coach: Coach, offeringId: string): Promise<ReviewOffering> => {
  const offering = await reviewOfferingById(tx, offeringId);
  if (offering?.coachId !== coach.id) throw notFound('offering');
  return offering;
};
