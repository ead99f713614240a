export { QuestionsModule } from './questions.module';
export { QuestionReporting } from './question-reporting.service';
export { askedQuestionReportRequest, reportFiledAnswer } from './question-bank.schemas';
