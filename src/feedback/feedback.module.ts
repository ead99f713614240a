import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { AskedQuestions } from './bank/asked-questions.service';
import { BankDesk } from './bank/bank-desk.service';
import { BankOfficeController } from './bank/bank-office.controller';
import { KitSwaps } from './bank/kit-swaps.service';
import { KitSwapsController } from './bank/kit-swaps.controller';
import { QuestionBankController } from './bank/question-bank.controller';
import { ReportDesk } from './bank/report-desk.service';
import { FormAmendments } from './form-amendments.service';
import { FormContexts } from './form-contexts.service';
import { FormCorrections } from './form-corrections.service';
import { FormDesk } from './form-desk.service';
import { FormEditsController } from './form-edits.controller';
import { FormEdits } from './form-edits.service';
import { FormDuties } from './form-duties.service';
import { FormQueuesController } from './form-queues.controller';
import { FormQueues } from './form-queues.service';
import { FormRecordController } from './form-record.controller';
import { FormRecordViews } from './form-record-views.service';
import { FormRecords } from './form-records.service';
import { FormStore } from './form-store';
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
import { KitViews } from './kit-views.service';
import { ProgressController } from './progress.controller';
import { Progress } from './progress.service';
import { RatingLists } from './ratings/rating-lists.service';
import { RatingOfficeController } from './ratings/rating-office.controller';
import { RatingReports } from './ratings/rating-reports.service';
import { RatingsController } from './ratings/ratings.controller';
import { Ratings } from './ratings/ratings.service';
import { ReleasedContents } from './released-content.service';
import { ReportLinksController } from './report/report-links.controller';
import { ReportLinks } from './report/report-links.service';
import { ReportFilesController } from './report/report-files.controller';
import { ReportPageController } from './report/report-page.controller';
import { ReportPdfs } from './report/report-pdfs.service';
import { Reports } from './report/reports.service';
import { SessionBriefs } from './session-briefs.service';
import { SessionEnds } from './session-ends.service';
import { SessionFeedbackController } from './session-feedback.controller';
import { SessionKits } from './session-kits.service';
import { SessionPlans } from './session-plans.service';
import { Suggestions } from './suggestions.service';
import { FormTemplatesController } from './templates/form-templates.controller';
import { TemplateDesk } from './templates/template-desk.service';
import { TemplateViews } from './templates/template-views.service';
import './personal-data';

registerConstraintErrors({
  rating_reports_once_uq: () => conflict('rating_report.exists', 'This was reported already.'),
  ratings_booking_uq: () => conflict('rating.exists', 'You have already rated this session.'),
});

@Module({
  imports: [IdentityModule, PacksModule, CandidatesModule, CoachesModule, BookingsModule],
  controllers: [
    SessionFeedbackController,
    FormsController,
    FormEditsController,
    FormQueuesController,
    ProgressController,
    FormRecordController,
    QuestionBankController,
    BankOfficeController,
    KitSwapsController,
    ReportLinksController,
    SelfGradeController,
    ReportFilesController,
    ReportPageController,
    FormTemplatesController,
    RatingsController,
    RatingOfficeController,
  ],
  providers: [
    SessionBriefs,
    SessionKits,
    SessionPlans,
    SessionEnds,
    KitViews,
    KitSwaps,
    AskedQuestions,
    BankDesk,
    ReportDesk,
    FormStore,
    FormRecords,
    FormRecordViews,
    FormAmendments,
    FormContexts,
    FormDesk,
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
    FormDuties,
    FormQueues,
    Progress,
    Ratings,
    RatingLists,
    RatingReports,
    ReportLinks,
    ReleasedContents,
    Suggestions,
    Reports,
    ReportPdfs,
    TemplateDesk,
    TemplateViews,
  ],
})
export class FeedbackModule {}
