import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Packs, QuestionBank } from '../packs';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { titlesOf } from './session-briefs.service';
import { SessionKits } from './session-kits.service';
import type { KitAnswer } from './session.schemas';

/** The kit screen: the questions of a session and what its candidate wishes for. */
@Injectable()
export class KitViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly packs: Packs,
    private readonly kits: SessionKits,
    private readonly bank: QuestionBank,
    private readonly database: Database,
  ) {}

  /** For the session's coach; 404 for everybody else. */
  async forCoach(caller: Principal, bookingId: string): Promise<KitAnswer> {
    const { booking, kit } = await this.kits.forCoach(caller, bookingId);
    const pack = this.packs.required(booking.packKey);
    const candidate = await this.accounts.profile(booking.candidateId);
    const { questions, uncovered, shortages = [] } = kit.content;
    const keys = questions.map(({ question }) => question.key);
    const withdrawn = await this.bank.withdrawn(booking.packKey, keys);
    const titleOf = titlesOf(pack);
    const named = (keys: string[]) => keys.map((key) => ({ key, title: titleOf(key) }));
    const { focus, principles, competencies, resumeUrl } = booking.practice;
    return {
      bookingId,
      startsAt: booking.startsAt,
      minutes: booking.minutes,
      stage: entry(pack.stages, booking.stageKey),
      targetLevel: entry(pack.levels, kit.levelKey),
      candidate: { id: candidate.id, name: candidate.name },
      wishes: { focus, principles: named(principles), competencies: named(competencies), resumeUrl },
      principles: named(kit.principles),
      questions: questions.map(({ question, reason, reasons = [] }) => ({
        ...question,
        reason,
        reasons,
        withdrawn: withdrawn.get(question.key) ?? null,
      })),
      uncovered,
      shortages,
      swaps: await this.swapsOf(bookingId),
      createdAt: kit.createdAt,
    };
  }

  private swapsOf(bookingId: string): Promise<KitAnswer['swaps']> {
    return this.database.query(
      `SELECT out_key AS "out", in_key AS "in", reason, swapped_at AS at FROM kit_swaps
       WHERE booking_id = $1 ORDER BY swapped_at, id`,
      [bookingId],
    );
  }
}

const entry = (list: readonly { key: string; title: string }[], key: string) => ({
  key,
  title: list.find((one) => one.key === key)?.title ?? key,
});
