import { Injectable } from '@nestjs/common';
import { kindIn, storedKind } from '../coaches';
import type { LineRef } from '../payments';
import { newId } from '../shared/ids';
import { notFound } from '../shared/errors';
import { nextState } from '../shared/state-table';
import { columns } from '../platform/database/columns';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import { together } from '../platform/database/together';
import { BookingRow } from './booking.entity';
import { BookingMetrics } from './booking.metrics';
import { type BookingEvent, bookingStates, type BookingStatus } from './domain/booking.states';
import { NOTHING_PROMISED, type PromisedTimes } from './domain/promised-times';
import { type KindKey, kindOf } from './kinds/kinds';

/** What is read otherwise than it is stored, or by few: what clocks were promised to show. */
const READ_APART = [
  ...(['kind', 'practice', 'availabilityVersion', 'coachZone', 'coachOffsetMin'] as const),
  ...(['candidateZone', 'candidateOffsetMin', 'zoneRelease'] as const),
];

/** One booking as the use cases see it. Instants are Dates, money is minor units. */
export interface Booking extends Omit<BookingRow, (typeof READ_APART)[number]> {
  kind: KindKey;
  practice: Practice;
}

/** What the candidate wants to work on in this session. */
export interface Practice {
  focus: string | null;
  principles: string[];
  competencies: string[];
  targetId: string | null;
  resumeUrl: string | null;
}

/** What was sold with it, as payments know it. */
export const lineOf = ({ orderId, id: subjectId }: Pick<Booking, 'orderId' | 'id'>): LineRef => ({
  orderId,
  subjectId,
});

export type NewBooking = Omit<
  Booking,
  | 'status'
  | 'giveUpAskedAt'
  | 'calendarSequence'
  | 'confirmedAt'
  | 'cancelledAt'
  | 'cancelledBy'
  | 'cancelReason'
  | 'receivedAt'
  | 'begunAt'
  | 'endedEarlyAt'
  | 'formFiledAt'
  | 'formReleasedAt'
  | 'noShowSettlesAt'
  | 'noShowSettledAt'
  | 'createdAt'
> & { availabilityVersion: number; promised: PromisedTimes };

export const BOOKING_COLUMNS = `${columns(BookingRow, 'b', { but: READ_APART })}, ${kindIn('b.kind')} AS kind, b.practice`;

/** Columns that change with a state. */
type Changes = Partial<{
  starts_at: Date;
  ends_at: Date;
  received_at: Date;
  begun_at: Date;
  ended_early_at: Date;
  give_up_asked_at: Date;
  calendar_sequence: number;
  confirmed_at: Date;
  cancelled_at: Date;
  cancelled_by: string | null;
  cancel_reason: string | null;
  form_filed_at: Date | null;
  form_released_at: Date | null;
  no_show_settles_at: Date | null;
  no_show_settled_at: Date;
  coach_zone: string | null;
  coach_offset_min: number | null;
  candidate_zone: string | null;
  candidate_offset_min: number | null;
  zone_release: string | null;
}>;

/** Reads and writes bookings. A state changes only through `move`, which checks the table and keeps the history. */
@Injectable()
export class BookingStore {
  constructor(
    private readonly database: Database,
    private readonly metrics: BookingMetrics,
  ) {}

  async insert(tx: Tx, b: NewBooking): Promise<void> {
    await together([this.insertRow(tx, b), this.remember(tx, b.id, 'hold', null, 'held', b.candidateId)]);
  }

  /** A booking without a lock; null when there is none. Inside a transaction give it, or a second connection is used. */
  async find(id: string, reader: Queryable = this.database): Promise<Booking | null> {
    const [booking] = await reader.query<Booking>(
      `SELECT ${BOOKING_COLUMNS} FROM bookings b WHERE b.id = $1`,
      [id],
    );
    return booking ?? null;
  }

  async findAll(ids: string[], reader: Queryable = this.database): Promise<Booking[]> {
    return reader.query<Booking>(`SELECT ${BOOKING_COLUMNS} FROM bookings b WHERE b.id = ANY($1)`, [ids]);
  }

  /** Locks a booking for the transaction; 404 when there is none. Booking rows are locked before orders and claims. */
  async lock(tx: Tx, id: string): Promise<Booking> {
    const [booking] = await tx.query<Booking>(
      `SELECT ${BOOKING_COLUMNS} FROM bookings b WHERE b.id = $1 FOR UPDATE`,
      [id],
    );
    if (!booking) throw notFound('booking');
    return booking;
  }

  /** Locks those of the bookings that nobody else is working on, in ascending order. */
  async lockFree(tx: Tx, ids: string[]): Promise<Booking[]> {
    if (ids.length === 0) return [];
    return tx.query<Booking>(
      `SELECT ${BOOKING_COLUMNS} FROM bookings b WHERE b.id = ANY($1) ORDER BY b.id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
  }

  /** The candidate's unpaid holds, locked, oldest first. */
  async lockHoldsOf(tx: Tx, candidateId: string): Promise<Booking[]> {
    return tx.query<Booking>(
      `SELECT ${BOOKING_COLUMNS} FROM bookings b WHERE b.candidate_id = $1 AND b.status = 'held'
       ORDER BY b.id FOR UPDATE`,
      [candidateId],
    );
  }

  /**
   * Applies an event through the state table: true when the booking moved, false (and nothing written) when the
   * table does not allow it. `booking` must be locked; its status is updated in place.
   */
  async move(
    tx: Tx,
    booking: Booking,
    event: BookingEvent,
    changes: Changes = {},
    actorId: string | null = null,
  ): Promise<boolean> {
    const to = nextState(bookingStates, booking.status, event);
    if (to === null) return false;
    await together([
      this.update(tx, booking.id, { ...changes, status: to }),
      this.remember(tx, booking.id, event, booking.status, to, actorId),
    ]);
    booking.status = to;
    return true;
  }

  /**
   * What the session promises to its people where they are now; columns for `move`. What a hold promised is said
   * again when it is confirmed, because the mails of the confirmation say it.
   */
  async promise(tx: Tx, booking: Booking): Promise<Changes> {
    const [zones] = await tx.query<{ coach: string; candidate: string }>(
      `SELECT coach.zone AS coach, candidate.zone AS candidate FROM bookings b
       JOIN accounts coach ON coach.id = b.coach_account_id JOIN accounts candidate ON candidate.id = b.candidate_id
       WHERE b.id = $1`,
      [booking.id],
    );
    return promiseColumns(zones ? kindOf(booking).promised(booking.startsAt, zones) : NOTHING_PROMISED);
  }

  /** Changes columns without changing the state. */
  async update(tx: Tx, id: string, changes: Changes & { status?: BookingStatus }): Promise<void> {
    const names = Object.keys(changes);
    const assignments = names.map((name, index) => `${name} = $${index + 2}`).join(', ');
    await tx.query(`UPDATE bookings SET ${assignments} WHERE id = $1`, [id, ...Object.values(changes)]);
  }

  private async insertRow(tx: Tx, b: NewBooking): Promise<void> {
    await tx.query(
      `INSERT INTO bookings (id, candidate_id, coach_id, coach_account_id, offering_id, order_id, pack_key, stage_key,
         starts_at, ends_at, minutes, price_minor, currency, status, hold_expires_at, availability_version, practice,
         meeting_code, created_at, kind, coach_zone, coach_offset_min, candidate_zone, candidate_offset_min, zone_release)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'held', $14, $15, $16, $17, $18, $19, $20, $21,
         $22, $23, $24)`,
      [
        b.id,
        b.candidateId,
        b.coachId,
        b.coachAccountId,
        b.offeringId,
        b.orderId,
        b.packKey,
        b.stageKey,
        b.startsAt,
        b.endsAt,
        b.minutes,
        b.priceMinor,
        b.currency,
        b.holdExpiresAt,
        b.availabilityVersion,
        JSON.stringify(b.practice),
        b.meetingCode,
        tx.now,
        storedKind(b.kind),
        ...Object.values(promiseColumns(b.promised)),
      ],
    );
  }

  private async remember(
    tx: Tx,
    bookingId: string,
    event: BookingEvent | 'hold',
    from: BookingStatus | null,
    to: BookingStatus,
    actorId: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO booking_history (id, booking_id, at, event, from_status, to_status, actor_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), bookingId, tx.now, event, from, to, actorId],
    );
    this.metrics.moved(tx, event);
  }
}

/** In the order of the insert. */
const promiseColumns = (promised: PromisedTimes) => ({
  coach_zone: promised.coachZone,
  coach_offset_min: promised.coachOffsetMin,
  candidate_zone: promised.candidateZone,
  candidate_offset_min: promised.candidateOffsetMin,
  zone_release: promised.zoneRelease,
});
