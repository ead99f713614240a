import { Injectable } from '@nestjs/common';
import { type FeedbackForm, FormContexts, FormStore, sessionTitles } from '../forms';
import type { Principal } from '../platform/http/access';
import { pages } from '../shared/links';
import { inWords, localIso } from '../shared/zones/in-words';
import { practisedView } from './domain/practised';
import { factsOf } from './report';
import { ReportLinks } from './report-links.service';
import { namedParts, type ReportPart } from './report-parts';
import { choicesOf } from './report-words';
import { Reports } from './reports.service';
import type { SharedReportAnswer } from './shared-reports.schemas';

/** A report as somebody sees it to whom its candidate gave a link. */
@Injectable()
export class SharedReports {
  constructor(
    private readonly links: ReportLinks,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly reports: Reports,
  ) {}

  /** What a link shows, and that somebody followed it; 404 `report.not_found` for every link that does not work. */
  async open(token: string, agent: string | undefined): Promise<SharedReportAnswer> {
    const { formId, parts, expiresAt } = await this.links.follow(token, agent);
    const { zone, ...shown } = await this.shown(await this.store.find(formId), parts);
    const sharedUntil = {
      at: expiresAt,
      atLocal: localIso(expiresAt, zone),
      inWords: inWords(expiresAt, zone),
    };
    return { ...shown, sharedUntil, file: `${pages.sharedReport(token)}/report.pdf` };
  }

  /** What a link would show: 404 unless the caller is the session's candidate and its form is released. */
  async preview(caller: Principal, bookingId: string, parts: ReportPart[]): Promise<SharedReportAnswer> {
    const { zone: _, ...shown } = await this.shown(await this.links.shareable(caller, bookingId), parts);
    return { ...shown, sharedUntil: null, file: null };
  }

  private async shown(form: FeedbackForm, parts: readonly ReportPart[]) {
    const context = await this.contexts.reading(form);
    const report = await this.reports.partsOf(form, parts);
    return {
      ...report,
      ...sessionTitles(context, form),
      reportTitle: report.title,
      session: practisedView(report.practised, report.zone),
      facts: factsOf(report).map(([term, text]) => ({ term, text })),
      shows: namedParts(parts),
      ...choicesOf(context),
    };
  }
}
