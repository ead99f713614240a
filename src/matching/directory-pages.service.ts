import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/http/access';
import { Clock } from '../platform/clock/clock';
import type { NextTimes } from '../scheduling';
import { Recent } from '../shared/recent';
import { SharedRuns } from '../shared/shared-runs';
import { DirectoryQueries } from './directory.queries';
import { directoryAnswer, type DirectoryQuery } from './directory.schemas';
import { type DirectorySearch, DirectorySearches, isTimed } from './directory-searches.service';
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
/** Of a page's text; few are longer: fifty coaches who sell much. */
const MOST_CHARACTERS = 80_000;

/**
 * The directory's pages as JSON. A page is sent again only after one statement has said that nothing changed, neither in
 * the catalogue nor in the calendars of the coaches on it (docs/adr/0009). Pages with times asked for are always made
 * anew: they look at more coaches than they show. Whoever asks for a page that is being made shares one that is begun
 * after they asked: while its coaches are booked, readers do not multiply the work.
 */
@Injectable()
export class DirectoryPages {
  private readonly sent = new Recent<SentPage>(MOST_REMEMBERED);
  private readonly renewals = new SharedRuns<string>();

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
    if (isTimed(search)) return textOf((await this.directory.find(search, zone)).page);
    const key = JSON.stringify([search, zone]);
    const { page } = await this.known(key);
    return page?.text ?? this.renewals.run(key, () => this.renew(key, search, zone));
  }

  /** The remembered page, if it is still so; and the catalogue's revision, which was read after the question. */
  private async known(key: string): Promise<{ page: SentPage | null; catalogue: string }> {
    const page = this.sent.get(key);
    const revisions = await this.queries.revisions(page?.coachIds ?? []);
    const isSo = page !== undefined && stillSo(page, revisions, this.clock.now().getTime());
    return { page: isSo ? page : null, catalogue: revisions.catalogue };
  }

  /** The catalogue's revision is read before the page: what comes in between makes the page new once more. */
  private async renew(key: string, search: DirectorySearch, zone: string): Promise<string> {
    const { page: known, catalogue } = await this.known(key);
    if (known) return known.text;
    const now = this.clock.now();
    const [{ page, times }, nextRating] = [
      await this.directory.find(search, zone, catalogue),
      await this.queries.nextRating(now),
    ];
    const text = textOf(page);
    const untilMs = Math.min(nextRating?.getTime() ?? Infinity, ...times.map((found) => found.untilMs));
    if (text.length <= MOST_CHARACTERS)
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
