import { Injectable } from '@nestjs/common';
import { Candidates } from '../candidates';
import { Packs, titlesOf } from '../packs';
import type { Tx } from '../platform/database/database';
import type { CandidateBrief } from './domain/candidate-brief';
import type { SessionFacts } from './session-facts.service';

/** What coaches are told of the candidate who booked them. */
@Injectable()
export class CandidateBriefs {
  constructor(
    private readonly candidates: Candidates,
    private readonly packs: Packs,
  ) {}

  async of({ booking, candidate }: SessionFacts, tx: Tx): Promise<CandidateBrief> {
    const pack = this.packs.pack(booking.packKey);
    const target = await this.candidates.targetFor(booking, tx);
    const { headline } = await this.candidates.saidOf(booking.candidateId, tx);
    const { focus, principles, competencies, resumeUrl } = booking.practice;
    const keys = [...principles, ...competencies];
    return {
      name: candidate.name,
      headline,
      focus: [...(focus ? [focus] : []), ...keys.map(titlesOf(pack ?? null))],
      level: pack?.levels.find(({ key }) => key === target?.levelKey)?.title ?? null,
      interviewDate: target?.interviewDate ?? null,
      hasResume: resumeUrl !== null,
    };
  }
}
