import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import { Packs, titlesOf } from '../packs';
import { QuestionBank } from '../questions';
import type { Principal } from '../platform/http/access';
import { SessionKits } from './session-kits.service';
import type { KitAnswer } from './kits.schemas';

/** Where a question was asked: the first note of the form that names it, and its time, if it has one. */
export interface AskedNote {
  noteId: string;
  at: string | null;
}

/** The kit screen: the questions of a session and what its candidate wishes for. */
@Injectable()
export class KitViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly packs: Packs,
    private readonly kits: SessionKits,
    private readonly bank: QuestionBank,
  ) {}

  /** For the session's coach; 404 for everybody else. `askedIn` tells what notes of their form name, by question. */
  async forCoach(
    caller: Principal,
    bookingId: string,
    askedIn: (bookingId: string) => Promise<ReadonlyMap<string, AskedNote>>,
  ): Promise<KitAnswer> {
    const { booking, kit } = await this.kits.forCoach(caller, bookingId);
    const pack = this.packs.required(booking.packKey);
    const candidate = await this.accounts.profile(booking.candidateId);
    const { questions, uncovered, shortages = [] } = kit.content;
    const keys = questions.map(({ question }) => question.key);
    const withdrawn = await this.bank.withdrawn(booking.packKey, keys);
    const asked = await askedIn(bookingId);
    const titleOf = titlesOf(pack);
    const named = (keys: string[]) => keys.map((key) => ({ key, title: titleOf(key) }));
    const { focus, principles, competencies, resumeUrl } = booking.practice;
    return {
      bookingId,
      startsAt: booking.startsAt,
      minutes: booking.minutes,
      stage: { key: booking.stageKey, title: this.packs.sessionTitle(booking.packKey, booking.stageKey) },
      targetLevel: entry(pack.levels, kit.levelKey),
      candidate: { id: candidate.id, name: candidate.name },
      wishes: { focus, principles: named(principles), competencies: named(competencies), resumeUrl },
      principles: named(kit.principles),
      questions: questions.map(({ question, reason, reasons = [] }) => ({
        ...question,
        reason,
        reasons,
        withdrawn: withdrawn.get(question.key) ?? null,
        asked: asked.get(question.key) ?? null,
      })),
      uncovered,
      shortages,
      swaps: await this.kits.swaps(bookingId),
      createdAt: kit.createdAt,
    };
  }
}

const entry = (list: readonly { key: string; title: string }[], key: string) => ({
  key,
  title: list.find((one) => one.key === key)?.title ?? key,
});
