import { Inject, Injectable } from '@nestjs/common';
import {
  type Booking,
  Bookings,
  type BookingStatus,
  feedbackStates,
  kindOf,
  RoomOpenings,
  type Side,
  uploadBy,
} from '../../bookings';
import { OrderQueries, OrderReceipts } from '../../payments';
import { auditedData } from '../../platform/audit/audit';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Queryable } from '../../platform/database/database';
import { together } from '../../platform/database/together';
import type { BookingFacts, Decision, Move, NoShowReport, RatingFacts } from '../domain/booking-facts';

/** Somebody of a booking, as its pages speak of them. */
export interface PersonOfBooking {
  name: string;
  zone: string;
  /** See `AccountProfile.linkRevision`. */
  linkRevision: number | null;
}

/** A booking with all that its pages are made of, and its two people. */
export interface KnownBooking {
  booking: Booking;
  facts: BookingFacts;
  people: Record<Side, PersonOfBooking>;
}

interface Row {
  id: string;
  people: Record<Side, PersonOfBooking>;
  candidateErased: boolean;
  deadline: BookingFacts['deadline'];
  formWithdrawn: boolean;
  uploads: Date[];
}

type HistoryRow = Omit<Move, 'by'> & {
  bookingId: string;
  from: BookingStatus | null;
  actorId: string | null;
};
type OfBooking<T> = T & { bookingId: string };

const PERSON = (account: string): string =>
  `json_build_object('name', ${account}.name, 'zone', ${account}.zone, 'linkRevision',
     CASE WHEN ${account}.erased_at IS NULL THEN ${account}.link_revision END)`;

/** Beside what bookings, orders and rooms tell themselves. */
const BESIDE = `
  SELECT b.id, json_build_object('candidate', ${PERSON('candidate')}, 'coach', ${PERSON('coach')}) AS people,
    candidate.erased_at IS NOT NULL AS "candidateErased", d.state AS deadline,
    EXISTS (SELECT 1 FROM feedback_forms f
      WHERE f.booking_id = b.id AND f.status = 'entered_in_error' AND f.released_at IS NOT NULL) AS "formWithdrawn",
    ARRAY(SELECT r.uploaded_at FROM review_documents r WHERE r.booking_id = b.id ORDER BY r.revision) AS uploads
  FROM bookings b JOIN accounts candidate ON candidate.id = b.candidate_id
  JOIN accounts coach ON coach.id = b.coach_account_id
  LEFT JOIN feedback_duties d ON d.booking_id = b.id WHERE b.id = ANY($1::uuid[])`;

const HISTORY = `SELECT booking_id AS "bookingId", event, at, from_status AS "from", to_status AS "to", actor_id AS "actorId"
  FROM booking_history WHERE booking_id = ANY($1::uuid[]) ORDER BY at, id`;

const REPORTS = `SELECT booking_id AS "bookingId", reporter, missing, note, reported_at AS at
  FROM no_show_reports WHERE booking_id = ANY($1::uuid[]) ORDER BY reported_at, id`;

const RATINGS = `SELECT booking_id AS "bookingId", stars, rated_at AS "ratedAt", hidden_until AS "hiddenUntil",
    public_from AS "publicFrom", hidden_at IS NOT NULL AS hidden, reply IS NOT NULL AS replied
  FROM ratings WHERE booking_id = ANY($1::uuid[])`;

/** What was written to both people when reports were decided on; not what was written before that was said. */
const REASONS = `SELECT DISTINCT ON (subject_id) subject_id AS "bookingId", told->>'cause' AS reason
  FROM audit_log l, LATERAL (SELECT ${auditedData('l')} AS told) words
  WHERE action = 'booking.review_resolved' AND subject_id = ANY($1::uuid[]) AND told->'bothRead' = 'true'
  ORDER BY subject_id, at DESC`;

/** Reads what the pages of bookings are made of, for many bookings at once. No access checks. */
@Injectable()
export class BookingFactsQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly openings: RoomOpenings,
    private readonly orders: OrderQueries,
    private readonly receipts: OrderReceipts,
  ) {}

  /** By id; without those that do not exist. */
  async of(ids: string[]): Promise<Map<string, KnownBooking>> {
    if (ids.length === 0) return new Map();
    return this.database.reads(async (reader) => {
      const bookings = await this.bookings.all(ids, reader);
      const all = await this.read(bookings, reader);
      return new Map(bookings.map((booking) => [booking.id, this.known(booking, all)]));
    });
  }

  private async read(bookings: Booking[], reader: Queryable) {
    const ids = bookings.map(({ id }) => id);
    const orderIds = bookings.map(({ orderId }) => orderId);
    const rows = <T>(sql: string): Promise<T[]> => reader.query<T>(sql, [ids]);
    const [beside, history, reports, ratings, reasons, openings] = await together([
      rows<Row>(BESIDE),
      rows<HistoryRow>(HISTORY),
      rows<OfBooking<NoShowReport>>(REPORTS),
      rows<OfBooking<RatingFacts>>(RATINGS),
      rows<{ bookingId: string; reason: string }>(REASONS),
      this.openings.of(ids, reader),
    ]);
    const [states, checkouts, receipts, refunds, standings] = await together([
      feedbackStates(reader, bookings),
      this.orders.checkouts(orderIds, reader),
      this.receipts.all(ids, reader),
      this.receipts.refunds(ids, reader),
      this.orders.standings(ids, reader),
    ]);
    return {
      ...{ history: byBooking(history), reports: byBooking(reports), openings: byBooking(openings) },
      beside: new Map(beside.map((row) => [row.id, row])),
      ratings: new Map(ratings.map((row) => [row.bookingId, row])),
      reasons: new Map(reasons.map((row) => [row.bookingId, row.reason])),
      refunds: byBooking(refunds.map((refund) => ({ ...refund, bookingId: refund.subjectId }))),
      ...{ states, checkouts, receipts, standings },
    };
  }

  private known(booking: Booking, all: Awaited<ReturnType<BookingFactsQueries['read']>>): KnownBooking {
    const { id, orderId } = booking;
    const [beside, state] = [all.beside.get(id), all.states.get(id)];
    if (!beside || !state) throw new Error(`booking ${id} has no people`);
    const moves = all.history.get(id) ?? [];
    const facts: BookingFacts = {
      ...booking,
      givingUp: booking.giveUpAskedAt !== null,
      checkout: all.checkouts.get(orderId) ?? null,
      moves: moves.map((move) => ({ ...move, by: actorOf(booking, move.actorId) })),
      reports: all.reports.get(id) ?? [],
      decision: decisionOf(moves, all.reasons.get(id) ?? null),
      roomOpenings: all.openings.get(id) ?? [],
      uploadBy: kindOf(booking).needsDocument && booking.confirmedAt ? uploadBy(booking.confirmedAt) : null,
      uploads: beside.uploads,
      candidateErased: beside.candidateErased,
      formDueAt: state.formDueAt,
      selfGrade: state.selfGrade,
      deadline: beside.deadline,
      formWithdrawn: beside.formWithdrawn,
      rating: all.ratings.get(id) ?? null,
      receipt: all.receipts.get(id) ?? null,
      refunds: all.refunds.get(id) ?? [],
      paid: all.standings.get(id) ?? null,
      selfGradeHours: this.config.selfGradeHours,
    };
    return { booking, facts, people: beside.people };
  }
}

const actorOf = ({ candidateId, coachAccountId }: Booking, actorId: string | null): Move['by'] => {
  if (actorId === null) return null;
  if (actorId === candidateId) return 'candidate';
  return actorId === coachAccountId ? 'coach' : 'us';
};

/** The last move out of being looked at. */
const decisionOf = (moves: readonly HistoryRow[], reason: string | null): Decision | null => {
  const move = moves.findLast(({ from }) => from === 'under_review');
  return move ? { outcome: move.to, at: move.at, reason } : null;
};

const byBooking = <Item extends { bookingId: string }>(items: readonly Item[]): Map<string, Item[]> => {
  const lists = new Map<string, Item[]>();
  for (const item of items) lists.set(item.bookingId, [...(lists.get(item.bookingId) ?? []), item]);
  return lists;
};
