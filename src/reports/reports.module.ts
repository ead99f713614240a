import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { FormsModule } from '../forms';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { RatingsModule } from '../ratings';
import { FeedbackPages } from './feedback-pages.service';
import { ReleasedContents } from './released-content.service';
import { ReleasedFormsController } from './released-forms.controller';
import { ReleasedForms } from './released-forms.service';
import { ReportFilesController } from './report-files.controller';
import { ReportLinksController } from './report-links.controller';
import { ReportLinks } from './report-links.service';
import { ReportPdfs } from './report-pdfs.service';
import { ReportVersions } from './report-versions.service';
import { Reports } from './reports.service';
import { SharedReportFilesController } from './shared-report-files.controller';
import { SharedReportsController } from './shared-reports.controller';
import { SharedReports } from './shared-reports.service';
import './personal-data';

/** The released form: for its candidate, as a page, as a PDF, and behind a link that they share. */
@Module({
  imports: [IdentityModule, PacksModule, BookingsModule, FormsModule, RatingsModule],
  controllers: [
    ReleasedFormsController,
    ReportLinksController,
    SharedReportsController,
    ReportFilesController,
    SharedReportFilesController,
  ],
  providers: [
    FeedbackPages,
    ReleasedContents,
    ReleasedForms,
    ReportVersions,
    Reports,
    SharedReports,
    ReportLinks,
    ReportPdfs,
  ],
})
export class ReportsModule {}
