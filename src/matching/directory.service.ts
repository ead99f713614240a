import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import type { NextTimes } from '../scheduling';
import { refused } from '../shared/errors';
import { CoachCards } from './coach-cards.service';
import { DirectoryTotals } from './directory-totals.service';
import { conditionsOf } from './directory-filters';
import { DirectoryQueries } from './directory.queries';
import { type DirectorySearch, isTimed } from './directory-searches.service';
import type { Directory, LoosenHint } from './directory.schemas';
import { FreeCoaches, type Looked } from './free-coaches.service';

/** Published coaches, in the asked order, with reasons and their next times. */
@Injectable()
export class CoachDirectory {
  constructor(
    private readonly queries: DirectoryQueries,
    private readonly free: FreeCoaches,
    private readonly cards: CoachCards,
    private readonly totals: DirectoryTotals,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of the directory, with times shown in a zone, and what they were seen from. `catalogue` is its revision, if the
   * caller knows it. Errors: 400 for a cursor of somebody else; 422 `window.past` when the asked time is over.
   */
  async find(
    search: DirectorySearch,
    zone: string,
    catalogue: string | null = null,
  ): Promise<{ page: Directory; times: NextTimes[] }> {
    if (search.freeTo && search.freeTo <= this.clock.now())
      throw refused('window.past', 'Give a freeTo that is still to come.', 'freeTo');
    const looked = await this.free.look(search, zone);
    const { total, otherCurrencies } = await this.totals.of(search, catalogue);
    const asked = { ...search, isTimed: isTimed(search) };
    const first = search.cursor === undefined && looked.nextCursor === null;
    const page = {
      zone,
      items: looked.found.map((found) => this.cards.card(found, asked, zone)),
      total: asked.isTimed ? totalOf(looked) : total,
      otherCurrencies,
      nextCursor: looked.nextCursor,
      moreMayExist: looked.nextCursor !== null,
      loosen: first && looked.found.length === 0 ? await this.hints(search, zone, looked) : [],
      target: search.target,
    };
    return { page, times: looked.times };
  }

  /** Nobody was free: the times are what to loosen. Nobody was listed: the single filters that would help, or else pairs. */
  private async hints(search: DirectorySearch, zone: string, { rows }: Looked): Promise<LoosenHint[]> {
    if (rows.length > 0) return this.free.loosen(search, zone, rows);
    const conditions = conditionsOf(search, this.clock.now());
    const singles = await this.queries.loosen(conditions);
    return singles.length > 0 ? singles : this.queries.loosenTwo(conditions);
  }
}

/** Of those who are free, as far as it is known: not until all who match were looked at. */
const totalOf = ({ found, isAll, nextCursor }: Looked): number | null =>
  isAll && nextCursor === null ? found.length : null;
