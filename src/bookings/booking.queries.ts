import { Inject, Injectable } from '@nestjs/common';
import { storedKind } from '../coaches';
import { Packs } from '../packs';
import { OrderQueries } from '../payments';
import { CONFIG, type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { together } from '../platform/database/together';
import { Conditions } from '../platform/database/conditions';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeIdCursor, decodeInstantCursor, page } from '../platform/http/paging';
import { notFound } from '../shared/errors';
import { localIso } from '../shared/zones/in-words';
import { type Booking, BOOKING_COLUMNS } from './booking.store';
import type { BookingListQuery, BookingView } from './bookings.schemas';
import { sideOf } from './sides';
import { joinOpensAt } from './domain/booking.rules';
import { type FeedbackState, feedbackStep } from './domain/feedback-steps';
import { feedbackStates } from './feedback-state';
import { KIND_KEYS, kindOf, kindsThat } from './kinds/kinds';
import { bookingPagePath } from './status-link';

type BookingWithNames = Booking & { coachName: string; candidateName: string; linkRevision: number };

const FROM = `SELECT ${BOOKING_COLUMNS}, coach.name AS "coachName", candidate.name AS "candidateName",
  candidate.link_revision AS "linkRevision"
  FROM bookings b JOIN accounts coach ON coach.id = b.coach_account_id
  JOIN accounts candidate ON candidate.id = b.candidate_id`;

/** What is still to come at `$5`: by the clock where there is a time, else until it is done. */
const IS_AHEAD = `CASE WHEN b.kind IN (${kindsThat(({ keepsTime }) => keepsTime)}) THEN b.ends_at > $5
  ELSE b.status IN ('held', 'confirmed') END`;

/** Which bookings admins look for. Of a person: as candidate or as coach. */
export interface BookingFilter {
  personId?: string;
  status?: string;
  coachId?: string;
  offeringId?: string;
  /** When they start, from here on and before there. */
  from?: Date;
  to?: Date;
}

/** The booking screens: one booking and the list, as its two people and admins see them. */
@Injectable()
export class BookingQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly orders: OrderQueries,
    private readonly packs: Packs,
  ) {}

  /** One booking for one of its two people; 404 for everybody else, the same as a missing one. */
  async one(viewer: Principal, id: string): Promise<BookingView> {
    const [view] = await this.own(viewer, [id]);
    if (!view) throw notFound('booking');
    return view;
  }

  /** Those of these bookings that are the viewer's, in no order. */
  async own(viewer: Principal, ids: string[]): Promise<BookingView[]> {
    const rows = await this.database.query<BookingWithNames>(
      `${FROM} WHERE b.id = ANY($1::uuid[]) AND $2 IN (b.candidate_id, b.coach_account_id)`,
      [ids, viewer.accountId],
    );
    return this.views(rows, viewer);
  }

  /** One booking for an admin; 404 when there is none. */
  async forAdmin(admin: Principal, id: string): Promise<BookingView> {
    const [view] = await this.views(
      await this.database.query<BookingWithNames>(`${FROM} WHERE b.id = $1`, [id]),
      admin,
    );
    if (!view) throw notFound('booking');
    return view;
  }

  /** Bookings by id for an admin, by start. */
  async byIds(admin: Principal, ids: string[]): Promise<BookingView[]> {
    const rows = await this.database.query<BookingWithNames>(
      `${FROM} WHERE b.id = ANY($1::uuid[]) ORDER BY b.starts_at, b.id`,
      [ids],
    );
    return this.views(rows, admin);
  }

  /** The viewer's bookings by start, latest first; upcoming ones soonest first. */
  async list(
    viewer: Principal,
    query: BookingListQuery,
  ): Promise<{ items: BookingView[]; nextCursor: string | null }> {
    const upcoming = query.when === 'upcoming';
    const rows = await this.database.query<BookingWithNames>(
      `${FROM}
       WHERE (($1 <> 'coach' AND b.candidate_id = $2) OR ($1 <> 'candidate' AND b.coach_account_id = $2))
         AND b.kind = ANY($9) AND ($3::text[] IS NULL OR b.status = ANY($3))
         AND ($4::text IS NULL OR ($4 = 'upcoming') = (${IS_AHEAD}))
         AND ($6::timestamptz IS NULL OR (b.starts_at, b.id) ${upcoming ? '>' : '<'} ($6, $7::uuid))
       ORDER BY b.starts_at ${upcoming ? 'ASC' : 'DESC'}, b.id ${upcoming ? 'ASC' : 'DESC'} LIMIT $8`,
      [
        query.as ?? 'both',
        viewer.accountId,
        query.status ?? null,
        query.when ?? null,
        this.clock.now(),
        ...decodeInstantCursor(query.cursor),
        query.limit + 1,
        (query.kind === 'all' ? KIND_KEYS : [query.kind]).map(storedKind),
      ],
    );
    const { items, nextCursor } = page(rows, query.limit, (row) => [row.startsAt.toISOString(), row.id]);
    return { items: await this.views(items, viewer), nextCursor };
  }

  /** Every booking, newest first, for admins. */
  async all(
    viewer: Principal,
    query: BookingFilter & { limit: number; cursor?: string },
  ): Promise<{ items: BookingView[]; nextCursor: string | null }> {
    const wanted = new Conditions()
      .add('b.id < ?::uuid', decodeIdCursor(query.cursor))
      .add('b.candidate_id = ?::uuid OR b.coach_account_id = ?::uuid', query.personId)
      .add('b.status = ?', query.status)
      .add('b.coach_id = ?::uuid', query.coachId)
      .add('b.offering_id = ?::uuid', query.offeringId)
      .add('b.starts_at >= ?', query.from)
      .add('b.starts_at < ?', query.to);
    const rows = await this.database.query<BookingWithNames>(
      `${FROM} ${wanted.where} ORDER BY b.id DESC LIMIT ${wanted.place(query.limit + 1)}`,
      wanted.values,
    );
    const { items, nextCursor } = page(rows, query.limit, (row) => [row.id]);
    return { items: await this.views(items, viewer), nextCursor };
  }

  private async views(rows: BookingWithNames[], viewer: Principal): Promise<BookingView[]> {
    const orders = rows.map((row) => row.orderId);
    const [checkouts, summaries, states] = await this.database.reads((reader) =>
      together([
        this.orders.checkouts(orders, reader),
        this.orders.summary(
          rows.map((row) => row.id),
          reader,
        ),
        feedbackStates(reader, rows),
      ]),
    );
    return rows.map((row) => {
      const isPayer = row.candidateId === viewer.accountId;
      const checkout = checkouts.get(row.orderId);
      const summary = summaries.get(row.id);
      const money = (amount: number) => ({ amount, currency: row.currency });
      return {
        ...row,
        title: this.packs[kindOf(row).titledBy](row.packKey, row.stageKey),
        // Candidates learn of their feedback when they may read it, not before.
        formFiledAt: isPayer ? row.formReleasedAt : row.formFiledAt,
        zone: viewer.zone,
        startsAtLocal: localIso(row.startsAt, viewer.zone),
        coach: { id: row.coachId, name: row.coachName },
        candidate: { id: row.candidateId, name: row.candidateName },
        price: money(row.priceMinor),
        hold:
          row.status === 'held'
            ? { expiresAt: row.holdExpiresAt, givingUp: row.giveUpAskedAt !== null }
            : null,
        checkout:
          isPayer && row.status === 'held' && checkout?.url
            ? { url: checkout.url, expiresAt: checkout.expiresAt }
            : null,
        payment: summary
          ? {
              status: summary.status,
              paid: money(summary.paidMinor),
              refunded: money(summary.refundedMinor),
              refundPending: money(summary.pendingRefundMinor),
              disputed: summary.disputed,
            }
          : null,
        order:
          summary && (isPayer || viewer.roles.includes('admin'))
            ? { id: row.orderId, status: summary.status, amount: money(row.priceMinor) }
            : null,
        feedback: this.feedback(row, states.get(row.id), viewer),
        joinOpensAt: kindOf(row).keepsTime ? joinOpensAt(row.startsAt) : null,
        statusPage: isPayer ? this.statusPage(row) : null,
      };
    });
  }

  private statusPage({ id, linkRevision }: BookingWithNames): string {
    const { publicUrl, secret } = this.config;
    return `${publicUrl}${bookingPagePath(id, secret, 'candidate', linkRevision)}`;
  }

  /** What comes next of its feedback, to one of its two people. */
  private feedback(
    row: BookingWithNames,
    state: FeedbackState | undefined,
    { accountId, zone }: Principal,
  ): BookingView['feedback'] {
    const side = sideOf(row, accountId);
    const step =
      side &&
      state &&
      feedbackStep(state, {
        side,
        zone,
        otherName: side === 'coach' ? row.candidateName : row.coachName,
        now: this.clock.now(),
        withinHours: this.config.selfGradeHours,
      });
    return step ? { ...step, untilLocal: step.until && localIso(step.until, zone) } : null;
  }
}
