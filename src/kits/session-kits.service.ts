import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Booking, Bookings, kindOf, STANDING_STATUSES, stands } from '../bookings';
import { QuestionBank } from '../questions';
import { columns } from '../platform/database/columns';
import { Database, type Tx } from '../platform/database/database';
import { Subscriptions } from '../platform/events/outbox';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { SessionKitRow } from './kits.entity';
import { drawKit, type Kit, type KitRequest } from './domain/draw-kit';
import { seededRandom } from './domain/seeded-random';
import { type SessionBrief, SessionBriefs } from './session-briefs.service';

export interface SessionKit extends Omit<SessionKitRow, 'candidateId' | 'questionKeys' | 'content'> {
  content: Kit;
}

interface KitSwap {
  /** Keys of questions. */
  out: string;
  in: string;
  reason: string;
  at: Date;
}

const COLUMNS = columns(SessionKitRow, 'session_kits', { but: ['candidateId', 'questionKeys'] });

/** The questions that each session is given: drawn once, when the booking is confirmed. */
@Injectable()
export class SessionKits implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly briefs: SessionBriefs,
    private readonly bank: QuestionBank,
    private readonly subscriptions: Subscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('booking.confirmed', 'feedback.draw_kit', async ({ data }, tx) => {
      const booking = await this.bookings.find(data.bookingId, tx);
      if (booking && hasKit(booking)) await this.draw(tx, booking, await this.briefs.of(booking, tx));
    });
  }

  /** The kit of a session, for its coach only; the candidate must not see it. 404 for everybody else. */
  async forCoach(caller: Principal, bookingId: string): Promise<{ booking: Booking; kit: SessionKit }> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'coach' || !hasKit(booking)) throw notFound('kit');
    return { booking, kit: (await this.find(bookingId)) ?? (await this.drawNow(booking)) };
  }

  /** The kit that was drawn for a booking, or null. */
  async find(bookingId: string): Promise<SessionKit | null> {
    const [kit] = await this.database.query<SessionKit>(
      `SELECT ${COLUMNS} FROM session_kits WHERE booking_id = $1`,
      [bookingId],
    );
    return kit ?? null;
  }

  /** What the coach swapped in a kit, oldest first. */
  swaps(bookingId: string): Promise<KitSwap[]> {
    return this.database.query<KitSwap>(
      `SELECT out_key AS "out", in_key AS "in", reason, swapped_at AS at FROM kit_swaps
       WHERE booking_id = $1 ORDER BY swapped_at, id`,
      [bookingId],
    );
  }

  private async drawNow(booking: Booking): Promise<SessionKit> {
    const brief = await this.briefs.of(booking);
    await this.database.tx((tx) => this.draw(tx, booking, brief));
    const kit = await this.find(booking.id);
    if (!kit) throw notFound('kit');
    return kit;
  }

  /** The kit of a booking, locked together with every other draw for its candidate; 404 when there is none. */
  async lock(tx: Tx, booking: Booking): Promise<SessionKit> {
    await tx.lock('kits', booking.candidateId);
    const [kit] = await tx.query<SessionKit>(`SELECT ${COLUMNS} FROM session_kits WHERE booking_id = $1`, [
      booking.id,
    ]);
    if (!kit) throw notFound('kit');
    return kit;
  }

  /** What a kit for this session may be drawn from, as things stand. Other sessions count as used, its own does not. */
  async request(tx: Tx, booking: Booking, brief: SessionBrief): Promise<KitRequest> {
    return {
      pack: brief.pack,
      questions: await this.bank.drawable(tx, booking.packKey, booking.stageKey, brief.coachAccountId),
      levelKey: brief.level.key,
      minutes: booking.minutes,
      principles: brief.principles,
      wished: booking.practice,
      used: await usedQuestions(tx, booking),
      suggested: await suggestedBefore(tx, booking),
    };
  }

  /** One draw at a time per candidate, so that two sessions confirmed together do not get the same questions. */
  private async draw(tx: Tx, booking: Booking, brief: SessionBrief): Promise<void> {
    await tx.lock('kits', booking.candidateId);
    const present = await tx.query<object>(`SELECT 1 FROM session_kits WHERE booking_id = $1`, [booking.id]);
    if (present.length > 0) return;
    const kit = drawKit(await this.request(tx, booking, brief), seededRandom(booking.id));
    await this.keep(tx, booking, brief, kit);
  }

  private async keep(tx: Tx, booking: Booking, brief: SessionBrief, kit: Kit): Promise<void> {
    await tx.query(
      `INSERT INTO session_kits (booking_id, candidate_id, level_key, principles, question_keys, content, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT session_kits_pk DO NOTHING`,
      [
        booking.id,
        booking.candidateId,
        brief.level.key,
        brief.principles,
        kit.questions.map(({ question }) => question.key),
        JSON.stringify(kit),
        tx.now,
      ],
    );
  }
}

/** Questions are asked where people meet. */
const hasKit = (booking: Booking): boolean => kindOf(booking).keepsTime && stands(booking);

/**
 * What this candidate was asked or is going to be, by any coach. Asked is what notes of a form name: a question that
 * stayed in the kit is free again once the form is filed. Until then, and while sessions are ahead, whole kits count.
 */
const usedQuestions = async (tx: Tx, { id, candidateId, packKey }: Booking): Promise<Set<string>> => {
  const rows = await tx.query<{ key: string }>(
    `SELECT unnest(k.question_keys) AS key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
     WHERE k.candidate_id = $1 AND b.pack_key = $2 AND b.id <> $3
       AND b.status = ANY($4)
       AND NOT EXISTS (SELECT 1 FROM feedback_forms f
         WHERE f.booking_id = b.id AND f.status IN ('submitted', 'amended'))
     UNION
     SELECT unnest(f.question_keys) FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
     WHERE f.candidate_id = $1 AND b.pack_key = $2 AND f.status <> 'entered_in_error'`,
    [candidateId, packKey, id, STANDING_STATUSES],
  );
  return new Set(rows.map(({ key }) => key));
};

/** What reports that this candidate may read, or might, suggest to them: they have read it, whoever the coach was. */
const suggestedBefore = async (tx: Tx, { candidateId, packKey }: Booking): Promise<Set<string>> => {
  const rows = await tx.query<{ key: string }>(
    `SELECT DISTINCT unnest(f.suggested_keys) AS key FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
     WHERE f.candidate_id = $1 AND b.pack_key = $2 AND f.released_at IS NOT NULL`,
    [candidateId, packKey],
  );
  return new Set(rows.map(({ key }) => key));
};
