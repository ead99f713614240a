import { kindIn } from '../coaches';
import { registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { removeTypedWords } from '../platform/personal-data/typed-words';
import { type KindKey, kindOf } from './kinds/kinds';

/** Why a booking keeps somebody from leaving, and what they can do about it; by its status. */
const OPEN: Record<string, string> = {
  held: 'is not paid yet. Give it up, or pay it and let it take place.',
  confirmed: 'is still to take place. Cancel it, or wait for it.',
  under_review: 'is being looked at by a person here. Wait for the decision.',
  candidate_no_show: 'was reported as missed, and can still be answered. Wait until it is decided.',
  coach_no_show: 'was reported as missed, and can still be answered. Wait until it is decided.',
};

registerHoldings([
  {
    table: 'bookings',
    holds:
      'Sessions: when, in which zone of each, with whom, what the candidate wanted to practise, a link to their resume, reasons.',
    onErasure:
      'What they wrote, the link and their zone go; who met whom when stays by id, because the payment of the session does.',
    told: {
      title: 'Your bookings',
      what: 'What you wrote is deleted. When a session was, and with whom, stays by number, because its payment does.',
      stays: true,
    },
    read: rows(
      `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", minutes, pack_key AS "packKey", stage_key AS "stageKey",
         status, price_minor::text AS "priceMinor", currency, practice, created_at AS "createdAt",
         confirmed_at AS "confirmedAt", cancelled_at AS "cancelledAt", cancelled_by AS "cancelledBy",
         cancel_reason AS "cancelReason",
         CASE WHEN candidate_id = $1 THEN 'candidate' ELSE 'coach' END AS "youWere",
         CASE WHEN candidate_id = $1 THEN candidate_zone ELSE coach_zone END AS "yourZone"
       FROM bookings WHERE $1 IN (candidate_id, coach_account_id) ORDER BY starts_at, id`,
    ),
    erase: run(
      `WITH coached AS (
         UPDATE bookings SET coach_zone = NULL, coach_offset_min = NULL
         WHERE coach_account_id = $1 AND coach_zone IS NOT NULL)
       UPDATE bookings SET cancel_reason = NULL, candidate_zone = NULL, candidate_offset_min = NULL,
         practice = practice || jsonb_build_object('focus', NULL, 'resumeUrl', NULL, 'targetId', NULL)
       WHERE candidate_id = $1`,
    ),
    obstacles: async (tx, accountId) => {
      const open = await tx.query<{
        id: string;
        startsAt: Date;
        status: string;
        kind: KindKey;
        zone: string;
      }>(
        `SELECT b.id, b.starts_at AS "startsAt", b.status, ${kindIn('b.kind')} AS kind, reader.zone
         FROM bookings b JOIN accounts reader ON reader.id = b.candidate_id
         WHERE b.candidate_id = $1 AND (b.status IN ('held', 'confirmed', 'under_review')
           OR b.status IN ('candidate_no_show', 'coach_no_show') AND b.no_show_settled_at IS NULL)
         ORDER BY b.starts_at, b.id`,
        [accountId],
      );
      return open.map(({ id, startsAt, status, kind, zone }) => ({
        code: 'erasure.session_open',
        detail: `Your ${kindOf({ kind }).called(startsAt, zone)} ${OPEN[status] ?? 'is not over yet. Wait until it is.'}`,
        subjectId: id,
      }));
    },
  },
  {
    table: 'booking_history',
    holds: 'What happened to sessions, and who did it, by id.',
    onErasure: 'Kept, by id only: it explains the payments.',
    // What is decided about a session is in the audit log too, with the reason that an admin typed.
    erase: (tx, accountId) =>
      removeTypedWords(tx, accountId, {
        type: 'booking',
        ids: 'SELECT id FROM bookings WHERE candidate_id = $1',
      }),
  },
  {
    table: 'no_show_reports',
    holds: 'Who said that somebody did not come, and their note.',
    onErasure:
      'The notes go, the person’s own and those of the coach about them; who reported what stays by id.',
    read: rows(
      `SELECT r.booking_id AS "bookingId", r.missing, r.note, r.reported_at AS "reportedAt" FROM no_show_reports r
       JOIN bookings b ON b.id = r.booking_id
       WHERE b.candidate_id = $1 AND r.reporter = 'candidate' OR b.coach_account_id = $1 AND r.reporter = 'coach'
       ORDER BY r.reported_at`,
    ),
    erase: run(
      `UPDATE no_show_reports r SET note = NULL FROM bookings b
       WHERE b.id = r.booking_id AND b.candidate_id = $1`,
    ),
  },
  {
    table: 'room_openings',
    holds: 'When each side of a session opened the meeting room.',
    onErasure: 'Kept, by the id of the session only: it says who was there, which decides about the payment.',
    read: rows(
      `SELECT o.booking_id AS "bookingId", o.opened_at AS "openedAt" FROM room_openings o
       JOIN bookings b ON b.id = o.booking_id
       WHERE b.candidate_id = $1 AND o.side = 'candidate' OR b.coach_account_id = $1 AND o.side = 'coach'
       ORDER BY o.opened_at`,
    ),
  },
]);
