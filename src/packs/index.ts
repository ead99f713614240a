export { PacksModule } from './packs.module';
export { Packs, type FormTemplate } from './packs.service';
export { QuestionBank, type BankQuestion } from './question-bank.service';
export { QuestionReports, type QuestionReport } from './question-reports.service';
export { newQuestionFields, questionFields, packKey } from './packs.schemas';
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
