export { QuestionsModule } from './questions.module';
export { ReportDesk } from './report-desk.service';
export { askedQuestionReportRequest, reportFiledAnswer } from './question-bank.schemas';
