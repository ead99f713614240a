import { Injectable } from '@nestjs/common';
import { type Booking, Bookings } from '../bookings';
import {
  type FeedbackForm,
  FormContexts,
  FormStore,
  isFiled,
  isReleased,
  type ReleasedForm,
  sessionTitles,
} from '../forms';
import { Accounts } from '../identity';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { practisedIn } from './domain/practised';
import { withTimesInWords } from './domain/times-in-words';
import { ReleasedContents } from './released-content.service';
import type { Report } from './report';
import { NOTICE, titleFor } from './report-words';
import { ReportLinks } from './report-links.service';
import { onlyParts, type ReportPart } from './report-parts';

/** A released form as a document to keep and to show. */
@Injectable()
export class Reports {
  constructor(
    private readonly accounts: Accounts,
    private readonly bookings: Bookings,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly contents: ReleasedContents,
    private readonly links: ReportLinks,
  ) {}

  /** The report that a link shows; 404 `report.not_found` for every link that does not work. */
  async shared(token: string, agent: string | undefined): Promise<Report> {
    const { formId, parts } = await this.links.follow(token, agent);
    return this.partsOf(await this.store.find(formId), parts);
  }

  /** The parts of a form that somebody else is shown, as of its candidate. Who may see them is up to callers. */
  async partsOf(form: FeedbackForm, parts: readonly ReportPart[]): Promise<Report> {
    const booking = await this.bookings.find(form.bookingId);
    if (!booking) throw notFound('report');
    return this.report(form, booking, { readerId: form.candidateId, parts });
  }

  /**
   * The whole report of a session: for its candidate once the form is released, for its coach once it is filed. 404
   * otherwise, in the same words whether there is a draft or nothing at all.
   */
  async ofSession({ accountId }: Principal, bookingId: string): Promise<Report> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, accountId);
    const form = await this.store.ofBooking(bookingId);
    if (!form || !(side === 'candidate' ? isReleased(form) : isFiled(form))) throw notFound('form');
    return this.report(form, booking, { readerId: accountId, parts: null });
  }

  /** Days and times are those of `readerId`, one of the two people; a link shows the candidate's to everybody. */
  private async report(
    form: FeedbackForm,
    booking: Booking,
    { readerId, parts }: { readerId: string; parts: readonly ReportPart[] | null },
  ): Promise<Report> {
    if (!form.submittedAt) throw notFound('report');
    const context = await this.contexts.reading(form);
    const people = await this.accounts.profiles([form.candidateId, form.coachAccountId]);
    const candidate = people.get(form.candidateId);
    const coach = people.get(form.coachAccountId);
    if (!candidate || !coach) throw notFound('report');
    const { zone } = people.get(readerId) ?? candidate;
    const practised = practisedIn(booking);
    const narrow = parts ? (whole: ReleasedForm) => onlyParts(whole, parts) : undefined;
    const content = await this.contents.of(form, context, narrow);
    return {
      ...sessionTitles(context, form),
      title: titleFor(context, practised, zone),
      zone,
      practised,
      notice: NOTICE,
      disclaimer: context.template.disclaimer,
      candidate: { name: candidate.name },
      coach: { name: coach.name },
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      fingerprint: form.fingerprint,
      ...withTimesInWords(content, context.template, zone),
    };
  }
}
