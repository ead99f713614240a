import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { newId } from '../shared/ids';
import { type BusyRange, type BusySource, joinedRanges } from './domain/busy-ranges';
import { lockCalendar } from './hours-lock';

/** A session that was taken before the coach became busy then; it stays taken. */
export interface MetSession {
  bookingId: string;
  /** True while its candidate still pays. */
  hold: boolean;
  startsAt: Date;
  endsAt: Date;
}

/**
 * The only writer of busy ranges. Sessions and ranges of one coach are written under the same lock: a range that is
 * added while somebody books either sees the session (and answers it), or the booking sees the range and is refused.
 */
@Injectable()
export class BusyRanges {
  /**
   * Makes these the only ranges of a source, and answers the sessions ahead that they meet, soonest first, which stay
   * as they are. What does not change is not written, so that reading the same calendar again disturbs nobody. Errors:
   * as of `joinedRanges`.
   */
  async replaceRanges(
    tx: Tx,
    coachId: string,
    source: BusySource,
    ranges: readonly BusyRange[],
  ): Promise<MetSession[]> {
    const kept = joinedRanges(ranges);
    await lockCalendar(tx, coachId);
    const [starts, ends] = [kept.map(({ startsAt }) => startsAt), kept.map(({ endsAt }) => endsAt)];
    const of = [coachId, source.kind, source.id];
    await tx.query(REMOVE_OTHERS, [...of, starts, ends]);
    await tx.query(ADD_MISSING, [...of, starts, ends, kept.map(() => newId())]);
    return tx.query<MetSession>(MET, [...of, tx.now]);
  }
}

const REMOVE_OTHERS = `
  DELETE FROM busy_ranges b WHERE b.coach_id = $1 AND b.source = $2 AND b.source_id = $3
    AND NOT EXISTS (SELECT FROM unnest($4::timestamptz[], $5::timestamptz[]) AS kept (starts_at, ends_at)
                    WHERE kept.starts_at = b.starts_at AND kept.ends_at = b.ends_at)`;

const ADD_MISSING = `
  INSERT INTO busy_ranges (id, coach_id, source, source_id, starts_at, ends_at)
  SELECT id, $1, $2, $3, starts_at, ends_at
  FROM unnest($4::timestamptz[], $5::timestamptz[], $6::uuid[]) AS kept (starts_at, ends_at, id)
  ON CONFLICT ON CONSTRAINT busy_ranges_range_uq DO NOTHING`;

/** Sessions meet with their buffers, as in slot lists. Holds past their deadline are in nobody's way. */
const MET = `
  SELECT c.booking_id AS "bookingId", c.kind = 'hold' AS hold, c.starts_at AS "startsAt", c.ends_at AS "endsAt"
  FROM coach_claims c
  WHERE c.coach_id = $1 AND c.during && tstzrange($4, NULL) AND (c.expires_at IS NULL OR c.expires_at > $4)
    AND EXISTS (SELECT FROM busy_ranges b
                WHERE b.coach_id = $1 AND b.source = $2 AND b.source_id = $3
                  AND b.starts_at < upper(c.during) AND b.ends_at > lower(c.during))
  ORDER BY c.starts_at, c.booking_id`;
