import { Injectable } from '@nestjs/common';
import { RATINGS_FOR_AVERAGE } from '../ratings';
import { Packs } from '../packs';
import { Clock } from '../platform/clock/clock';
import { decodeCursor, encodeCursor } from '../platform/http/paging';
import { type NextTimes, Scheduling } from '../scheduling';
import { malformed, refused } from '../shared/errors';
import { isUuid } from '../shared/ids';
import { addMinutes } from '../shared/time';
import { inZone } from '../shared/zones/zoned-time';
import { conditionsOf } from './directory-filters';
import {
  DirectoryQueries,
  type DirectoryPosition,
  type ListedCoach,
  type ListedOffering,
} from './directory.queries';
import type { DirectorySearch } from './directory-searches.service';
import type { Directory, LoosenHint, Match } from './directory.schemas';
import { matchReasons, type MatchReason } from './domain/match-reasons';

/** With a window of time, a page looks at the slots of so many coaches at most. */
const MAX_PROBED = 60;
const SLOTS_SHOWN = 3;

interface FreeCoach {
  coach: ListedCoach;
  offerings: (ListedOffering & { slots: Date[] })[];
}

interface Looked {
  found: FreeCoach[];
  nextCursor: string | null;
  listed: number;
  times: NextTimes[];
}

/** Published coaches, best match first, with reasons and their next times. */
@Injectable()
export class CoachDirectory {
  constructor(
    private readonly queries: DirectoryQueries,
    private readonly scheduling: Scheduling,
    private readonly packs: Packs,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of the directory, with times shown in a zone, and what they were seen from. Errors: 400 for a cursor of somebody else; 422 `window.past` when
   * the asked time is over.
   */
  async find(query: DirectorySearch, zone: string): Promise<{ page: Directory; times: NextTimes[] }> {
    if (query.freeTo && query.freeTo <= this.clock.now())
      throw refused('window.past', 'Give a freeTo that is still to come.', 'freeTo');
    const looked = await this.look(query);
    const first = query.cursor === undefined && looked.nextCursor === null;
    const page = {
      zone,
      items: looked.found.map((free) => this.present(free, query, zone)),
      nextCursor: looked.nextCursor,
      moreMayExist: looked.nextCursor !== null,
      loosen: first && looked.found.length === 0 ? await this.hints(query, looked.listed) : [],
      target: query.target,
    };
    return { page, times: looked.times };
  }

  /** Ranks first, then looks at the times of the best: at most `MAX_PROBED` coaches. */
  private async look(query: DirectorySearch): Promise<Looked> {
    const reach = query.freeTo ? MAX_PROBED : query.limit;
    const rows = await this.queries.page(conditionsOf(query), {
      principles: query.principle.length > 0 ? query.principle : (query.target?.principles ?? []),
      after: query.cursor === undefined ? null : positionOf(query.cursor),
      limit: reach + 1,
      now: this.clock.now(),
    });
    const { probed, times } = await this.withSlots(rows.slice(0, reach), query);
    const found = (query.freeTo ? probed.filter(({ offerings }) => offerings.length > 0) : probed).slice(
      0,
      query.limit,
    );
    const full = found.length === query.limit;
    const end = full ? rows.findIndex(({ id }) => id === found.at(-1)?.coach.id) : reach - 1;
    const last = end + 1 < rows.length ? rows[end] : undefined;
    return { found, nextCursor: last ? cursorOf(last) : null, listed: rows.length, times };
  }

  /** The next slots of each offering; with a window only those within it, and only offerings that have one. */
  private async withSlots(
    coaches: ListedCoach[],
    { freeFrom, freeTo }: DirectorySearch,
  ): Promise<{ probed: FreeCoach[]; times: NextTimes[] }> {
    const wanted = coaches.flatMap(({ id, offerings }) =>
      [...new Set(offerings.map(({ minutes }) => minutes))].map((minutes) => ({ coachId: id, minutes })),
    );
    const times = await this.scheduling.nextSlotsOf(wanted, SLOTS_SHOWN, freeFrom);
    const starts = new Map(times.map((found) => [`${found.coachId} ${found.minutes}`, found.starts]));
    const probed = coaches.map((coach) => {
      const offerings = coach.offerings.map((offering) => ({
        ...offering,
        slots: (starts.get(`${coach.id} ${offering.minutes}`) ?? []).filter(
          (start) => !freeTo || addMinutes(start, offering.minutes) <= freeTo,
        ),
      }));
      return { coach, offerings: freeTo ? offerings.filter(({ slots }) => slots.length > 0) : offerings };
    });
    return { probed, times };
  }

  private present({ coach, offerings }: FreeCoach, query: DirectorySearch, zone: string): Match {
    return {
      ...coach,
      rating:
        coach.ratings < RATINGS_FOR_AVERAGE ? null : { mean: coach.ratingTenths / 10, count: coach.ratings },
      reasons: this.reasons(coach, query),
      offerings: offerings.map(({ slots, ...offering }) => ({
        ...this.packs.titled(offering),
        nextSlots: slots.map((startsAt) => ({ startsAt, startsAtLocal: localTime(startsAt, zone) })),
      })),
    };
  }

  private reasons(coach: ListedCoach, query: DirectorySearch): MatchReason[] {
    const pack = this.packs.pack(coach.packKey);
    const name = (key: string): string => pack?.principles.find((entry) => entry.key === key)?.name ?? key;
    const { competency, priceMax, currency } = query;
    return matchReasons(
      { ...coach, principles: coach.matchedPrinciples.map(name) },
      {
        company: query.company !== undefined,
        role: query.role !== undefined,
        level: query.levelKey !== undefined,
        free: query.freeTo !== undefined,
        competency: pack?.competencies.find(({ key }) => key === competency)?.title ?? competency ?? null,
        language: query.language ?? null,
        priceMax: priceMax !== undefined && currency ? { amount: priceMax, currency } : null,
      },
    );
  }

  /** Nobody was free: the time is what to loosen. Nobody was listed: the single filters that would help, or else pairs. */
  private async hints(query: DirectorySearch, listed: number): Promise<LoosenHint[]> {
    if (listed > 0) return [{ filter: 'freeTo', coaches: listed }];
    const conditions = conditionsOf(query);
    const singles = await this.queries.loosen(conditions);
    return singles.length > 0 ? singles : this.queries.loosenTwo(conditions);
  }
}

const localTime = (instant: Date, zone: string): string => inZone(instant, zone).toISO() ?? '';

const cursorOf = (coach: ListedCoach): string =>
  encodeCursor([
    String(coach.matchedPrinciples.length),
    String(coach.ratingTenths),
    String(coach.interviewsConducted),
    coach.id,
  ]);

const positionOf = (cursor: string): DirectoryPosition => {
  const [matched = '', rating = '', interviews = '', id = ''] = decodeCursor(cursor, 4);
  const numbers = [matched, rating, interviews];
  if (!numbers.every((text) => /^\d{1,6}$/.test(text)) || !isUuid(id))
    throw malformed('cursor.invalid', 'This cursor is not one that we gave out.', 'cursor');
  return { matched: Number(matched), rating: Number(rating), interviews: Number(interviews), id };
};
