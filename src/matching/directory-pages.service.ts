import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/http/access';
import { Clock } from '../platform/clock/clock';
import type { NextTimes } from '../scheduling';
import { Recent } from '../shared/recent';
import { DirectoryQueries } from './directory.query';
import { directoryAnswer, type DirectoryQuery } from './directory.schemas';
import { type DirectorySearch, DirectorySearches } from './directory-searches.service';
import { CoachDirectory } from './directory.service';

/** A page as it was sent, and what must still be so for it to be sent again. */
interface SentPage {
  text: string;
  catalogue: string;
  coachIds: string[];
  calendars: string;
  /** Epoch milliseconds; the page changes with time alone from `untilMs` on. */
  fromMs: number;
  untilMs: number;
}

/** Pages that a process remembers, of some 20 kB each. */
const MOST_REMEMBERED = 300;

/**
 * The directory's pages as JSON. A page is sent again only after one statement has said that nothing changed, neither in
 * the catalogue nor in the calendars of the coaches on it (docs/adr/0009). Pages with a window of time are always made
 * anew: they look at more coaches than they show.
 */
@Injectable()
export class DirectoryPages {
  private readonly sent = new Recent<SentPage>(MOST_REMEMBERED);

  constructor(
    private readonly searches: DirectorySearches,
    private readonly directory: CoachDirectory,
    private readonly queries: DirectoryQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * The page as JSON, cut to its schema, with times in the asked or the viewer's zone. Errors as `DirectorySearches.of`
   * and `CoachDirectory.find`.
   */
  async page(query: DirectoryQuery, viewer: Principal | null): Promise<string> {
    const zone = query.zone ?? viewer?.zone ?? 'UTC';
    const search = await this.searches.of(query, viewer);
    if (search.freeTo) return textOf((await this.directory.find(search, zone)).page);
    const key = JSON.stringify([search, zone]);
    const known = this.sent.get(key);
    const revisions = await this.queries.revisions(known?.coachIds ?? []);
    if (known && stillSo(known, revisions, this.clock.now().getTime())) return known.text;
    return this.make(key, { search, zone, catalogue: revisions.catalogue });
  }

  /** The catalogue's revision was read before the page: what comes in between makes the page new once more. */
  private async make(
    key: string,
    { search, zone, catalogue }: { search: DirectorySearch; zone: string; catalogue: string },
  ): Promise<string> {
    const now = this.clock.now();
    const [{ page, times }, nextRating] = [
      await this.directory.find(search, zone),
      await this.queries.nextRating(now),
    ];
    const text = textOf(page);
    const untilMs = Math.min(nextRating?.getTime() ?? Infinity, ...times.map((found) => found.untilMs));
    this.sent.set(key, { text, catalogue, ...calendarsOf(times), fromMs: now.getTime(), untilMs });
    return text;
  }
}

const stillSo = (page: SentPage, now: { catalogue: string; calendars: string }, nowMs: number): boolean =>
  page.catalogue === now.catalogue &&
  page.calendars === now.calendars &&
  page.fromMs <= nowMs &&
  nowMs < page.untilMs;

/** The coaches by id, and their revisions in that order, as the database writes them. */
const calendarsOf = (times: NextTimes[]): { coachIds: string[]; calendars: string } => {
  const revisions = new Map(times.map(({ coachId, revision }) => [coachId, revision ?? '']));
  const coachIds = [...revisions.keys()].sort();
  return { coachIds, calendars: coachIds.map((id) => revisions.get(id)).join(',') };
};

const textOf = (page: unknown): string => JSON.stringify(directoryAnswer.parse(page));
