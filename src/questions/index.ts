export { QuestionsModule } from './questions.module';
export { type BankQuestion, QuestionBank } from './question-bank.service';
export { QuestionReporting } from './question-reporting.service';
export { askedQuestionReportRequest, reportFiledAnswer } from './question-bank.schemas';
export { openBank } from './open-bank';
