import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { DocumentsModule } from '../documents';
import { SchedulingModule } from '../scheduling';
import { CalendarFileController } from './calendar-file.controller';
import { CandidateBriefs } from './candidate-briefs.service';
import { CoachMails } from './coach-mails.service';
import { FeedbackMails } from './feedback-mails.service';
import { FormDutyMails } from './form-duty-mails.service';
import { NewsListener } from './news-listener';
import { PaymentMails } from './payment-mails.service';
import { PaymentNews } from './payment-news';
import { Post } from './post.service';
import { QuestionMails } from './question-mails.service';
import { QuestionNews } from './question-news';
import { RatingMails } from './rating-mails.service';
import { RatingNews } from './rating-news';
import { Reminders } from './reminders.service';
import { SessionCalendar } from './session-calendar.service';
import { SessionReader } from './session-facts.service';
import { SessionMails } from './session-mails.service';
import { StatusLinks } from './status-links.service';
import { StatusPageController } from './status-page/status-page.controller';
import { StatusDoors } from './status-page/status-doors.service';
import { StatusPages } from './status-page/status-pages.service';
import './personal-data';

@Module({
  imports: [
    IdentityModule,
    CandidatesModule,
    PacksModule,
    CoachesModule,
    SchedulingModule,
    PaymentsModule,
    BookingsModule,
    DocumentsModule,
  ],
  controllers: [CalendarFileController, StatusPageController],
  providers: [
    SessionReader,
    SessionCalendar,
    Post,
    CandidateBriefs,
    SessionMails,
    StatusLinks,
    StatusPages,
    StatusDoors,
    PaymentMails,
    PaymentNews,
    FeedbackMails,
    FormDutyMails,
    CoachMails,
    QuestionMails,
    QuestionNews,
    RatingMails,
    RatingNews,
    Reminders,
    NewsListener,
  ],
})
export class NotificationsModule {}
