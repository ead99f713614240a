import { Injectable } from '@nestjs/common';
import {
  type FeedbackForm,
  FormContexts,
  releasedRecommendation,
  sessionTitles,
  SUMMARY_COLUMNS,
} from '../forms';
import { kindIn } from '../coaches';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import type { Practised } from './domain/practised';
import type { FormSummary } from './released-forms.schemas';
import { aboutReport, NOTICE } from './report-words';

/** The candidate's history: the forms that they may read. */
@Injectable()
export class ReleasedForms {
  constructor(
    private readonly database: Database,
    private readonly contexts: FormContexts,
  ) {}

  /** Forms that the candidate may read, newest first: one statement, however many. */
  async history(
    caller: Principal,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<{ items: FormSummary[]; nextCursor: string | null }> {
    const rows = await this.database.query<FeedbackForm & Practised & { coachName: string; zone: string }>(
      `SELECT ${SUMMARY_COLUMNS}, coach.name AS "coachName", reader.zone, ${kindIn('b.kind')} AS kind,
         coalesce(b.received_at, b.starts_at) AS at
       FROM feedback_forms f JOIN accounts coach ON coach.id = f.coach_account_id
         JOIN accounts reader ON reader.id = f.candidate_id JOIN bookings b ON b.id = f.booking_id
       WHERE f.candidate_id = $1 AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL
         AND ($2::timestamptz IS NULL OR (f.released_at, f.id) < ($2, $3::uuid))
       ORDER BY f.released_at DESC, f.id DESC LIMIT $4`,
      [caller.accountId, ...decodeInstantCursor(cursor), limit + 1],
    );
    const { items, nextCursor } = page(rows, limit, ({ releasedAt, id }) => [
      releasedAt?.toISOString() ?? '',
      id,
    ]);
    const summaries: FormSummary[] = [];
    for (const form of items) summaries.push(await this.summary(form));
    return { items: summaries, nextCursor };
  }

  private async summary(
    form: FeedbackForm & Practised & { coachName: string; zone: string },
  ): Promise<FormSummary> {
    const context = await this.contexts.reading(form);
    return {
      id: form.id,
      bookingId: form.bookingId,
      ...aboutReport(context, form, form.zone),
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      ...sessionTitles(context, form),
      title: context.template.title,
      notice: NOTICE,
      coach: { id: form.coachId, name: form.coachName },
      recommendation: releasedRecommendation(context, form.answers),
    };
  }
}
