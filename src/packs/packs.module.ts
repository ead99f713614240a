import { Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { PacksController } from './packs.controller';
import { Packs } from './packs.service';
import './personal-data';
import { QuestionBank } from './question-bank.service';
import { QuestionReports } from './question-reports.service';
import { draftExists, TemplateVersions } from './template-versions.service';

registerConstraintErrors({
  form_templates_draft_uq: () => draftExists(),
  form_templates_version_uq: () => draftExists(),
  bank_questions_text_uq: () => conflict('question.exists', 'The bank has this question already.'),
  question_reports_once_uq: () =>
    conflict('question_report.exists', 'You have reported this question before.'),
});

/** Company packs: what companies ask, in which stages, and by which forms they grade. */
@Module({
  controllers: [PacksController],
  providers: [Packs, QuestionBank, QuestionReports, TemplateVersions],
  exports: [Packs, QuestionBank, QuestionReports, TemplateVersions],
})
export class PacksModule {}
