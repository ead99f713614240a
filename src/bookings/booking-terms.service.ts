import { Injectable } from '@nestjs/common';
import { type AccountProfile, Accounts } from '../identity';
import { Candidates } from '../candidates';
import { Coaches } from '../coaches';
import { Packs } from '../packs';
import { Database } from '../platform/database/database';
import { together } from '../platform/database/together';
import type { Principal } from '../platform/http/access';
import { refused } from '../shared/errors';
import { DAY_MS, MINUTE_MS } from '../shared/time';
import { inWords } from '../shared/zones/in-words';
import type { Practice } from './booking-store';
import { bookingTitle } from './domain/booking-title';
import { NOTHING_PROMISED, type PromisedTimes, promisedTimes } from './domain/promised-times';
import type { BookingKind } from './domain/booking.states';
import type { CreateBooking } from './bookings.schemas';
import { refuseOwnOffering } from './domain/booking-rules';

/** What a booking will be, snapshotted from what is offered now. */
export interface BookingTerms {
  offering: {
    id: string;
    kind: BookingKind;
    coachId: string;
    coachAccountId: string;
    packKey: string;
    stageKey: string;
    minutes: number;
    priceMinor: number;
    currency: string;
  };
  startsAt: Date;
  candidate: Pick<AccountProfile, 'id' | 'email' | 'linkRevision'>;
  promised: PromisedTimes;
  practice: Practice;
  /** What the payment page and the receipt say. */
  description: string;
  /** What the payment page says below it: when, in the candidate's zone; null for a review. */
  details: string | null;
}

/** What a candidate orders without a time. */
export type ReviewWish = Pick<CreateBooking, 'offeringId' | 'practice'>;

/** Reads what is offered and checks the candidate's wishes against the pack, before any transaction begins. */
@Injectable()
export class TermsReader {
  constructor(
    private readonly accounts: Accounts,
    private readonly candidates: Candidates,
    private readonly coaches: Coaches,
    private readonly packs: Packs,
    private readonly database: Database,
  ) {}

  /** Errors: 404 for an offering that cannot be booked, 422 `booking.own_offering`, 422 for unknown practice keys. */
  async read(candidate: Principal, wish: CreateBooking): Promise<BookingTerms> {
    const [{ coach, price, ...offering }, payer] = await this.database.reads((reader) =>
      together([
        this.coaches.bookableOffering(wish.offeringId, reader),
        this.accounts.profile(candidate.accountId, reader),
      ]),
    );
    refuseOwnOffering(candidate.accountId, coach.accountId);
    return {
      offering: {
        ...offering,
        kind: 'session',
        coachAccountId: coach.accountId,
        priceMinor: price.amount,
        currency: price.currency,
      },
      startsAt: wish.startsAt,
      candidate: payer,
      promised: promisedTimes(wish.startsAt, { coach: coach.accountZone, candidate: payer.zone }),
      practice: await this.practice(candidate.accountId, offering.packKey, wish),
      description: this.titleOf({ ...offering, kind: 'session' }, coach.name),
      details: inWords(wish.startsAt, payer.zone),
    };
  }

  /**
   * The same for a review, whose time is the days that it may take. Errors: 404 for an offering that cannot be ordered,
   * 422 as above.
   */
  async readReview(candidate: Principal, wish: ReviewWish, now: Date): Promise<BookingTerms> {
    const [{ coach, price, days, ...offering }, payer] = await this.database.reads((reader) =>
      together([
        this.coaches.orderableReview(wish.offeringId, reader),
        this.accounts.profile(candidate.accountId, reader),
      ]),
    );
    refuseOwnOffering(candidate.accountId, coach.accountId);
    const minutes = days * (DAY_MS / MINUTE_MS);
    return {
      offering: {
        ...offering,
        kind: 'review',
        minutes,
        coachAccountId: coach.accountId,
        priceMinor: price.amount,
        currency: price.currency,
      },
      startsAt: now,
      candidate: payer,
      promised: NOTHING_PROMISED,
      practice: await this.practice(candidate.accountId, offering.packKey, wish),
      description: this.titleOf({ ...offering, kind: 'review', minutes }, coach.name),
      details: null,
    };
  }

  private async practice(
    candidateId: string,
    packKey: string,
    { practice }: Pick<CreateBooking, 'practice'>,
  ): Promise<Practice> {
    const pack = this.packs.pack(packKey);
    refuseUnknown(practice.principles, pack?.principles ?? [], 'practice.principles');
    refuseUnknown(practice.competencies, pack?.competencies ?? [], 'practice.competencies');
    if (practice.targetId) await this.candidates.target(candidateId, practice.targetId);
    return {
      focus: practice.focus ?? null,
      principles: practice.principles,
      competencies: practice.competencies,
      targetId: practice.targetId ?? null,
      resumeUrl: practice.resumeUrl ?? null,
    };
  }

  private titleOf(
    sold: Pick<BookingTerms['offering'], 'kind' | 'packKey' | 'stageKey' | 'minutes'>,
    coachName: string,
  ): string {
    const { kind, packKey, stageKey } = sold;
    const stage =
      kind === 'review'
        ? this.packs.stageTitle(packKey, stageKey)
        : this.packs.sessionTitle(packKey, stageKey);
    const company = this.packs.pack(packKey)?.company ?? null;
    return bookingTitle({ ...sold, stage, company, coachName });
  }
}

const refuseUnknown = (given: string[], known: { key: string }[], field: string): void => {
  const index = given.findIndex((key) => !known.some((item) => item.key === key));
  if (index >= 0) {
    throw refused(
      'booking.unknown_practice',
      `This company pack has no "${given[index]}".`,
      `${field}.${index}`,
    );
  }
};
