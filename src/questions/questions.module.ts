import { Module } from '@nestjs/common';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { BankDesk } from './bank-desk.service';
import { BankOfficeController } from './bank-office.controller';
import { QuestionBankController } from './question-bank.controller';
import { ReportDesk } from './report-desk.service';

/** The question bank for those who may read it, its moderation, and reports about questions. */
@Module({
  imports: [PacksModule, CoachesModule],
  controllers: [QuestionBankController, BankOfficeController],
  providers: [BankDesk, ReportDesk],
  exports: [ReportDesk],
})
export class QuestionsModule {}
