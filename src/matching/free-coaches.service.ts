import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { type NextTimes, Scheduling, type TimesWanted } from '../scheduling';
import { addMinutes, DAY_MS, MINUTE_MS } from '../shared/time';
import { conditionsOf } from './directory-filters';
import {
  cursorAfter,
  positionAt,
  positionOf,
  type RowOrder,
  soonestCursor,
  type SoonestPosition,
  soonestPositionOf,
} from './directory-orders';
import { DirectoryQueries, type ListedCoach, type ListedOffering } from './directory.queries';
import { type LoosenHint, WEEKS_AHEAD } from './directory.schemas';
import type { DirectorySearch } from './directory-searches.service';
import { isTimeWish, suits } from './domain/time-wish';

/** Where times are asked for, a page looks at the slots of so many coaches at most. */
const MOST_LOOKED_AT = 60;
/** So many of the best matches are sorted by their first times at once. */
const MOST_SORTED = 300;
const SLOTS_SHOWN = 3;

/** A coach with the next times of each offering that matches. */
export interface FreeCoach {
  coach: ListedCoach;
  offerings: (ListedOffering & { slots: Date[] })[];
  /** Epoch milliseconds of their first time; Infinity without one. */
  firstMs: number;
}

export interface Looked {
  found: FreeCoach[];
  nextCursor: string | null;
  /** Who was looked at, whatever their times. */
  rows: ListedCoach[];
  /** Nobody else matches. */
  isAll: boolean;
  times: NextTimes[];
}

/** Ranks coaches first, then looks at the times of the best. */
@Injectable()
export class FreeCoaches {
  constructor(
    private readonly queries: DirectoryQueries,
    private readonly scheduling: Scheduling,
    private readonly clock: Clock,
  ) {}

  /** A page of those who match and, where times are asked for, are free then. Error: 400 for a foreign cursor. */
  look(search: DirectorySearch, zone: string): Promise<Looked> {
    return search.sort === 'soonest' ? this.soonest(search, zone) : this.ranked(search, search.sort, zone);
  }

  /** The coaches with the next slots of each of their offerings; with times asked for, only offerings that have some. */
  async withTimes(
    coaches: ListedCoach[],
    wanted: TimesWanted = {},
  ): Promise<{ free: FreeCoach[]; times: NextTimes[] }> {
    const lengths = coaches.flatMap(({ id, offerings }) =>
      [...new Set(offerings.map(({ minutes }) => minutes))].map((minutes) => ({ coachId: id, minutes })),
    );
    const times = await this.scheduling.nextSlotsOf(lengths, SLOTS_SHOWN, wanted);
    const starts = new Map(times.map((found) => [`${found.coachId} ${found.minutes}`, found.starts]));
    const free = coaches.map((coach) => {
      const timed = coach.offerings.map((offering) => ({
        ...offering,
        slots: starts.get(`${coach.id} ${offering.minutes}`) ?? [],
      }));
      const offerings = wanted.fits ? timed.filter(({ slots }) => slots.length > 0) : timed;
      return { coach, offerings, firstMs: Math.min(...offerings.map(firstOf)) };
    });
    return { free, times };
  }

  /** How many of these coaches would be free without one of several wishes of time, most first. */
  async loosen(search: DirectorySearch, zone: string, rows: ListedCoach[]): Promise<LoosenHint[]> {
    const asked = PARTS.filter(({ isAsked }) => isAsked(search));
    const [only] = asked;
    if (only && asked.length === 1) return [{ filter: only.filter, coaches: rows.length }];
    const hints: LoosenHint[] = [];
    for (const { filter, without } of asked) {
      const { free } = await this.withTimes(rows, this.timesOf({ ...search, ...without }, zone));
      const coaches = free.filter(({ offerings }) => offerings.length > 0).length;
      if (coaches > 0) hints.push({ filter, coaches });
    }
    return hints.sort((a, b) => b.coaches - a.coaches);
  }

  private async ranked(search: DirectorySearch, order: RowOrder, zone: string): Promise<Looked> {
    const wanted = this.timesOf(search, zone);
    const reach = wanted.fits ? MOST_LOOKED_AT : search.limit;
    const after = search.cursor === undefined ? null : positionOf(order, search.cursor);
    const rows = await this.rows(search, order, after, reach + 1);
    const looked = rows.slice(0, reach);
    const { free, times } = await this.withTimes(looked, wanted);
    const found = (wanted.fits ? free.filter(isFree) : free).slice(0, search.limit);
    const full = found.length === search.limit;
    const end = full ? rows.findIndex(({ id }) => id === found.at(-1)?.coach.id) : reach - 1;
    const last = end + 1 < rows.length ? rows[end] : undefined;
    const nextCursor = last ? cursorAfter(order, last) : null;
    return { found, nextCursor, rows: looked, isAll: after === null && nextCursor === null, times };
  }

  /** In batches of the best matches: sorting needs the times of all, and so many at once are looked at. */
  private async soonest(search: DirectorySearch, zone: string): Promise<Looked> {
    const { cursor, limit } = search;
    const { batch, after } = cursor === undefined ? FIRST : soonestPositionOf(cursor);
    const rows = await this.rows(search, 'match', batch, MOST_SORTED + 1);
    const looked = rows.slice(0, MOST_SORTED);
    const wanted = this.timesOf(search, zone);
    const { free, times } = await this.withTimes(looked, wanted);
    const inOrder = (wanted.fits ? free.filter(isFree) : free).sort(bySoonest);
    const rest = after ? inOrder.filter((one) => comesAfter(one, after)) : inOrder;
    const found = rest.slice(0, limit);
    const [last, lastLooked] = [found.at(-1), looked.at(-1)];
    const next = (): SoonestPosition | null => {
      if (rest.length > limit && last) return { batch, after: { startMs: last.firstMs, id: last.coach.id } };
      if (rows.length <= MOST_SORTED || !lastLooked) return null;
      return { batch: positionAt('match', lastLooked), after: null };
    };
    const position = next();
    const isAll = cursor === undefined && rows.length <= MOST_SORTED;
    return { found, nextCursor: position && soonestCursor(position), rows: looked, isAll, times };
  }

  private rows(
    search: DirectorySearch,
    order: RowOrder,
    after: Parameters<DirectoryQueries['page']>[1]['after'],
    limit: number,
  ): Promise<ListedCoach[]> {
    const now = this.clock.now();
    const principles = search.principle.length > 0 ? search.principle : (search.target?.principles ?? []);
    return this.queries.page(conditionsOf(search, now), { principles, order, after, limit, now });
  }

  /** Between which instants, and which of the starts there; any time ahead where nothing is asked. */
  private timesOf(search: DirectorySearch, zone: string): TimesWanted {
    const { freeFrom, freeTo } = search;
    if (!freeTo && !isTimeWish(search)) return {};
    const now = this.clock.now();
    const after = freeFrom && freeFrom > now ? freeFrom : now;
    const before = freeTo ?? addMinutes(now, WEEKS_AHEAD * 7 * (DAY_MS / MINUTE_MS));
    const suitsWall = suits(search, zone, { fromMs: after.getTime(), toMs: before.getTime() });
    const fits = (startMs: number, minutes: number): boolean =>
      suitsWall(startMs, minutes) && (!freeTo || startMs + minutes * MINUTE_MS <= freeTo.getTime());
    return { after, before, fits };
  }
}

const FIRST: SoonestPosition = { batch: null, after: null };

/** The wishes of time by what a hint calls each, and the search without it. */
const PARTS: {
  filter: string;
  isAsked: (search: DirectorySearch) => boolean;
  without: Partial<DirectorySearch>;
}[] = [
  {
    filter: 'freeTo',
    isAsked: ({ freeTo }) => freeTo !== undefined,
    without: { freeFrom: undefined, freeTo: undefined },
  },
  { filter: 'weekdays', isAsked: ({ weekdays }) => weekdays.length > 0, without: { weekdays: [] } },
  {
    filter: 'timeFrom',
    isAsked: ({ timeFrom, timeTo }) => timeFrom !== undefined || timeTo !== undefined,
    without: { timeFrom: undefined, timeTo: undefined },
  },
];

const firstOf = ({ slots }: { slots: Date[] }): number => slots[0]?.getTime() ?? Infinity;

const isFree = ({ offerings }: FreeCoach): boolean => offerings.length > 0;

/** By first time, then by id: the same on every page. */
const bySoonest = (a: FreeCoach, b: FreeCoach): number =>
  a.firstMs === b.firstMs ? (a.coach.id < b.coach.id ? -1 : 1) : a.firstMs - b.firstMs;

const comesAfter = (
  { firstMs, coach }: FreeCoach,
  { startMs, id }: { startMs: number; id: string },
): boolean => firstMs > startMs || (firstMs === startMs && coach.id > id);
