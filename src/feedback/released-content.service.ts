import { Injectable } from '@nestjs/common';
import { type Question, QuestionBank } from '../packs';
import { Database } from '../platform/database/database';
import { type SuggestedQuestion, suggestedQuestions, type WeakItem, whatToWorkOn } from './domain/next-steps';
import { type ReleasedForm, releasedForm } from './domain/release-form';
import { type SelfGradeGap, selfGradeGaps } from './domain/self-grade-gaps';
import type { ReadingContext } from './form-contexts.service';
import type { FeedbackForm } from './form-store';
import { selfGradeOf } from './self-grade/self-grade-rows';

/** A form as its candidate reads it, with what follows from it. */
export interface ReleasedContent extends ReleasedForm {
  /** What did not reach the target level, weakest first. */
  workOn: WeakItem[];
  suggestions: SuggestedQuestion[];
  /** How the candidate saw it, where they graded themselves and the form is released; else empty. */
  selfGrade: SelfGradeGap[];
}

@Injectable()
export class ReleasedContents {
  constructor(
    private readonly database: Database,
    private readonly bank: QuestionBank,
  ) {}

  /**
   * What a form says to its candidate. With `narrow` only some parts, and nothing that is derived from others: a link
   * shows no self-grade.
   */
  async of(
    form: FeedbackForm,
    context: ReadingContext,
    narrow?: (form: ReleasedForm) => ReleasedForm,
  ): Promise<ReleasedContent> {
    const whole = releasedForm(context, form.answers);
    const released = narrow ? narrow(whole) : whole;
    const workOn = whatToWorkOn(released, rankOf(context));
    const suggestions = suggestedQuestions(released, workOn, {
      questions: await this.questions(context),
      levelKey: form.levelKey,
      used: await this.usedBefore(form, context),
    });
    const selfGrade = !narrow ? await this.selfGrade(form, context, released) : [];
    return { ...released, workOn, suggestions, selfGrade };
  }

  private async selfGrade(
    { bookingId, templateId, releasedAt }: FeedbackForm,
    { template }: ReadingContext,
    released: ReleasedForm,
  ): Promise<SelfGradeGap[]> {
    const own =
      releasedAt && (await selfGradeOf((sql, values) => this.database.query(sql, values), bookingId));
    return own && own.status !== 'skipped'
      ? selfGradeGaps(template.scale, own.grades, released, own.templateId === templateId)
      : [];
  }

  private async questions({ pinned, pack }: ReadingContext): Promise<Question[]> {
    return pack ? this.bank.active(pack.key, pinned.stageKey) : [];
  }

  /**
   * What the candidate had been given or asked when the form was filed: later sessions change nothing in the report,
   * and forms that they cannot read yet count as little as if they did not exist.
   */
  private async usedBefore(
    { candidateId, submittedAt }: FeedbackForm,
    { pinned }: ReadingContext,
  ): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(
      `SELECT unnest(k.question_keys) AS key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
       WHERE k.candidate_id = $1 AND b.pack_key = $2 AND k.created_at <= coalesce($3, k.created_at)
       UNION
       SELECT unnest(f.question_keys) FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
       WHERE f.candidate_id = $1 AND b.pack_key = $2 AND f.released_at IS NOT NULL
         AND f.submitted_at <= coalesce($3, f.submitted_at)`,
      [candidateId, pinned.packKey, submittedAt],
    );
    return new Set(rows.map(({ key }) => key));
  }
}

/** The place of a grade on the template's scale; what is not on it comes last. */
const rankOf =
  ({ template: { scale } }: ReadingContext) =>
  (grade: string): number =>
    scale.values.find(({ key }) => key === grade)?.order ?? Infinity;
