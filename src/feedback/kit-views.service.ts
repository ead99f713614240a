import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Packs } from '../packs';
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
  ) {}

  /** For the session's coach; 404 for everybody else. */
  async forCoach(caller: Principal, bookingId: string): Promise<KitAnswer> {
    const { booking, kit } = await this.kits.forCoach(caller, bookingId);
    const pack = this.packs.required(booking.packKey);
    const candidate = await this.accounts.profile(booking.candidateId);
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
      questions: kit.content.questions.map(({ question, reason }) => ({ ...question, reason })),
      uncovered: kit.content.uncovered,
      createdAt: kit.createdAt,
    };
  }
}

const entry = (list: readonly { key: string; title: string }[], key: string) => ({
  key,
  title: list.find((one) => one.key === key)?.title ?? key,
});
