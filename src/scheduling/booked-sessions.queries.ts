import { Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { Clock } from '../platform/clock/clock';
import { firstNameOf } from '../shared/person-name';
import type { SessionOutside } from './availability.schemas';
import type { Availability } from './domain/availability-windows';
import { localIso } from './domain/local-time';
import { type OutsideReason, outsideInWords, whyOutside } from './domain/sessions-outside';
import { zoneOffsets } from './domain/zone-offsets';
import type { Queryable } from '../platform/database/database';

/** A coach's hours, as far as they decide where a booked session lies. */
export type HoursOfSessions = Pick<Availability, 'zone' | 'weekly' | 'overrides'>;

/** A booked session as its coach sees it. */
export interface BookedSession {
  id: string;
  /** What is practised, in words. */
  title: string;
  candidateFirstName: string;
  startsAt: Date;
  endsAt: Date;
}

type SessionRow = Omit<BookedSession, 'title' | 'candidateFirstName'> & {
  packKey: string;
  stageKey: string;
  candidateName: string;
};

const UPCOMING = `
  SELECT c.booking_id AS id, c.starts_at AS "startsAt", c.ends_at AS "endsAt",
    b.pack_key AS "packKey", b.stage_key AS "stageKey", candidate.name AS "candidateName"
  FROM coach_claims c JOIN bookings b ON b.id = c.booking_id JOIN accounts candidate ON candidate.id = b.candidate_id
  WHERE c.coach_id = $1 AND c.kind = 'booking' AND c.during && tstzrange($2, NULL) AND c.starts_at > $2
  ORDER BY c.starts_at, c.booking_id`;

/** What is booked with a coach and has not begun; unpaid holds are not promised yet, and so left out. */
@Injectable()
export class BookedSessions {
  constructor(
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /** Soonest first, in one statement. */
  async upcoming(reader: Queryable, coachId: string): Promise<BookedSession[]> {
    const rows = await reader.query<SessionRow>(UPCOMING, [coachId, this.clock.now()]);
    return rows.map(({ id, startsAt, endsAt, packKey, stageKey, candidateName }) => ({
      id,
      title: this.packs.sessionTitle(packKey, stageKey),
      candidateFirstName: firstNameOf(candidateName),
      startsAt,
      endsAt,
    }));
  }

  /** Those that these hours do not hold, each with its reason; see `whyOutside`. */
  async outside(reader: Queryable, coachId: string, hours: HoursOfSessions): Promise<SessionOutside[]> {
    const sessions = await this.upcoming(reader, coachId);
    return sessions.flatMap((session) => {
      const [startMs, endMs] = [session.startsAt.getTime(), session.endsAt.getTime()];
      const reason = whyOutside({ ...hours, daysOff: [], trips: [] }, { startMs, endMs });
      return reason ? [shown(session, hours.zone, reason)] : [];
    });
  }
}

const shown = (session: BookedSession, zone: string, reason: OutsideReason): SessionOutside => {
  const [startMs, endMs] = [session.startsAt.getTime(), session.endsAt.getTime()];
  const clock = zoneOffsets(zone, startMs, endMs);
  return {
    ...session,
    zone,
    startsAtLocal: localIso(clock, startMs),
    endsAtLocal: localIso(clock, endMs),
    reason: { ...reason, text: outsideInWords(reason) },
  };
};
