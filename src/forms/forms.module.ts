import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { KitsModule } from '../kits';
import { PacksModule } from '../packs';
import { AskedQuestionsController } from './asked-questions.controller';
import { AskedQuestions } from './asked-questions.service';
import { FormAmendments } from './form-amendments.service';
import { FormContexts } from './form-contexts.service';
import { FormCorrections } from './form-corrections.service';
import { FormDrafts } from './form-drafts.service';
import { FormEditsController } from './form-edits.controller';
import { FormEdits } from './form-edits.service';
import { FeedbackDeadlines } from './feedback-deadlines.service';
import { FormQueuesController } from './form-queues.controller';
import { FormQueues } from './form-queues.service';
import { FormRecordController } from './form-record.controller';
import { FormRecordViews } from './form-record-views.service';
import { FormRecords } from './form-records.service';
import { FormStore } from './form.store';
import { FormReleases } from './form-releases.service';
import { GradedSessions } from './self-grade/graded-sessions.service';
import { SelfGradeController } from './self-grade/self-grade.controller';
import { SelfGradeDeadlines } from './self-grade/self-grade-deadlines.service';
import { SelfGradeWindows } from './self-grade/self-grade-windows.service';
import { SelfGradeViews } from './self-grade/self-grade-views.service';
import { SelfGrades } from './self-grade/self-grades.service';
import { FormSubmissions } from './form-submissions.service';
import { FormViews } from './form-views.service';
import { FormsController } from './forms.controller';
import { SessionEnds } from './session-ends.service';
import { SessionKitController } from './session-kit.controller';
import { SessionFormController } from './session-form.controller';
import { SessionPlans } from './session-plans.service';
import { Suggestions } from './suggestions.service';
import { TemplatePreviewController } from './template-preview.controller';
import { TemplatePreviews } from './template-preview.service';
import { QuestionsModule } from '../questions';
import './personal-data';

@Module({
  imports: [
    IdentityModule,
    PacksModule,
    CandidatesModule,
    CoachesModule,
    BookingsModule,
    KitsModule,
    QuestionsModule,
  ],
  controllers: [
    SessionFormController,
    SessionKitController,
    AskedQuestionsController,
    FormsController,
    FormEditsController,
    FormQueuesController,
    FormRecordController,
    SelfGradeController,
    TemplatePreviewController,
  ],
  providers: [
    SessionPlans,
    SessionEnds,
    AskedQuestions,
    FormStore,
    FormRecords,
    FormRecordViews,
    FormAmendments,
    FormContexts,
    FormDrafts,
    FormEdits,
    FormReleases,
    FormSubmissions,
    GradedSessions,
    SelfGrades,
    SelfGradeViews,
    SelfGradeWindows,
    SelfGradeDeadlines,
    FormCorrections,
    FormViews,
    FeedbackDeadlines,
    FormQueues,
    Suggestions,
    TemplatePreviews,
  ],
  exports: [FormStore, FormContexts, FormRecordViews, Suggestions],
})
export class FormsModule {}
