import { Injectable } from '@nestjs/common';
import { QUALIFICATIONS_OF_COACH } from '../coaches';
import type { Money } from '../shared/money';
import { Database } from '../platform/database/database';
import { perTurn } from '../platform/database/turn-reads';
import { type Bind, type Condition, isAboutMoney, ratingsOfCoach } from './directory-filters';
import { boundPosition, type DirectoryPosition, rankIn, type RowOrder } from './directory-orders';
import type { LoosenHint } from './directory.schemas';

/** More offerings of one coach are not shown in the list. */
const OFFERINGS_SHOWN = 6;
/** Hints count no further. */
const MAX_COUNT = 1_000;

/** More pairs of filters are not worth a choice. */
const MOST_PAIRS = 5;

export interface ListedOffering {
  id: string;
  packKey: string;
  stageKey: string;
  minutes: number;
  price: Money;
}

/** What the directory shows of a coach; private columns are not even read. */
export interface ListedCoach {
  id: string;
  name: string;
  company: string;
  roleTitle: string;
  levelTitle: string;
  packKey: string;
  levelKey: string;
  years: number;
  interviewsConducted: number;
  qualifications: string[];
  languages: string[];
  zone: string;
  bio: string;
  principles: string[];
  competencies: string[];
  matchedPrinciples: string[];
  ratingTenths: number;
  ratings: number;
  offerings: ListedOffering[];
  pricesFrom: Money[];
  /** In minor units, of the offerings that match; only where rows are sorted by it, and then all are in one currency. */
  lowestPrice?: number;
}

/** Which rows of the directory, and in what order. */
export interface PageWanted {
  /** They rank. */
  principles: string[];
  order?: RowOrder;
  after?: DirectoryPosition | null;
  limit: number;
  now: Date;
  /** Default: `OFFERINGS_SHOWN`. */
  offerings?: number;
  /** Also coaches who sell no session now. */
  evenWithoutOffering?: boolean;
}

/** How many there are. */
export interface DirectoryCounts {
  total: number;
  otherCurrencies: { currency: string; count: number }[];
}

/** The directory page's one statement: published coaches by rank, with the offerings that match. */
@Injectable()
export class DirectoryQueries {
  private readonly asked = perTurn((pages: readonly string[][]) => this.readRevisions(pages));

  constructor(private readonly database: Database) {}

  /** In the asked order (default: best match), after a position, at most `limit`; ratings as they may be seen at `now`. */
  page(conditions: Condition[], wanted: PageWanted): Promise<ListedCoach[]> {
    const { order = 'match', after = null, offerings = OFFERINGS_SHOWN } = wanted;
    const { params, bind } = parameters();
    const { coach, offering } = clauses(conditions, bind);
    const principles = bind(wanted.principles);
    const rank = rankIn(order);
    const rest = after ? `WHERE ${rank} > ${boundPosition(order, after, bind)}` : '';
    const sells = wanted.evenWithoutOffering
      ? 'true'
      : `EXISTS (SELECT 1 FROM offerings o WHERE ${offering})`;
    const lowest =
      order === 'price'
        ? `, (SELECT min(o.price_minor) FROM offerings o WHERE ${offering}) AS "lowestPrice"`
        : '';
    return this.database.query<ListedCoach>(
      `WITH found AS (
         SELECT c.id, a.name, c.company, c.role_title AS "roleTitle", c.level_title AS "levelTitle",
           c.pack_key AS "packKey", c.level_key AS "levelKey", c.years,
           c.interviews_conducted AS "interviewsConducted", ${QUALIFICATIONS_OF_COACH} AS qualifications, c.languages, c.zone, c.bio,
           c.principles, c.competencies,
           ARRAY(SELECT p FROM unnest(c.principles) p WHERE p = ANY (${principles}::text[])) AS "matchedPrinciples",
           r.tenths AS "ratingTenths", r.ratings${lowest}
         FROM coaches c JOIN accounts a ON a.id = c.account_id
         CROSS JOIN LATERAL (${ratingsOfCoach(bind(wanted.now))}) r
         WHERE ${coach} AND ${sells}
       ), ranked AS (
         SELECT * FROM found ${rest} ORDER BY ${rank} LIMIT ${bind(wanted.limit)}
       )
       SELECT c.*,
         (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM (
            SELECT o.id, o.pack_key AS "packKey", o.stage_key AS "stageKey", o.minutes,
              jsonb_build_object('amount', o.price_minor, 'currency', o.currency) AS price
            FROM offerings o WHERE ${offering} ORDER BY ${CHEAPEST_OF_EACH_CURRENCY} LIMIT ${offerings}) s) AS offerings,
         (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.currency), '[]') FROM (
            SELECT min(o.price_minor) AS amount, o.currency FROM offerings o WHERE ${offering}
            GROUP BY o.currency) s) AS "pricesFrom"
       FROM ranked c ORDER BY ${rank}`,
      params,
    );
  }

  /** How many coaches match; and with a currency, how many it hides, with its highest price, who charge in another. */
  async counts(conditions: Condition[], currency?: string): Promise<DirectoryCounts> {
    const { params, bind } = parameters();
    const { coach, offering } = clauses(conditions, bind);
    const sells = `EXISTS (SELECT 1 FROM offerings o WHERE ${offering})`;
    const free = conditions.filter((condition) => !isAboutMoney(condition));
    const hidden = (asked: string): string =>
      `SELECT o.currency, count(DISTINCT c.id)::int AS count
       FROM coaches c JOIN accounts a ON a.id = c.account_id
       JOIN offerings o ON ${offeringClause(free, bind)} AND o.currency <> ${bind(asked)}
       WHERE ${coach} AND NOT ${sells} GROUP BY o.currency`;
    const others =
      currency === undefined
        ? `'[]'::jsonb`
        : `(SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.currency), '[]') FROM (${hidden(currency)}) s)`;
    const [found] = await this.database.query<DirectoryCounts>(
      `SELECT (SELECT count(*)::int FROM coaches c JOIN accounts a ON a.id = c.account_id WHERE ${coach} AND ${sells}) AS total,
         ${others} AS "otherCurrencies"`,
      params,
    );
    return found ?? { total: 0, otherCurrencies: [] };
  }

  /**
   * The revision of the catalogue, and those of coaches' calendars as one text: what was committed before the question
   * is in what is read after it.
   */
  revisions(coachIds: string[]): Promise<{ catalogue: string; calendars: string }> {
    return this.asked.ask(coachIds);
  }

  private async readRevisions(
    pages: readonly string[][],
  ): Promise<{ catalogue: string; calendars: string }[]> {
    const rows = await this.database.query<{ coachId: string | null; revision: string }>(REVISIONS, [
      [...new Set(pages.flat())],
    ]);
    const found = new Map(rows.map(({ coachId, revision }) => [coachId, revision]));
    const catalogue = found.get(null) ?? '';
    return pages.map((coachIds) => ({ catalogue, calendars: coachIds.map((id) => found.get(id)).join(',') }));
  }

  /** When the next hidden rating shows; null when none waits. */
  async nextRating(now: Date): Promise<Date | null> {
    const [found] = await this.database.query<{ at: Date | null }>(
      'SELECT min(public_from) AS at FROM ratings WHERE public_from > $1',
      [now],
    );
    return found?.at ?? null;
  }

  /** How many coaches there are without each of the filters in turn; those that would help, best first. */
  async loosen(conditions: Condition[]): Promise<LoosenHint[]> {
    if (conditions.length === 0) return [];
    const { params, bind } = parameters();
    const counts = conditions.map((dropped) => {
      const { coach, offering } = clauses(
        conditions.filter((condition) => condition !== dropped),
        bind,
      );
      return `SELECT ${bind(dropped.filter)}::text AS filter, (SELECT count(*)::int FROM (
          SELECT 1 FROM coaches c JOIN accounts a ON a.id = c.account_id
          WHERE ${coach} AND EXISTS (SELECT 1 FROM offerings o WHERE ${offering})
          LIMIT ${MAX_COUNT}) n) AS coaches`;
    });
    const hints = await this.database.query<LoosenHint>(counts.join(' UNION ALL '), params);
    return hints.filter(({ coaches }) => coaches > 0).sort((a, b) => b.coaches - a.coaches);
  }

  /**
   * How many coaches there are without two of the filters, best first; for when no single one helps. One pass over what
   * is sold, whatever the number of pairs: an offering that fails exactly two filters counts for that pair.
   */
  async loosenTwo(conditions: Condition[]): Promise<LoosenHint[]> {
    if (conditions.length < 2) return [];
    const { params, bind } = parameters();
    const { coach, offering } = clauses([], bind);
    const failed = conditions.map(
      ({ filter, sql }) => `CASE WHEN (${sql(bind)}) IS NOT TRUE THEN ${bind(filter)}::text END`,
    );
    return this.database.query<LoosenHint>(
      `SELECT failed[1] AS filter, failed[2] AS "and", least(count(DISTINCT id), ${MAX_COUNT})::int AS coaches
       FROM (SELECT c.id, array_remove(ARRAY[${failed.join(', ')}], NULL) AS failed
             FROM coaches c JOIN accounts a ON a.id = c.account_id JOIN offerings o ON ${offering}
             WHERE ${coach}) sold
       WHERE cardinality(failed) = 2
       GROUP BY failed ORDER BY coaches DESC, failed LIMIT ${MOST_PAIRS}`,
      params,
    );
  }
}

const REVISIONS = `
  SELECT NULL AS "coachId", coalesce(sum(revision), 0)::text AS revision FROM catalogue_revisions
  UNION ALL SELECT coach_id, revision::text FROM coach_revisions WHERE coach_id = ANY ($1::uuid[])`;

/** Amounts of two currencies do not compare: the cheapest in each comes first, then the second cheapest in each. */
const CHEAPEST_OF_EACH_CURRENCY = `row_number() OVER (PARTITION BY o.currency ORDER BY o.price_minor, o.id), o.currency`;

const parameters = (): { params: unknown[]; bind: Bind } => {
  const params: unknown[] = [];
  return { params, bind: (value) => `$${params.push(value)}` };
};

/** Visible are published coaches whose account is not suspended, with an active offering. */
const clauses = (conditions: Condition[], bind: Bind): { coach: string; offering: string } => ({
  coach: [`c.status = 'published'`, 'a.suspended_at IS NULL', ...on('coach', conditions, bind)].join(' AND '),
  offering: offeringClause(conditions, bind),
});

const offeringClause = (conditions: Condition[], bind: Bind): string =>
  ['o.coach_id = c.id', 'o.active', `o.kind = 'session'`, ...on('offering', conditions, bind)].join(' AND ');

const on = (where: Condition['on'], conditions: Condition[], bind: Bind): string[] =>
  conditions.filter((condition) => condition.on === where).map(({ sql }) => `(${sql(bind)})`);
