import { Inject, Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import { Database, type Tx } from '../platform/database/database';
import { decodeIdCursor, page } from '../platform/http/paging';
import { conflict, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { coachByAccount, lockCoachOf } from './coaches.queries';
import type { OfferingChange } from './coaches.schemas';
import type { Coach, Offering, OfferingOnSale, TitledOffering } from './domain/coach';
import type { OfferingKind } from './domain/kinds-sold';
import { CHECK_STAGE, checkPrice, type OfferingWish } from './domain/offering.rules';
import {
  insertOffering,
  offeringById,
  offeringsOf,
  offeringsOnSale,
  updateOffering,
} from './offerings.store';
import type { DocumentOfferingsQuery } from './document-offerings.schemas';

/** Of each kind. Retired ones count too: they stay for their bookings. */
const MAX_OFFERINGS = 100;

/** What a coach sells. Every change takes the coach's row first, so that rules over all offerings hold. */
@Injectable()
export class Offerings {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The coach's own offerings of a kind, oldest first; none before the first draft. */
  async own(accountId: string, kind: OfferingKind): Promise<TitledOffering[]> {
    const coach = await coachByAccount(this.database, accountId);
    const offerings = coach ? await offeringsOf(this.database, kind, coach.id) : [];
    return offerings.map((offering) => this.packs.titled(offering));
  }

  /** What is sold now by published coaches, oldest first. 422 with the field for a key that the packs do not have. */
  async onSale(
    kind: OfferingKind,
    { limit, cursor, ...wanted }: DocumentOfferingsQuery,
  ): Promise<{ items: OfferingOnSale[]; nextCursor: string | null }> {
    const { packKey, stageKey } = wanted;
    this.packs.refuseUnknown({ packKey, stageKey });
    const after = decodeIdCursor(cursor);
    const rows = await offeringsOnSale(this.database, kind, { ...wanted, after }, limit + 1);
    return page(rows, limit, ({ id }) => [id]);
  }

  /**
   * Errors: 404 before the first draft; 422 with the field for stage, minutes or days, and price; 409
   * `offering.duplicate` for a second active one of the same stage, length and currency, `offering.too_many`.
   */
  async add(accountId: string, kind: OfferingKind, wish: OfferingWish): Promise<TitledOffering> {
    checkPrice(wish.price, this.config.settlementCurrencies);
    const id = newId();
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const packKey = packOf(coach, wish);
      CHECK_STAGE[kind](wish, this.packs.pack(packKey)?.stages ?? []);
      if ((await offeringsOf(tx, kind, coach.id)).length >= MAX_OFFERINGS)
        throw conflict(
          'offering.too_many',
          `You have made ${MAX_OFFERINGS} offerings; no more are possible.`,
        );
      await insertOffering(tx, { ...wish, id, coachId: coach.id, packKey, kind });
      return this.packs.titled(await own(tx, coach, kind, id));
    });
  }

  /**
   * Changes the price for new bookings, retires or revives. Errors: 404 `offering.not_found` for anybody else's;
   * 422 for the price; 409 `offering.duplicate`, `offering.other_pack` on reviving.
   */
  async change(
    accountId: string,
    kind: OfferingKind,
    offeringId: string,
    { price, active }: OfferingChange,
  ): Promise<TitledOffering> {
    if (price) checkPrice(price, this.config.settlementCurrencies);
    return this.database.tx(async (tx) => {
      const coach = await lockOwn(tx, accountId);
      const offering = await own(tx, coach, kind, offeringId);
      if (active && offering.packKey !== coach.packKey)
        throw conflict('offering.other_pack', 'This offering is of a pack that you no longer interview for.');
      await updateOffering(tx, offeringId, { price, active });
      return this.packs.titled(await own(tx, coach, kind, offeringId));
    });
  }
}

/** The caller's own coach, locked; 404 before the first draft. */
const lockOwn = async (tx: Tx, accountId: string): Promise<Coach> => {
  const coach = await lockCoachOf(tx, accountId);
  if (!coach) throw notFound('coach');
  return coach;
};

const own = async (tx: Tx, coach: Coach, kind: OfferingKind, offeringId: string): Promise<Offering> => {
  const offering = await offeringById(tx, kind, offeringId);
  if (offering?.coachId !== coach.id) throw notFound('offering');
  return offering;
};

/** An offering is of the pack in the coach's profile. */
const packOf = (coach: Coach, { packKey }: OfferingWish): string => {
  if (coach.packKey === null)
    throw refused('coach.pack_missing', 'Choose the pack in your profile before you sell.', 'packKey');
  if (packKey !== undefined && packKey !== coach.packKey)
    throw refused('offering.other_pack', `Your profile is for the pack "${coach.packKey}".`, 'packKey');
  return coach.packKey;
};
