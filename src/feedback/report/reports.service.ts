import { Injectable } from '@nestjs/common';
import { Accounts } from '../../identity';
import { notFound } from '../../shared/errors';
import { releasedForm } from '../domain/release-form';
import { FormContexts } from '../form-contexts.service';
import { FormStore } from '../form-store';
import { NOTICE, sessionWords } from '../form-views.service';
import { ReportLinks } from './report-links.service';
import { reportPage } from './report-page';
import { onlyParts, type ReportPart } from './report-parts';

/** A released form as a document to keep and to show. */
@Injectable()
export class Reports {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly links: ReportLinks,
  ) {}

  /** The page that a link shows; 404 `report.not_found` for every link that does not work. */
  async shared(token: string, agent: string | undefined): Promise<string> {
    const { formId, parts } = await this.links.follow(token, agent);
    return this.page(formId, parts);
  }

  private async page(formId: string, parts: readonly ReportPart[]): Promise<string> {
    const form = await this.store.find(formId);
    if (!form.submittedAt) throw notFound('report');
    const context = await this.contexts.of(form);
    const people = await this.accounts.profiles([form.candidateId, form.coachAccountId]);
    const candidate = people.get(form.candidateId);
    const coach = people.get(form.coachAccountId);
    if (!candidate || !coach) throw notFound('report');
    return reportPage({
      ...sessionWords(context, form),
      title: context.template.title,
      notice: NOTICE,
      disclaimer: context.template.disclaimer,
      candidate,
      coach,
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      fingerprint: form.fingerprint,
      ...onlyParts(releasedForm(context, form.answers), parts),
    });
  }
}
