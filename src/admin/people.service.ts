import { Injectable } from '@nestjs/common';
import { type CoachReview, Coaches, type CoachStatus, type Decision } from '../coaches';
import { Accounts } from '../identity';
import { Database } from '../platform/database/database';
import { conflict } from '../shared/errors';
import type { Page } from './admin.queries';

/** What admins decide about people. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly coachList: Coaches,
    private readonly accounts: Accounts,
  ) {}

  coaches(query: { status: CoachStatus; limit: number; cursor?: string }): Promise<Page<CoachReview>> {
    return this.coachList.applications(query);
  }

  coach(id: string): Promise<CoachReview> {
    return this.coachList.review(id);
  }

  async decide(adminId: string, id: string, decision: Decision, reason: string | null): Promise<CoachReview> {
    await this.database.tx((tx) => this.coachList.decide(tx, id, decision, reason, adminId));
    return this.coach(id);
  }

  /** Error: 409 `account.own_suspension`: the last admin must not lock themselves out. */
  async suspend(adminId: string, id: string, cause: string): Promise<void> {
    if (adminId === id) throw conflict('account.own_suspension', 'You cannot suspend yourself.');
    await this.database.tx((tx) => this.accounts.suspend(tx, id, adminId, cause));
  }

  async reinstate(adminId: string, id: string): Promise<void> {
    await this.database.tx((tx) => this.accounts.reinstate(tx, id, adminId));
  }
}
