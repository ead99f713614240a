import { Injectable } from '@nestjs/common';
import { CommitmentQueries, Commitments, type UpcomingChoices, type Whose } from '../bookings';
import { type CoachApplication, Coaches, type CoachStatus } from '../coaches';
import { Accounts } from '../identity';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, refused } from '../shared/errors';
import { AdminQueries, type Page } from './admin.queries';
import type { CoachDecisionRequest, SuspensionRequest } from './admin.schemas';
import { orderView } from './order-view';

/** What admins decide about people, and what hangs on those. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly coachList: Coaches,
    private readonly accounts: Accounts,
    private readonly commitments: Commitments,
    private readonly hanging: CommitmentQueries,
    private readonly queries: AdminQueries,
  ) {}

  coaches(query: { status: CoachStatus; limit: number; cursor?: string }): Promise<Page<CoachApplication>> {
    return this.coachList.applications(query);
  }

  coach(id: string): Promise<CoachApplication> {
    return this.coachList.review(id);
  }

  /** What would be left behind by this person; 404 for nobody. */
  async hangingOnAccount(admin: Principal, accountId: string) {
    await this.accounts.profile(accountId);
    return this.hangingOn(admin, { accountId });
  }

  /** The same for somebody as a coach. */
  async hangingOnCoach(admin: Principal, coachId: string) {
    await this.coach(coachId);
    return this.hangingOn(admin, { coachId });
  }

  /**
   * Decides about a coach. Who is suspended keeps no hold, and of the confirmed sessions only what the admin keeps.
   * Errors: those of `Coaches.decide` and of `Commitments.end`.
   */
  async decide(adminId: string, id: string, request: CoachDecisionRequest): Promise<CoachApplication> {
    const { decision, reason } = request;
    if (decision !== 'suspend' && request.bookings.length > 0) {
      throw refused(
        'coach.bookings_only_when_suspending',
        'Leave out the bookings: only a suspension decides about them.',
        'bookings',
      );
    }
    await this.database.tx(async (tx) => {
      const shutOut = () => this.coachList.decide(tx, id, decision, reason, adminId);
      if (decision !== 'suspend') return void (await shutOut());
      if (!reason)
        throw refused('coach.reason_required', 'Give a reason: the coach needs to know why.', 'reason');
      await this.endAround(tx, { coachId: id }, request, { adminId, cause: reason }, shutOut);
    });
    return this.coach(id);
  }

  /**
   * Shuts an account out, and ends what hangs on it. Bookings are locked before people. Errors: 404; 409
   * `account.own_suspension`: the last admin must not lock themselves out; those of `Commitments.end`.
   */
  async suspend(adminId: string, id: string, request: SuspensionRequest): Promise<void> {
    if (adminId === id) throw conflict('account.own_suspension', 'You cannot suspend yourself.');
    const cause = request.reason;
    await this.database.tx(async (tx) => {
      const shutOut = () => this.accounts.suspend(tx, id, adminId, cause);
      await this.endAround(tx, { accountId: id }, request, { adminId, cause }, shutOut);
    });
  }

  /** Ends what hangs on a person, marks them, and looks once more for what came in between. */
  private async endAround(
    tx: Tx,
    whose: Whose,
    choices: UpcomingChoices,
    by: { adminId: string; cause: string },
    shutOut: () => Promise<unknown>,
  ): Promise<void> {
    const seen = await this.commitments.end(tx, whose, choices, by);
    await shutOut();
    await this.commitments.endMissed(tx, whose, seen, choices, by);
  }

  async reinstate(adminId: string, id: string): Promise<void> {
    await this.database.tx((tx) => this.accounts.reinstate(tx, id, adminId));
  }

  private async hangingOn(admin: Principal, whose: Whose) {
    const { upcoming, holds, orders } = await this.hanging.of(admin, whose);
    return {
      upcoming: upcoming.map(({ refundMinor, ...booking }) => ({
        ...booking,
        refund: refundMinor === null ? null : { amount: refundMinor, currency: booking.price.currency },
      })),
      holds,
      forms: await this.queries.owedForms(whose),
      orders: orders.map(orderView),
    };
  }
}
