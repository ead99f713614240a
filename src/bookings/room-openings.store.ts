import { Injectable } from '@nestjs/common';
import { newId } from '../shared/ids';
import { addMinutes } from '../shared/time';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import type { Side } from './domain/booking.rules';

/** Who opened a meeting room, and when. */
export interface RoomOpening {
  bookingId: string;
  side: Side;
  openedAt: Date;
}

/** Within so many minutes of the last one a side opens the room once more, and not anew. */
const SAME_OPENING_MINUTES = 1;

/** Who was there is what contradicting reports are decided by, so every opening of a room is kept. */
@Injectable()
export class RoomOpenings {
  constructor(private readonly database: Database) {}

  /** Keeps that this side opened the room now. */
  async keep(tx: Tx, bookingId: string, side: Side): Promise<void> {
    await tx.query(
      `INSERT INTO room_openings (id, booking_id, side, opened_at) SELECT $1, $2, $3, $4
       WHERE NOT EXISTS (SELECT 1 FROM room_openings WHERE booking_id = $2 AND side = $3 AND opened_at > $5)`,
      [newId(), bookingId, side, tx.now, addMinutes(tx.now, -SAME_OPENING_MINUTES)],
    );
  }

  /** Of these bookings, the earliest first. */
  of(bookingIds: readonly string[], reader: Queryable = this.database): Promise<RoomOpening[]> {
    return reader.query<RoomOpening>(
      `SELECT booking_id AS "bookingId", side, opened_at AS "openedAt" FROM room_openings
       WHERE booking_id = ANY($1::uuid[]) ORDER BY opened_at, id`,
      [bookingIds],
    );
  }
}
