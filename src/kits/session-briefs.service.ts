import { Injectable } from '@nestjs/common';
import type { Booking } from '../bookings';
import { Candidates } from '../candidates';
import { Coaches } from '../coaches';
import { type FormTemplate, type Level, type Pack, Packs, principlesOn } from '../packs';
import type { Queryable } from '../platform/database/database';
import { assignPrinciples, defaultLevel } from './domain/session-focus';

/** What a session is about: for its kit before, and for its form after. */
export interface SessionBrief {
  pack: Pack;
  /** The present form of the stage; null where the pack has none. */
  template: FormTemplate | null;
  level: Level;
  /** Principles that the coach assesses in this session. */
  principles: string[];
  /** Account of the session's coach. */
  coachAccountId: string | null;
}

@Injectable()
export class SessionBriefs {
  constructor(
    private readonly packs: Packs,
    private readonly candidates: Candidates,
    private readonly coaches: Coaches,
  ) {}

  async of(booking: Booking, reader?: Queryable): Promise<SessionBrief> {
    const pack = this.packs.required(booking.packKey);
    const template = await this.packs.currentTemplate(booking.packKey, booking.stageKey, reader);
    const coach = await this.coaches.byId(booking.coachId, reader);
    const principles = template
      ? assignPrinciples(
          principlesOn(template.content, pack),
          booking.practice.principles,
          coach?.principles ?? [],
          template.content.principles.perInterviewer,
        )
      : [];
    const level = await this.level(booking, pack, reader);
    return { pack, template, level, principles, coachAccountId: coach?.accountId ?? null };
  }

  /** That of the booking's target, else of the candidate's latest target for this pack, else the pack's middle one. */
  private async level(booking: Booking, pack: Pack, reader?: Queryable): Promise<Level> {
    const target = await this.candidates.targetFor(booking, reader);
    return pack.levels.find(({ key }) => key === target?.levelKey) ?? defaultLevel(pack.levels);
  }
}
