import { Injectable } from '@nestjs/common';
import { kindIn } from '../../coaches';
import type { KindKey } from '../../bookings';
import { Database } from '../../platform/database/database';

export interface OpenHold {
  bookingId: string;
  orderId: string;
  kind: KindKey;
  packKey: string;
  stageKey: string;
  offeringId: string;
  coachId: string;
  coachName: string;
  startsAt: Date;
  endsAt: Date;
  expiresAt: Date;
}

/** What somebody has already, which decides whether they could order something. */
@Injectable()
export class OrderersBookings {
  constructor(private readonly database: Database) {}

  /** What the account holds unpaid, oldest first. */
  openHolds(accountId: string, now: Date): Promise<OpenHold[]> {
    return this.database.query(
      `SELECT b.id AS "bookingId", b.order_id AS "orderId", ${kindIn('b.kind')} AS kind, b.pack_key AS "packKey",
         b.stage_key AS "stageKey", b.offering_id AS "offeringId", b.coach_id AS "coachId", coach.name AS "coachName",
         b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.hold_expires_at AS "expiresAt"
       FROM bookings b JOIN accounts coach ON coach.id = b.coach_account_id
       WHERE b.candidate_id = $1 AND b.status = 'held' AND b.hold_expires_at > $2 ORDER BY b.id`,
      [accountId, now],
    );
  }

  /** A session that the account has or coaches in [startsAt, endsAt); its own holds aside, which another order replaces. */
  async sessionMet(
    accountId: string,
    { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
    now: Date,
  ): Promise<string | null> {
    const [met] = await this.database.query<{ bookingId: string }>(
      `SELECT k.booking_id AS "bookingId" FROM candidate_claims k
       WHERE k.candidate_id = $1 AND k.kind = 'booking' AND k.during && tstzrange($2, $3)
       UNION ALL
       SELECT c.booking_id FROM coaches own JOIN coach_claims c ON c.coach_id = own.id
       WHERE own.account_id = $1 AND c.during && tstzrange($2, $3) AND c.starts_at < $3 AND c.ends_at > $2
         AND (c.expires_at IS NULL OR c.expires_at > $4)
       LIMIT 1`,
      [accountId, startsAt, endsAt, now],
    );
    return met?.bookingId ?? null;
  }
}
