import { Module } from '@nestjs/common';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import './personal-data';
import { QuestionBank } from './question-bank.service';
import { QuestionBankController } from './question-bank.controller';
import { QuestionCatalogue } from './question-catalogue.service';
import { QuestionModerationController } from './question-moderation.controller';
import { QuestionReporting } from './question-reporting.service';
import { QuestionReports } from './question-reports.service';

registerConstraintErrors({
  bank_questions_text_uq: () => conflict('question.exists', 'The bank has this question already.'),
  question_reports_once_uq: () =>
    conflict('question_report.exists', 'You have reported this question before.'),
});

/** The question bank: of the packs and of people, for those who may read it, its moderation, and reports about questions. */
@Module({
  imports: [PacksModule, CoachesModule],
  controllers: [QuestionBankController, QuestionModerationController],
  providers: [QuestionBank, QuestionReports, QuestionCatalogue, QuestionReporting],
  exports: [QuestionBank, QuestionReporting],
})
export class QuestionsModule {}
