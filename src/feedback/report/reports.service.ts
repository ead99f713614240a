import { Injectable } from '@nestjs/common';
import { Bookings } from '../../bookings';
import { Accounts } from '../../identity';
import type { Principal } from '../../platform/http/access';
import { notFound } from '../../shared/errors';
import { FormContexts } from '../form-contexts.service';
import { type FeedbackForm, FormStore, isFiled } from '../form-store';
import { isReleased, NOTICE, sessionWords } from '../form-views.service';
import { ReleasedContents } from '../released-content.service';
import type { Report } from './report';
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
    return this.report(await this.store.find(formId), parts);
  }

  /**
   * The whole report of a session: for its candidate once the form is released, for its coach once it is filed. 404
   * otherwise, in the same words whether there is a draft or nothing at all.
   */
  async ofSession({ accountId }: Principal, bookingId: string): Promise<Report> {
    const { side } = await this.bookings.forParticipant(bookingId, accountId);
    const form = await this.store.ofBooking(bookingId);
    if (!form || !(side === 'candidate' ? isReleased(form) : isFiled(form))) throw notFound('form');
    return this.report(form, null);
  }

  private async report(form: FeedbackForm, parts: readonly ReportPart[] | null): Promise<Report> {
    if (!form.submittedAt) throw notFound('report');
    const context = await this.contexts.reading(form);
    const people = await this.accounts.profiles([form.candidateId, form.coachAccountId]);
    const candidate = people.get(form.candidateId);
    const coach = people.get(form.coachAccountId);
    if (!candidate || !coach) throw notFound('report');
    return {
      ...sessionWords(context, form),
      title: context.template.title,
      notice: NOTICE,
      disclaimer: context.template.disclaimer,
      candidate: { name: candidate.name, zone: candidate.zone },
      coach: { name: coach.name },
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      fingerprint: form.fingerprint,
      ...(await this.contents.of(form, context, parts ? (whole) => onlyParts(whole, parts) : undefined)),
    };
  }
}
