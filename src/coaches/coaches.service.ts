import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Packs } from '../packs';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { conflict, notFound, refused } from '../shared/errors';
import { nextState } from '../shared/state-table';
import {
  applicationPrints,
  coachByAccount,
  coachById,
  coachesInState,
  lockCoach,
  publishedCoach,
} from './coaches.queries';
import type { CoachApplication, Decision } from './coaches.schemas';
import type { Coach, Offering, OfferingOnSale } from './domain/coach';
import type { OfferingKind } from './domain/kinds-sold';
import { coachZones } from './domain/coach-zones';
import { coachStates, type CoachStatus } from './domain/coach.states';
import { missingForApplication, requireNothingMissing } from './domain/profile.rules';
import { offeringById, offeringsOf, offeringsOnSale } from './offerings.store';

/** More offerings of a kind nobody may make. */
const MOST_OF_ONE_COACH = 100;

/** What other modules ask about coaches, and what admins decide about them. */
@Injectable()
export class Coaches {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly packs: Packs,
  ) {}

  byId(id: string, reader: Queryable = this.database): Promise<Coach | null> {
    return coachById(reader, id);
  }

  byAccount(accountId: string, reader: Queryable = this.database): Promise<Coach | null> {
    return coachByAccount(reader, accountId);
  }

  /** The account's own coach profile; 404 `coach.not_found` before the first draft. */
  async ofAccount(accountId: string, reader?: Queryable): Promise<Coach> {
    return found('coach', await this.byAccount(accountId, reader));
  }

  /** A coach whom everybody may see; 404 for all others. */
  async published(id: string, reader: Queryable = this.database): Promise<Coach> {
    return found('coach', await publishedCoach(reader, id));
  }

  /** Sessions that a coach sells, oldest first, retired ones included. */
  offerings(coachId: string, reader: Queryable = this.database): Promise<Offering[]> {
    return offeringsOf(reader, 'session', coachId);
  }

  /** Any offering of sessions with its coach, sold or not; 404 `offering.not_found`. */
  async offering(id: string, reader: Queryable = this.database): Promise<Offering & { coach: Coach }> {
    const offering = found('offering', await offeringById(reader, 'session', id));
    return { ...offering, coach: found('coach', await coachById(reader, offering.coachId)) };
  }

  /** An offering of a kind that is sold now, by a published coach; 404 `offering.not_found` for all others. */
  async offeringOnSale(
    kind: OfferingKind,
    offeringId: string,
    reader: Queryable = this.database,
  ): Promise<OfferingOnSale> {
    const [offering] = await offeringsOnSale(reader, kind, { id: offeringId }, 1);
    return found('offering', offering ?? null);
  }

  /** The same of any kind. */
  async soldNow(offeringId: string): Promise<OfferingOnSale> {
    const [offering] = await offeringsOnSale(this.database, null, { id: offeringId }, 1);
    return found('offering', offering ?? null);
  }

  /** The documents that a published coach reads now, oldest first. */
  documentsOnSale(coachId: string): Promise<OfferingOnSale[]> {
    return offeringsOnSale(this.database, 'document', { coachId }, MOST_OF_ONE_COACH);
  }

  /** A page of coaches in a state (default: those who wait for vetting), longest waiting first. */
  async applications(query: {
    status?: CoachStatus;
    limit?: number;
    cursor?: string;
  }): Promise<{ items: CoachApplication[]; nextCursor: string | null }> {
    const { status = 'applied', limit = 20, cursor } = query;
    const [since, id] = decodeInstantCursor(cursor);
    const after: [string, string] | null = since === null ? null : [since, id];
    const rows = await coachesInState(this.database, { status, after, limit: limit + 1 });
    const { items, nextCursor } = page(rows, limit, (row) => [row.since.toISOString(), row.id]);
    return { items: await Promise.all(items.map((coach) => this.withFacts(coach))), nextCursor };
  }

  /** One coach as an admin sees them; 404 `coach.not_found`. */
  async review(coachId: string): Promise<CoachApplication> {
    return this.withFacts(found('coach', await this.byId(coachId)));
  }

  /**
   * An admin publishes, rejects or suspends. Errors: 404; 409 `coach.decision_not_allowed` when the state does not
   * allow it; 422 `coach.reason_required` to reject or suspend without one, `coach.profile_incomplete` to publish
   * somebody who has become incomplete.
   */
  async decide(
    tx: Tx,
    coachId: string,
    decision: Decision,
    reason: string | null,
    adminId: string,
  ): Promise<Coach> {
    const coach = found('coach', await lockCoach(tx, coachId));
    const status = nextState(coachStates, coach.status, decision);
    if (!status || status === 'draft')
      throw conflict(
        'coach.decision_not_allowed',
        `This coach is ${coach.status}: one cannot ${decision} them.`,
        {
          state: coach.status,
        },
      );
    if (decision === 'publish') await this.requireComplete(tx, coach);
    else if (!reason)
      throw refused('coach.reason_required', 'Give a reason: the coach needs to know why.', 'reason');
    await this.enter(tx, coach, status, { reason, adminId });
    return found('coach', await coachById(tx, coachId));
  }

  /** Whether candidates may see and book this coach now; it stays so until the end of the transaction. */
  async isPublished(tx: Tx, coachId: string): Promise<boolean> {
    const published = await tx.query<object>(
      `SELECT id FROM coaches WHERE id = $1 AND status = 'published' FOR SHARE`,
      [coachId],
    );
    return published.length > 0;
  }

  /** 422 `coach.profile_incomplete` naming all that is missing. */
  async requireComplete(tx: Tx, coach: Coach): Promise<void> {
    const offerings = await offeringsOf(tx, 'session', coach.id);
    requireNothingMissing(missingForApplication(coach, offerings.filter(({ active }) => active).length));
  }

  private async enter(
    tx: Tx,
    coach: Coach,
    status: Exclude<CoachStatus, 'draft'>,
    { reason, adminId }: { reason: string | null; adminId: string },
  ): Promise<void> {
    const now = tx.now;
    const publishedAt = status === 'published' ? (coach.publishedAt ?? now) : coach.publishedAt;
    const rejectedPrint = status === 'rejected' ? (await applicationPrints(tx, coach.id)).now : null;
    await tx.query(
      `UPDATE coaches SET status = $2, review_reason = $3, published_at = $4, updated_at = $5,
         rejected_print = coalesce($6, rejected_print)
       WHERE id = $1`,
      [coach.id, status, reason, publishedAt, now, rejectedPrint],
    );
    await tx.publish({
      type: `coach.${status}`,
      aggregateId: coach.id,
      data: { coachId: coach.id, accountId: coach.accountId },
    });
    await tx.note({
      actorId: adminId,
      action: `coach.${status}`,
      subjectType: 'coach',
      subjectId: coach.id,
      data: { from: coach.status, to: status, reason },
    });
  }

  private async withFacts(coach: Coach): Promise<CoachApplication> {
    const offerings = await offeringsOf(this.database, 'session', coach.id);
    const { email } = await this.accounts.profile(coach.accountId);
    const missing = missingForApplication(coach, offerings.filter(({ active }) => active).length);
    const titled = offerings.map((offering) => this.packs.titled(offering));
    return { ...coach, email, offerings: titled, missing, zones: coachZones(coach) };
  }
}

const found = <Thing>(what: string, thing: Thing | null): Thing => {
  if (thing === null) throw notFound(what);
  return thing;
};
