import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { type SuggestedQuestion, type WeakItem, whatToWorkOn } from './domain/next-steps';
import { type ReleasedForm, releasedForm } from './domain/release-form';
import { type SelfGradeGap, selfGradeGaps } from './domain/self-grade-gaps';
import type { ReadingContext } from './form-contexts.service';
import type { FeedbackForm } from './form-store';
import { selfGradeOf } from './self-grade/self-grade-rows';
import { rankOf, Suggestions } from './suggestions.service';

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
    private readonly suggestions: Suggestions,
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
    const suggestions = await this.suggestions.of(form, context, released);
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
}
