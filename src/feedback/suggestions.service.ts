import { Injectable } from '@nestjs/common';
import { type Question, QuestionBank } from '../packs';
import { Database, type Tx } from '../platform/database/database';
import { type SuggestedQuestion, suggestedQuestions, whatToWorkOn } from './domain/next-steps';
import { type ReleasedForm, releasedForm } from './domain/release-form';
import { FormContexts, type ReadingContext } from './form-contexts.service';
import { type FeedbackForm, FormStore } from './form-store';

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
    return kept
      ? this.choose(form, context, shown, { questions: bank.filter(({ key }) => kept.includes(key)) })
      : this.choose(form, context, shown, { questions: bank, used: await this.usedBefore(form, context) });
  }

  /**
   * Keeps what a form suggests that is released, or amended after it. It suggests nothing that the candidate was given
   * by now, also in kits of sessions ahead. The caller holds the form's lock.
   */
  async keep(tx: Tx, id: string): Promise<void> {
    const form = await this.store.lock(tx, id);
    if (!form.releasedAt) return;
    const context = await this.contexts.reading(form, tx);
    const { pack, pinned } = context;
    const questions = pack ? await this.bank.drawable(tx, pack.key, pinned.stageKey, null) : [];
    const rows = await tx.query<{ key: string }[]>(GIVEN, [form.candidateId, pinned.packKey, null]);
    const chosen = this.choose(form, context, releasedForm(context, form.answers), {
      questions,
      used: keysIn(rows),
    });
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

  /**
   * What the candidate had been given or asked when the form was filed: later sessions change nothing, and forms that
   * they cannot read yet count as little as if they did not exist.
   */
  private async usedBefore(
    { candidateId, submittedAt }: FeedbackForm,
    { pinned }: ReadingContext,
  ): Promise<Set<string>> {
    return keysIn(await this.database.query(GIVEN, [candidateId, pinned.packKey, submittedAt]));
  }
}

/** Keys that a candidate was given or asked until an instant, or ever. */
const GIVEN = `SELECT unnest(k.question_keys) AS key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
   WHERE k.candidate_id = $1 AND b.pack_key = $2 AND k.created_at <= coalesce($3, k.created_at)
   UNION
   SELECT unnest(f.question_keys) FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
   WHERE f.candidate_id = $1 AND b.pack_key = $2 AND f.released_at IS NOT NULL
     AND f.submitted_at <= coalesce($3, f.submitted_at)`;

const keysIn = (rows: { key: string }[]): Set<string> => new Set(rows.map(({ key }) => key));

/** The place of a grade on the template's scale; what is not on it comes last. */
export const rankOf =
  ({ template: { scale } }: ReadingContext) =>
  (grade: string): number =>
    scale.values.find(({ key }) => key === grade)?.order ?? Infinity;
