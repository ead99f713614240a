import { Injectable } from '@nestjs/common';
import { Packs, type Pack } from '../packs';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { nextState } from '../shared/state-table';
import { applicationPrints, coachByAccount, lockCoachOf } from './coaches.queries';
import type { CoachProfileRequest } from './coaches.schemas';
import type { Coach, CoachFacts, Offering } from './domain/coach';
import { type CoachZones, coachZones } from './domain/coach-zones';
import { coachStates } from './domain/coach.states';
import {
  checkAgainstPack,
  checkVettedFacts,
  missingForApplication,
  type MissingItem,
  missingFromProfile,
  requireNothingMissing,
} from './domain/profile.rules';
import { offeringsOf } from './offerings.store';

export type OwnCoach = Coach & { missing: MissingItem[]; zones: CoachZones };

/** What a coach does with their own profile: write it, and ask to be published. */
@Injectable()
export class CoachProfiles {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /** The own profile with what an application would still need; 404 `coach.not_found` before the first draft. */
  async own(accountId: string): Promise<OwnCoach> {
    const coach = await coachByAccount(this.database, accountId);
    if (!coach) throw notFound('coach');
    return withMissing(coach, await offeringsOf(this.database, 'session', coach.id));
  }

  /**
   * Replaces the profile, making the draft on the first call. Errors: 422 with the field for what the pack does not
   * know; 422 `coach.profile_incomplete` to empty what a visible profile needs; 409 `coach.vetted_fact`,
   * `coach.pack_in_use`.
   */
  async write(caller: Principal, request: CoachProfileRequest): Promise<OwnCoach> {
    const facts: CoachFacts = { ...request, zone: request.zone ?? caller.zone };
    checkAgainstPack(facts, this.packOf(facts));
    return this.database.tx(async (tx) => {
      const coach = await this.lockOrDraft(tx, caller);
      const offerings = await offeringsOf(tx, 'session', coach.id);
      checkVettedFacts(coach.status, coach, facts);
      if (coach.status !== 'draft' && coach.status !== 'rejected')
        requireNothingMissing(missingFromProfile(facts));
      checkPackInUse(facts, offerings);
      await updateFacts(tx, coach.id, facts);
      return withMissing({ ...coach, ...facts }, offerings);
    });
  }

  /**
   * Asks to be vetted. Errors: 422 `coach.profile_incomplete` (all items), 409 `coach.application_not_allowed`, and 409
   * `coach.application_unchanged` for what was rejected as it is.
   */
  async apply(accountId: string): Promise<OwnCoach> {
    return this.database.tx(async (tx) => {
      const coach = await lockCoachOf(tx, accountId);
      if (!coach) throw notFound('coach');
      const status = nextState(coachStates, coach.status, 'apply');
      if (!status)
        throw conflict('coach.application_not_allowed', `You cannot apply now: you are ${coach.status}.`, {
          state: coach.status,
        });
      const own = withMissing(coach, await offeringsOf(tx, 'session', coach.id));
      requireNothingMissing(own.missing);
      if (coach.status === 'rejected') await refuseUnchanged(tx, coach);
      await tx.query(`UPDATE coaches SET status = $2, applied_at = $3, updated_at = $3 WHERE id = $1`, [
        coach.id,
        status,
        tx.now,
      ]);
      await this.announceApplication(tx, coach);
      return { ...own, status, appliedAt: tx.now };
    });
  }

  private async announceApplication(tx: Tx, { id, accountId, status }: Coach): Promise<void> {
    await tx.publish({
      type: 'coach.applied',
      aggregateId: id,
      data: { coachId: id, accountId },
    });
    await tx.note({
      actorId: accountId,
      action: 'coach.applied',
      subjectType: 'coach',
      subjectId: id,
      data: { from: status, to: 'applied' },
    });
  }

  private packOf({ packKey }: CoachFacts): Pack | null {
    if (packKey === null) return null;
    const pack = this.packs.pack(packKey);
    if (!pack) throw refused('pack.unknown', `There is no pack "${packKey}".`, 'packKey');
    return pack;
  }

  /** The constraint on the account decides who makes the draft when two requests come at once. */
  private async lockOrDraft(tx: Tx, caller: Principal): Promise<Coach> {
    const now = tx.now;
    await tx.query(
      `INSERT INTO coaches (id, account_id, status, bar_raiser, languages, zone, principles, competencies, created_at, updated_at)
       VALUES ($1, $2, $3, false, '{}', $4, '{}', '{}', $5, $5) ON CONFLICT DO NOTHING`,
      [newId(), caller.accountId, coachStates.initial, caller.zone, now],
    );
    const coach = await lockCoachOf(tx, caller.accountId);
    if (!coach) throw notFound('coach');
    return coach;
  }
}

const updateFacts = async (tx: Tx, id: string, facts: CoachFacts): Promise<void> => {
  await tx.query(
    `UPDATE coaches SET company = $2, role_title = $3, level_title = $4, pack_key = $5, level_key = $6, years = $7,
       interviews_conducted = $8, bar_raiser = $9, languages = $10, zone = $11, meeting_room_url = $12, bio = $13,
       principles = $14, competencies = $15, updated_at = $16
     WHERE id = $1`,
    [
      ...[id, facts.company, facts.roleTitle, facts.levelTitle, facts.packKey, facts.levelKey, facts.years],
      ...[
        facts.interviewsConducted,
        facts.qualifications.includes('bar_raiser'),
        facts.languages,
        facts.zone,
        facts.meetingRoomUrl,
        facts.bio,
      ],
      ...[facts.principles, facts.competencies, tx.now],
    ],
  );
};

const withMissing = (coach: Coach, offerings: Offering[]): OwnCoach => ({
  ...coach,
  zones: coachZones(coach),
  missing: missingForApplication(coach, offerings.filter(({ active }) => active).length),
});

const refuseUnchanged = async (tx: Tx, { id, decisionReason }: Coach): Promise<void> => {
  const prints = await applicationPrints(tx, id);
  if (prints.now === prints.rejected)
    throw conflict(
      'coach.application_unchanged',
      'Nothing in your application has changed since it was rejected. Change your profile or what you sell first.',
      { decisionReason },
    );
};

const checkPackInUse = ({ packKey }: CoachFacts, offerings: Offering[]): void => {
  if (offerings.some((offering) => offering.active && offering.packKey !== packKey))
    throw conflict('coach.pack_in_use', 'Retire your offerings of the other pack first.', {
      field: 'packKey',
    });
};
