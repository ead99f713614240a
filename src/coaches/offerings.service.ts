import { Inject, Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import { Database, type Tx } from '../platform/database/database';
import { conflict, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { coachByAccount, lockCoachOf, offeringById, offeringsOf } from './coaches.queries';
import { insertOffering, updateOffering } from './offerings.store';
import type { OfferingChange, OfferingRequest } from './coaches.schemas';
import type { Coach, Offering, TitledOffering } from './domain/coach';
import { checkPrice, checkStage } from './domain/offering.rules';

/** Retired ones count too: they stay for their bookings. */
export const MAX_OFFERINGS = 100;

/** What a coach sells. Every change takes the coach's row first, so that rules over all offerings hold. */
@Injectable()
export class Offerings {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The coach's own offerings, oldest first; none before the first draft. */
  async own(accountId: string): Promise<TitledOffering[]> {
    const coach = await coachByAccount(this.database, accountId);
    const offerings = coach ? await offeringsOf(this.database, coach.id) : [];
    return offerings.map((offering) => this.packs.titled(offering));
  }

  /**
   * Errors: 404 before the first draft; 422 with the field for stage, minutes and price; 409 `offering.duplicate` for
   * a second active one of the same stage, length and currency, `offering.too_many`.
   */
  async add(accountId: string, request: OfferingRequest): Promise<TitledOffering> {
    checkPrice(request.price, this.config.settlementCurrencies);
    const id = newId();
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const packKey = packOf(coach, request);
      checkStage(request.stageKey, request.minutes, this.packs.pack(packKey)?.stages ?? []);
      if ((await offeringsOf(tx, coach.id)).length >= MAX_OFFERINGS)
        throw conflict(
          'offering.too_many',
          `You have made ${MAX_OFFERINGS} offerings; no more are possible.`,
        );
      const sold = { ...request, id, coachId: coach.id, packKey, kind: 'session', days: null } as const;
      await insertOffering(tx, sold);
      return this.packs.titled(await own(tx, coach, id));
    });
  }

  /**
   * Changes the price for new bookings, retires or revives. Errors: 404 `offering.not_found` for anybody else's;
   * 422 for the price; 409 `offering.duplicate`, `offering.other_pack` on reviving.
   */
  async change(
    accountId: string,
    offeringId: string,
    { price, active }: OfferingChange,
  ): Promise<TitledOffering> {
    if (price) checkPrice(price, this.config.settlementCurrencies);
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const offering = await own(tx, coach, offeringId);
      if (active && offering.packKey !== coach.packKey)
        throw conflict('offering.other_pack', 'This offering is of a pack that you no longer interview for.');
      await updateOffering(tx, offeringId, { price, active });
      return this.packs.titled(await own(tx, coach, offeringId));
    });
  }
}

/** The caller's own coach, locked; 404 before the first draft. */
export const lockOwn = async (tx: Tx, accountId: string): Promise<Coach> => {
  const coach = await lockCoachOf(tx, accountId);
  if (!coach) throw notFound('coach');
  return coach;
};

const own = async (tx: Tx, coach: Coach, offeringId: string): Promise<Offering> => {
  const offering = await offeringById(tx, offeringId);
  if (offering?.coachId !== coach.id) throw notFound('offering');
  return offering;
};

/** An offering is of the pack in the coach's profile. */
export const packOf = (coach: Coach, request: Pick<OfferingRequest, 'packKey'>): string => {
  if (coach.packKey === null)
    throw refused('coach.pack_missing', 'Choose the pack in your profile before you sell.', 'packKey');
  if (request.packKey !== undefined && request.packKey !== coach.packKey)
    throw refused('offering.other_pack', `Your profile is for the pack "${coach.packKey}".`, 'packKey');
  return coach.packKey;
};
