import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Packs, type Pack } from '../packs';
import { Clock } from '../platform/clock/clock';
import { columns } from '../platform/database/columns';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { page } from '../platform/http/paging';
import { conflict, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import type {
  CandidateProfile,
  ChangeTarget,
  CreateTarget,
  ProfileRequest,
  Target,
} from './candidates.schemas';
import { TargetRow } from './candidates.entity';
import { checkAgainstPack, checkInterviewDate } from './domain/target.rules';

/** More than anybody prepares for at once; keeps a list short. */
const MAX_TARGETS = 20;

const TARGET_COLUMNS = `${columns(TargetRow, 'targets', { but: ['interviewDate'] })}, interview_date::text AS "interviewDate"`;

type SaidOfThemselves = Omit<CandidateProfile, 'candidateId' | 'name' | 'zone'>;

@Injectable()
export class Candidates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly packs: Packs,
  ) {}

  /** The candidate's profile; empty where nothing was written yet. */
  async profile(candidateId: string): Promise<CandidateProfile> {
    const { name, zone } = await this.accounts.profile(candidateId);
    const about = await this.saidOf(candidateId);
    return { candidateId, name, zone, ...about };
  }

  /** What a candidate says of themselves; nulls where nothing was written yet. */
  async saidOf(candidateId: string, reader: Queryable = this.database): Promise<SaidOfThemselves> {
    const [row] = await reader.query<SaidOfThemselves>(
      `SELECT headline, background, years, updated_at AS "updatedAt" FROM candidate_profiles WHERE account_id = $1`,
      [candidateId],
    );
    return row ?? { headline: null, background: null, years: null, updatedAt: null };
  }

  async writeProfile(candidateId: string, profile: ProfileRequest): Promise<CandidateProfile> {
    await this.database.tx((tx) =>
      tx.query(
        `INSERT INTO candidate_profiles (account_id, headline, background, years, updated_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id) DO UPDATE SET headline = EXCLUDED.headline, background = EXCLUDED.background,
           years = EXCLUDED.years, updated_at = EXCLUDED.updated_at`,
        [candidateId, profile.headline, profile.background, profile.years, tx.now],
      ),
    );
    return this.profile(candidateId);
  }

  /** One target of this candidate; 404 `target.not_found` for anybody else's. */
  async target(candidateId: string, targetId: string, reader?: Queryable): Promise<Target> {
    const target = await this.ownTarget(candidateId, targetId, reader);
    if (!target) throw notFound('target');
    return target;
  }

  /** The same, or null. */
  async ownTarget(
    candidateId: string,
    targetId: string,
    reader: Queryable = this.database,
  ): Promise<Target | null> {
    const [target] = await reader.query<Target>(
      `SELECT ${TARGET_COLUMNS} FROM targets WHERE id = $1 AND candidate_id = $2`,
      [targetId, candidateId],
    );
    return target ?? null;
  }

  /** What a session prepares for: the target it was booked with, else the candidate's latest one for the pack; or null. */
  async targetFor(
    {
      candidateId,
      packKey,
      practice,
    }: { candidateId: string; packKey: string; practice: { targetId: string | null } },
    reader?: Queryable,
  ): Promise<Target | null> {
    const { items } = await this.targets(candidateId, { limit: 100, after: null }, reader);
    const targets = items.filter((target) => target.packKey === packKey);
    return targets.find(({ id }) => id === practice.targetId) ?? targets.at(-1) ?? null;
  }

  /** All targets, oldest first. */
  async targets(
    candidateId: string,
    { limit, after }: { limit: number; after: string | null },
    reader: Queryable = this.database,
  ): Promise<{ items: Target[]; nextCursor: string | null }> {
    const rows = await reader.query<Target>(
      `SELECT ${TARGET_COLUMNS} FROM targets
       WHERE candidate_id = $1 AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3`,
      [candidateId, after, limit + 1],
    );
    return page(rows, limit, (target) => [target.id]);
  }

  /** Errors: 422 with the field for what the pack does not know or a past date; 409 `target.too_many`. */
  async addTarget(candidate: Principal, request: CreateTarget): Promise<Target> {
    const now = this.clock.now();
    checkAgainstPack(request, this.requirePack(request.packKey));
    checkInterviewDate(request.interviewDate, now, candidate.zone);
    const id = newId();
    return this.database.tx(async (tx) => {
      await this.requireRoom(tx, candidate.accountId);
      const { packKey, levelKey, interviewDate, focusPrinciples, focusCompetencies } = request;
      await tx.query(
        `INSERT INTO targets (id, candidate_id, pack_key, level_key, interview_date, focus_principles,
           focus_competencies, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
        [id, candidate.accountId, packKey, levelKey, interviewDate, focusPrinciples, focusCompetencies, now],
      );
      return this.target(candidate.accountId, id, tx);
    });
  }

  /** Changes what is given. A date that was set earlier may lie in the past; a new one may not. */
  async changeTarget(candidate: Principal, targetId: string, change: ChangeTarget): Promise<Target> {
    return this.database.tx(async (tx) => {
      const { packKey, ...present } = await this.target(candidate.accountId, targetId, tx);
      checkAgainstPack({ ...present, ...change }, this.requirePack(packKey));
      checkInterviewDate(change.interviewDate ?? null, tx.now, candidate.zone);
      const { levelKey, interviewDate, focusPrinciples, focusCompetencies } = change;
      await tx.query(
        `UPDATE targets SET level_key = coalesce($2, level_key),
           interview_date = CASE WHEN $3 THEN $4 ELSE interview_date END,
           focus_principles = coalesce($5, focus_principles),
           focus_competencies = coalesce($6, focus_competencies), updated_at = $7
         WHERE id = $1`,
        [
          ...[targetId, levelKey ?? null, interviewDate !== undefined, interviewDate ?? null],
          ...[focusPrinciples ?? null, focusCompetencies ?? null, tx.now],
        ],
      );
      return this.target(candidate.accountId, targetId, tx);
    });
  }

  async removeTarget(candidateId: string, targetId: string): Promise<void> {
    await this.database.tx(async (tx) => {
      await this.target(candidateId, targetId, tx);
      await tx.query(`DELETE FROM targets WHERE id = $1`, [targetId]);
    });
  }

  private requirePack(packKey: string): Pack {
    const pack = this.packs.pack(packKey);
    if (!pack) throw refused('pack.unknown', `There is no pack "${packKey}".`, 'packKey');
    return pack;
  }

  /** One candidate's additions wait for each other, so that the limit holds. */
  private async requireRoom(tx: Tx, candidateId: string): Promise<void> {
    await tx.lock('targets', candidateId);
    const [row] = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM targets WHERE candidate_id = $1`,
      [candidateId],
    );
    if ((row?.n ?? 0) >= MAX_TARGETS)
      throw conflict('target.too_many', `You have ${MAX_TARGETS} targets; please remove one first.`);
  }
}
