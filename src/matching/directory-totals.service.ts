import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Recent } from '../shared/recent';
import { conditionsOf } from './directory-filters';
import { type DirectoryCounts, DirectoryQueries } from './directory.queries';
import { type DirectorySearch, isTimed } from './directory-searches.service';

/** Searches whose numbers a process remembers, of some 300 bytes each. */
const MOST_REMEMBERED = 500;

/**
 * How many coaches a search has on all pages. The numbers are of the catalogue, not of anybody's times, so they are
 * counted once for each of its revisions: a page that is made anew because somebody was booked does not count again.
 */
@Injectable()
export class DirectoryTotals {
  private readonly known = new Recent<{ catalogue: string; counts: DirectoryCounts }>(MOST_REMEMBERED);

  constructor(
    private readonly queries: DirectoryQueries,
    private readonly clock: Clock,
  ) {}

  /** `catalogue` is its revision, read before; null where it is not known, and then they are counted. */
  async of(search: DirectorySearch, catalogue: string | null): Promise<DirectoryCounts> {
    const { limit: _, cursor: __, sort: ___, target: ____, ...narrowing } = search;
    if (isTimed(search) && search.currency === undefined) return NOTHING_TO_SAY;
    // Ratings come to be seen with time alone.
    if (catalogue === null || search.minRating !== undefined) return this.count(search);
    const key = JSON.stringify(narrowing);
    const known = this.known.get(key);
    if (known?.catalogue === catalogue) return known.counts;
    const counts = await this.count(search);
    this.known.set(key, { catalogue, counts });
    return counts;
  }

  private count(search: DirectorySearch): Promise<DirectoryCounts> {
    return this.queries.counts(conditionsOf(search, this.clock.now()), search.currency);
  }
}

/** Where times are asked for the total is of those who are free, and nothing else hides anybody. */
const NOTHING_TO_SAY: DirectoryCounts = { total: 0, otherCurrencies: [] };
