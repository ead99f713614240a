export { FormsModule } from './forms.module';
export {
  type LabelledText,
  type ReleasedForm,
  releasedForm,
  type ReleasedItem,
  releasedRecommendation,
} from './domain/release-form';
export { type SuggestedQuestion, type WeakItem, whatToWorkOn } from './domain/next-steps';
export { carriedOver, type SelfGradeGap, selfGradeGaps } from './domain/self-grade-gaps';
export { FormContexts, type ReadingContext } from './form-contexts.service';
export { type FeedbackForm, FormStore, isFiled, isReleased, SUMMARY_COLUMNS } from './form.store';
export { sessionTitles } from './form-views.service';
export { sessionWords } from './forms.schemas';
export { givenRecommendation, releasedContent, releasedNote } from './released-form.schemas';
export { FormRecordViews } from './form-record-views.service';
export type { ReleasedVersion } from './domain/released-versions';
export { type SelfGrade, selfGradeOf } from './self-grade/self-grade-rows';
export { rankOf, Suggestions } from './suggestions.service';
