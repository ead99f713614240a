import { Injectable } from '@nestjs/common';
import { type KindKey, kindOf } from '../bookings';
import { Coaches } from '../coaches';
import { Packs } from '../packs';
import { Clock } from '../platform/clock/clock';
import type { Principal } from '../platform/http/access';
import { CURRENT_POLICY_VERSION, policyOf } from '../policies';
import { RatingLists } from '../ratings';
import type { NextTimes } from '../scheduling';
import { notFound } from '../shared/errors';
import { CoachCards } from './coach-cards.service';
import type {
  CoachPage,
  CoachPageQuery,
  CoachSheet,
  Comparison,
  ComparisonQuery,
} from './coach-page.schemas';
import { CoachRecords } from './coach-records.queries';
import { type Condition, oneOf, otherThan, sellsOneOf } from './directory-filters';
import { DirectoryQueries, type ListedCoach, type PageWanted } from './directory.queries';
import { directoryQuery } from './directory.schemas';
import { type DirectorySearch, DirectorySearches } from './directory-searches.service';
import { type CountedSessions, trackRecord } from './domain/track-record';
import { type FreeCoach, FreeCoaches } from './free-coaches.service';

/** More sessions of one coach nobody sells. */
const ALL_OFFERINGS = 100;
const RATINGS_SHOWN = 5;
const ALIKE_SHOWN = 3;
const NONE_YET: CountedSessions = { completed: 0, missed: 0, forms: 0, medianHours: null };

/** What everybody may see of single coaches: one with all that their page shows, or a few side by side. */
@Injectable()
export class CoachPages {
  constructor(
    private readonly searches: DirectorySearches,
    private readonly queries: DirectoryQueries,
    private readonly free: FreeCoaches,
    private readonly cards: CoachCards,
    private readonly records: CoachRecords,
    private readonly coaches: Coaches,
    private readonly ratings: RatingLists,
    private readonly packs: Packs,
    private readonly clock: Clock,
  ) {}

  /** Errors: 404 for a coach who is not published, and for a target that is not the viewer's. */
  async page(id: string, query: CoachPageQuery, viewer: Principal | null): Promise<CoachPage> {
    const zone = query.zone ?? viewer?.zone ?? 'UTC';
    const { rows, search } = await this.rowsOf([id], query, viewer);
    const [coach] = rows;
    if (!coach) throw notFound('coach');
    const [sheets, documents, ratings, distribution, alike] = await Promise.all([
      this.sheets(rows, search, zone),
      this.coaches.documentsOnSale(id),
      this.ratings.publicOf(id, { limit: RATINGS_SHOWN }),
      this.ratings.distribution(id),
      this.alike(coach, zone),
    ]);
    const [sheet] = sheets;
    if (!sheet) throw notFound('coach');
    return {
      ...sheet,
      timesZone: zone,
      documentOfferings: documents.map((offering) => ({
        ...offering,
        title: this.packs.stageTitle(offering.packKey, offering.stageKey),
        days: offering.days ?? 0,
        ...soldWith('document', offering.minutes, coach.name),
      })),
      ratings: { ...ratings, distribution },
      alike,
    };
  }

  /** Side by side, in the asked order; who is not published is named as missing. Error: 404 for a foreign target. */
  async comparison({ ids, ...query }: ComparisonQuery, viewer: Principal | null): Promise<Comparison> {
    const zone = query.zone ?? viewer?.zone ?? 'UTC';
    const { rows, search } = await this.rowsOf(ids, query, viewer);
    const found = new Map((await this.sheets(rows, search, zone)).map((sheet) => [sheet.id, sheet]));
    return {
      zone,
      coaches: ids.flatMap((id) => found.get(id) ?? []),
      missing: ids.filter((id) => !found.has(id)),
    };
  }

  private async rowsOf(
    ids: string[],
    { targetId }: CoachPageQuery,
    viewer: Principal | null,
  ): Promise<{ rows: ListedCoach[]; search: DirectorySearch }> {
    const search = await this.searches.of(directoryQuery.parse({ targetId }), viewer);
    const wanted = { limit: ids.length, offerings: ALL_OFFERINGS, evenWithoutOffering: true };
    const rows = await this.rows([oneOf(ids)], search.target?.principles ?? [], wanted);
    return { rows, search };
  }

  private rows(
    conditions: Condition[],
    principles: string[],
    wanted: Omit<PageWanted, 'principles' | 'now'>,
  ): Promise<ListedCoach[]> {
    return this.queries.page(conditions, { ...wanted, principles, now: this.clock.now() });
  }

  private async sheets(rows: ListedCoach[], search: DirectorySearch, zone: string): Promise<CoachSheet[]> {
    const [{ free, times }, records] = await Promise.all([
      this.free.withTimes(rows),
      this.records.of(rows.map(({ id }) => id)),
    ]);
    return free.map((one) => this.sheet(one, { search, zone, times, record: records.get(one.coach.id) }));
  }

  private sheet(
    one: FreeCoach,
    {
      search,
      zone,
      times,
      record = NONE_YET,
    }: {
      search: DirectorySearch;
      zone: string;
      times: NextTimes[];
      record?: CountedSessions | undefined;
    },
  ): CoachSheet {
    const { coach } = one;
    const hasLevel = search.packKey === coach.packKey && search.levelKey === coach.levelKey;
    const card = this.cards.card(one, hasLevel ? { levelKey: search.levelKey } : {}, zone);
    return {
      ...card,
      ...trackRecord(record),
      takesBookings: times.some(({ coachId, hasHours }) => coachId === coach.id && hasHours),
      offerings: card.offerings.map((offering) => ({
        ...offering,
        ...soldWith('session', offering.minutes, coach.name),
      })),
    };
  }

  /** Whom else to look at: the rule stands in the contract. */
  private async alike(coach: ListedCoach, zone: string): Promise<CoachPage['alike']> {
    const stages = coach.offerings.map(({ stageKey }) => stageKey);
    if (stages.length === 0) return [];
    const { packKey } = coach;
    const samePack: Condition = {
      filter: 'packKey',
      on: 'coach',
      sql: (bind) => `c.pack_key = ${bind(packKey)}`,
    };
    const rows = await this.rows([samePack, otherThan(coach.id), sellsOneOf(stages)], coach.principles, {
      limit: ALIKE_SHOWN,
    });
    const { free } = await this.free.withTimes(rows);
    return free.map((one) => {
      const card = this.cards.card(one, {}, zone);
      const first = one.offerings.find(({ slots }) => slots[0]?.getTime() === one.firstMs);
      const shown = card.offerings.find(({ id }) => id === first?.id);
      return { ...card, firstSlot: shown?.nextSlots[0] ?? null };
    });
  }
}

/** The kind knows what is included, and what the policy of today means for it. */
const soldWith = (kind: KindKey, minutes: number, coachName: string) => {
  const { included, cancelTerms } = kindOf({ kind });
  return {
    included: included({ minutes, coachName }),
    policy: cancelTerms(policyOf(CURRENT_POLICY_VERSION), null),
  };
};
