import { Injectable } from '@nestjs/common';
import {
  carriedOver,
  type FeedbackForm,
  rankOf,
  type ReadingContext,
  type ReleasedForm,
  releasedForm,
  type SelfGrade,
  type SelfGradeGap,
  selfGradeGaps,
  selfGradeOf,
  type SuggestedQuestion,
  Suggestions,
  type WeakItem,
  whatToWorkOn,
} from '../forms';
import { continuation, Packs } from '../packs';
import { Database } from '../platform/database/database';

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
    private readonly packs: Packs,
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
    { bookingId, releasedAt }: FeedbackForm,
    context: ReadingContext,
    released: ReleasedForm,
  ): Promise<SelfGradeGap[]> {
    const own = releasedAt && (await selfGradeOf(this.database, bookingId));
    if (!own || own.status === 'skipped') return [];
    const { scale } = context.template;
    if (own.templateId === context.pinned.id) return selfGradeGaps(scale, own.grades, released);
    return this.acrossVersions(own, context, released);
  }

  /** The form changed between the candidate's first grade and the coach's beginning, or the other way round. */
  private async acrossVersions(
    own: SelfGrade,
    { pinned, template: { scale } }: ReadingContext,
    released: ReleasedForm,
  ): Promise<SelfGradeGap[]> {
    const theirs = await this.packs.templateById(own.templateId);
    if (!theirs || theirs.version > pinned.version) return selfGradeGaps(scale, own.grades, released, false);
    const known = await this.packs.templateVersions([pinned.packKey]);
    const versions = known.filter(({ stageKey }) => stageKey === pinned.stageKey);
    const lead = continuation(
      versions.map(({ content }) => content),
      theirs.version,
      pinned.version,
    );
    const notTested = { from: theirs.content.scale.notTested.key, to: scale.notTested.key };
    return selfGradeGaps(scale, carriedOver(own.grades, notTested, lead), released);
  }
}
