import { Injectable } from '@nestjs/common';
import { type AccountProfile, Accounts } from '../identity';
import { Candidates } from '../candidates';
import { Coaches, type OfferingOnSale } from '../coaches';
import { Packs } from '../packs';
import { Database } from '../platform/database/database';
import { together } from '../platform/database/together';
import type { Principal } from '../platform/http/access';
import { refused } from '../shared/errors';
import type { Practice } from './booking.store';
import { bookingTitle } from './domain/booking-title';
import type { PromisedTimes } from './domain/promised-times';
import type { CreateBooking } from './bookings.schemas';
import { refuseOwnOffering } from './domain/booking.rules';
import { type KindKey, kindOf } from './kinds/kinds';

/** What a candidate wants to order, and when it starts where it has a time. */
export type Wish = Pick<CreateBooking, 'offeringId' | 'practice'> & { startsAt?: Date };

/** What a booking will be, snapshotted from what is offered now. */
export interface BookingTerms {
  offering: OfferingOnSale;
  startsAt: Date;
  candidate: Pick<AccountProfile, 'id' | 'email' | 'linkRevision'>;
  promised: PromisedTimes;
  practice: Practice;
  /** What the payment page and the receipt say. */
  description: string;
  /** What the payment page says below it: when, in the candidate's zone; null where it has no time. */
  details: string | null;
}

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

  /** Errors: 404 for an offering that is not sold, 422 `booking.own_offering`, 422 for unknown practice keys. */
  async read(candidate: Principal, kind: KindKey, wish: Wish, now: Date): Promise<BookingTerms> {
    const [offering, payer] = await this.database.reads((reader) =>
      together([
        this.coaches.offeringOnSale(kind, wish.offeringId, reader),
        this.accounts.profile(candidate.accountId, reader),
      ]),
    );
    const { coach } = offering;
    refuseOwnOffering(candidate.accountId, coach.accountId);
    const startsAt = wish.startsAt ?? now;
    const sold = kindOf(offering);
    return {
      offering,
      startsAt,
      candidate: payer,
      promised: sold.promised(startsAt, { coach: coach.accountZone, candidate: payer.zone }),
      practice: await this.practice(candidate.accountId, offering.packKey, wish),
      description: this.titleOf(offering),
      details: sold.details(startsAt, payer.zone),
    };
  }

  private async practice(candidateId: string, packKey: string, { practice }: Wish): Promise<Practice> {
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

  private titleOf(offering: OfferingOnSale): string {
    const { packKey, stageKey, coach } = offering;
    const stage = this.packs[kindOf(offering).titledBy](packKey, stageKey);
    const company = this.packs.pack(packKey)?.company ?? null;
    return bookingTitle({ ...offering, stage, company, coachName: coach.name });
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
