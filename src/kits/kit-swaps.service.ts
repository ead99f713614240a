import { Injectable } from '@nestjs/common';
import type { Booking } from '../bookings';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import {
  drawReplacement,
  explained,
  freshQuestions,
  type KitQuestion,
  type KitRequest,
  unreadFirst,
} from './domain/draw-kit';
import { seededRandom } from './domain/seeded-random';
import { SessionBriefs } from './session-briefs.service';
import { type SessionKit, SessionKits } from './session-kits.service';
import type { KitSwapRequest } from './kit-swaps.schemas';

/** Where a coach changes the kit of a session, and says why. */
@Injectable()
export class KitSwaps {
  constructor(
    private readonly database: Database,
    private readonly briefs: SessionBriefs,
    private readonly kits: SessionKits,
  ) {}

  /**
   * Puts another question in the place of one. Errors: 404 unless it is the caller's kit; 409 `kit.closed` once the
   * form is filed, `kit.question_noted` when a note names the question, `kit.nothing_left`; 422
   * `kit.unknown_question`, `kit.unsuitable_replacement`.
   */
  async swap(caller: Principal, bookingId: string, wish: KitSwapRequest): Promise<void> {
    const { booking } = await this.kits.forCoach(caller, bookingId);
    const brief = await this.briefs.of(booking);
    await this.database.tx(async (tx) => {
      const kit = await this.kits.lock(tx, booking);
      const out = kit.content.questions.find(({ question }) => question.key === wish.questionKey);
      if (!out) throw refused('kit.unknown_question', 'This kit has no such question.', 'questionKey');
      await this.requireOpen(tx, bookingId, wish.questionKey);
      const request = await this.kits.request(tx, booking, brief);
      const fresh = await this.withoutSwapped(tx, booking, request);
      const next = this.choose(fresh, kit, out, wish);
      await this.keep(tx, kit, { out, next, wish, caller });
    });
  }

  private choose(
    request: KitRequest,
    { bookingId, content }: SessionKit,
    { question: out }: KitQuestion,
    { replacementKey }: KitSwapRequest,
  ): KitQuestion {
    const kit = content.questions.map(({ question }) => question);
    const chosen =
      replacementKey === undefined
        ? drawReplacement(request, kit, out, seededRandom(`${bookingId} ${out.key}`))
        : this.wanted(
            request,
            kit.map(({ key }) => key),
            replacementKey,
          );
    if (!chosen)
      throw conflict('kit.nothing_left', 'The candidate has met every other question of this kind.');
    const text = 'It came in the place of another question, at your wish.';
    return { ...chosen, reasons: [...chosen.reasons, { kind: 'swapped', text }] };
  }

  private wanted(request: KitRequest, kit: string[], key: string): KitQuestion {
    const open = freshQuestions(request).filter((one) => !kit.includes(one.key));
    const question = open.find((one) => one.key === key);
    const ofItsKind = open.filter(({ category }) => category === question?.category);
    if (!question || !unreadFirst(request, ofItsKind).includes(question))
      throw refused(
        'kit.unsuitable_replacement',
        'It must suit the stage and level, be drawn at present, and be new to the candidate: neither asked nor ' +
          'suggested by a report.',
        'replacementKey',
      );
    return explained(request, question);
  }

  /** A question that went is not offered again in the same session. */
  private async withoutSwapped(tx: Tx, { id }: Booking, request: KitRequest): Promise<KitRequest> {
    const gone = await tx.query<{ key: string }>(
      `SELECT out_key AS key FROM kit_swaps WHERE booking_id = $1`,
      [id],
    );
    return { ...request, used: new Set([...request.used, ...gone.map(({ key }) => key)]) };
  }

  private async requireOpen(tx: Tx, bookingId: string, questionKey: string): Promise<void> {
    const [form] = await tx.query<{ filed: boolean; noted: boolean }>(
      `SELECT status <> 'in_progress' AS filed, $2 = ANY (question_keys) AS noted FROM feedback_forms
       WHERE booking_id = $1 AND status <> 'entered_in_error'`,
      [bookingId, questionKey],
    );
    if (form?.filed) throw conflict('kit.closed', 'The form of this session is filed.');
    if (form?.noted) throw conflict('kit.question_noted', 'A note of your form names this question already.');
  }

  private async keep(
    tx: Tx,
    { bookingId, content }: SessionKit,
    {
      out,
      next,
      wish,
      caller,
    }: { out: KitQuestion; next: KitQuestion; wish: KitSwapRequest; caller: Principal },
  ): Promise<void> {
    const questions = content.questions.map((one) => (one === out ? next : one));
    await tx.query(`UPDATE session_kits SET content = $2, question_keys = $3 WHERE booking_id = $1`, [
      bookingId,
      JSON.stringify({ ...content, questions }),
      questions.map(({ question }) => question.key),
    ]);
    await tx.query(
      `INSERT INTO kit_swaps (id, booking_id, out_key, in_key, reason, swapped_by, swapped_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), bookingId, out.question.key, next.question.key, wish.reason, caller.accountId, tx.now],
    );
  }
}
