export { PacksModule } from './packs.module';
export { Packs, type FormTemplate } from './packs.service';
export { QuestionBank, type BankQuestion } from './question-bank.service';
export { continuation, type Continuation, type GradedPart } from './domain/continuation';
export { principlesOn, titlesOf } from './domain/titles';
export { bodyOf } from './domain/continue-template';
export {
  compareTemplates,
  type ListDiff,
  mappingBetween,
  type TemplateDiff,
  type TemplateMapping,
} from './domain/compare-templates';
export { type DraftWish, type TemplateVersion, TemplateVersions } from './template-versions.service';
export { TEMPLATE_STATUSES, type TemplateStatus } from './domain/template.states';
export type { TemplateFault } from './domain/template-faults';
export { QuestionReports, type QuestionReport } from './question-reports.service';
export { newQuestionFields, questionFields, packKey, templateBodySchema } from './packs.schemas';
export { QUESTION_STATUSES, type QuestionEvent, type QuestionStatus } from './domain/question.states';
export {
  QUESTION_REPORT_STATUSES,
  type QuestionReportEvent,
  type QuestionReportStatus,
} from './domain/question-report.states';
export { PackVersionError } from './pack-files-sync';
export { PackFileError } from './read-pack-files';
export type { QuestionFilter } from './domain/questions';
export type * from './domain/pack';
