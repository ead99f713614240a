import { Injectable } from '@nestjs/common';
import { type Pack, Packs, titlesOf } from '../packs';
import { RATINGS_FOR_AVERAGE } from '../ratings';
import { inZone } from '../shared/zones/zoned-time';
import type { ListedCoach } from './directory.queries';
import type { Match } from './directory.schemas';
import type { DirectorySearch } from './directory-searches.service';
import { languageName, matchReasons, type MatchReason } from './domain/match-reasons';
import type { FreeCoach } from './free-coaches.service';

/** What of a search gives reasons. */
export type Asked = Pick<
  DirectorySearch,
  'company' | 'role' | 'levelKey' | 'competency' | 'language' | 'priceMax' | 'currency'
> & { isTimed?: boolean };

/** A coach as lists show them: in words, with reasons and next times. */
@Injectable()
export class CoachCards {
  constructor(private readonly packs: Packs) {}

  card({ coach, offerings }: FreeCoach, asked: Asked, zone: string): Match {
    const pack = this.packs.pack(coach.packKey);
    const titleOf = titlesOf(pack);
    return {
      ...coach,
      packTitle: pack?.title ?? null,
      principleTitles: coach.principles.map(titleOf),
      competencyTitles: coach.competencies.map(titleOf),
      languageNames: coach.languages.map(languageName),
      rating:
        coach.ratings < RATINGS_FOR_AVERAGE ? null : { mean: coach.ratingTenths / 10, count: coach.ratings },
      reasons: this.reasons(coach, pack, asked),
      offerings: offerings.map(({ slots, ...offering }) => ({
        ...this.packs.titled(offering),
        nextSlots: slots.map((startsAt) => ({ startsAt, startsAtLocal: localTime(startsAt, zone) })),
      })),
    };
  }

  private reasons(coach: ListedCoach, pack: Pack | null, asked: Asked): MatchReason[] {
    const { competency, priceMax, currency } = asked;
    const titleOf = titlesOf(pack);
    return matchReasons(
      { ...coach, principles: coach.matchedPrinciples.map(titleOf) },
      {
        company: asked.company !== undefined,
        role: asked.role !== undefined,
        level: asked.levelKey !== undefined,
        free: asked.isTimed === true,
        competency: competency === undefined ? null : titleOf(competency),
        language: asked.language ?? null,
        priceMax: priceMax !== undefined && currency ? { amount: priceMax, currency } : null,
      },
    );
  }
}

const localTime = (instant: Date, zone: string): string => inZone(instant, zone).toISO() ?? '';
