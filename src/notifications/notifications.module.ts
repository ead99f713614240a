import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { SchedulingModule } from '../scheduling';
import { CalendarFileController } from './calendar-file.controller';
import { CandidateBriefs } from './candidate-briefs.service';
import { CoachMails } from './coach-mails.service';
import { FeedbackMails } from './feedback-mails.service';
import { DeadlineMails } from './deadline-mails.service';
import { BookingMailsListener } from './booking-mails-listener';
import { OldLinksController } from './old-links.controller';
import { PaymentMails } from './payment-mails.service';
import { PaymentMailsListener } from './payment-mails-listener';
import { MailsToPeople } from './mails-to-people.service';
import { QuestionMails } from './question-mails.service';
import { QuestionMailsListener } from './question-mails-listener';
import { RatingMails } from './rating-mails.service';
import { RatingMailsListener } from './rating-mails-listener';
import { Reminders } from './reminders.service';
import { SessionCalendar } from './session-calendar.service';
import { SessionReader } from './session-facts.service';
import { SessionMails } from './session-mails.service';
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
  ],
  controllers: [CalendarFileController, OldLinksController],
  providers: [
    SessionReader,
    SessionCalendar,
    MailsToPeople,
    CandidateBriefs,
    SessionMails,
    PaymentMails,
    PaymentMailsListener,
    FeedbackMails,
    DeadlineMails,
    CoachMails,
    QuestionMails,
    QuestionMailsListener,
    RatingMails,
    RatingMailsListener,
    Reminders,
    BookingMailsListener,
  ],
})
export class NotificationsModule {}
