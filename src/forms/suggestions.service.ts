import { Injectable } from '@nestjs/common';
import { STANDING_STATUSES } from '../bookings';
import type { Question } from '../packs';
import { QuestionBank } from '../questions';
import { Database, type Tx } from '../platform/database/database';
import { type SuggestedQuestion, suggestedQuestions, whatToWorkOn } from './domain/next-steps';
import { type ReleasedForm, releasedForm } from './domain/release-form';
import { FormContexts, type ReadingContext } from './form-contexts.service';
import { type FeedbackForm, FormStore } from './form.store';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The questions that a report suggests for practice. They are chosen when the form is released and kept: the candidate
 * reads the same ones whenever they look, and kits that are drawn later leave them out.
 */
@Injectable()
export class Suggestions {
  constructor(
    private readonly database: Database,
    private readonly bank: QuestionBank,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
  ) {}

  /** What a report suggests, or the part of it that is shown: of what was kept, or before the release as it would be. */
  async of(form: FeedbackForm, context: ReadingContext, shown: ReleasedForm): Promise<SuggestedQuestion[]> {
    const { pack, pinned } = context;
    const bank = pack ? await this.bank.active(pack.key, pinned.stageKey) : [];
    const kept = form.suggestedKeys;
    if (kept)
      return this.choose(form, context, shown, { questions: bank.filter(({ key }) => kept.includes(key)) });
    const used = keysIn(await this.database.query(MET, metBy(form, context)));
    return this.choose(form, context, shown, { questions: bank, used });
  }

  /**
   * Keeps what a form suggests that is released, or amended after it: nothing that the candidate has met by now. The
   * caller holds the form's lock.
   */
  async keep(tx: Tx, id: string): Promise<void> {
    const form = await this.store.lock(tx, id);
    if (!form.releasedAt) return;
    const context = await this.contexts.reading(form, tx);
    const { pack, pinned } = context;
    const questions = pack ? await this.bank.drawable(tx, pack.key, pinned.stageKey, null) : [];
    const used = keysIn(await tx.query<{ key: string }>(MET, metBy(form, context)));
    const chosen = this.choose(form, context, releasedForm(context, form.answers), { questions, used });
    await this.store.keepSuggestions(
      tx,
      id,
      chosen.map(({ key }) => key),
    );
  }

  private choose(
    { levelKey }: FeedbackForm,
    context: ReadingContext,
    shown: ReleasedForm,
    { questions, used = NOTHING }: { questions: Question[]; used?: ReadonlySet<string> },
  ): SuggestedQuestion[] {
    return suggestedQuestions(shown, whatToWorkOn(shown, rankOf(context)), { questions, levelKey, used });
  }
}

/**
 * What a candidate has met, or may in a session that they have booked, as far as they may know: what notes of their
 * released forms and of this one name, and the whole kits of sessions whose form they cannot read yet.
 */
const MET = `SELECT unnest(k.question_keys) AS key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
   WHERE k.candidate_id = $1 AND b.pack_key = $2 AND b.id <> $3
     AND b.status = ANY($4)
     AND NOT EXISTS (SELECT 1 FROM feedback_forms f
       WHERE f.booking_id = b.id AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL)
   UNION
   SELECT unnest(f.question_keys) FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
   WHERE f.candidate_id = $1 AND b.pack_key = $2 AND (f.released_at IS NOT NULL OR b.id = $3)`;

const metBy = ({ candidateId, bookingId }: FeedbackForm, { pinned }: ReadingContext): unknown[] => [
  candidateId,
  pinned.packKey,
  bookingId,
  STANDING_STATUSES,
];

const keysIn = (rows: { key: string }[]): Set<string> => new Set(rows.map(({ key }) => key));

/** The place of a grade on the template's scale; what is not on it comes last. */
export const rankOf =
  ({ template: { scale } }: ReadingContext) =>
  (grade: string): number =>
    scale.values.find(({ key }) => key === grade)?.order ?? Infinity;
