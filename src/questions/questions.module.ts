import { Module } from '@nestjs/common';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { QuestionCatalogue } from './question-catalogue.service';
import { QuestionModerationController } from './question-moderation.controller';
import { QuestionBankController } from './question-bank.controller';
import { QuestionReporting } from './question-reporting.service';

/** The question bank for those who may read it, its moderation, and reports about questions. */
@Module({
  imports: [PacksModule, CoachesModule],
  controllers: [QuestionBankController, QuestionModerationController],
  providers: [QuestionCatalogue, QuestionReporting],
  exports: [QuestionReporting],
})
export class QuestionsModule {}
