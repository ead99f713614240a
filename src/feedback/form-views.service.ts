import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Accounts } from '../identity';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { notFound } from '../shared/errors';
import { completeness } from './domain/completeness';
import { type Practised, practisedIn, practisedView, reportTitle } from './domain/practised';
import { releasedRecommendation } from './domain/release-form';
import { withTimesInWords } from './domain/times-in-words';
import { FormContexts, type ReadingContext } from './form-contexts.service';
import { ownForm } from './form-desk.service';
import { type FeedbackForm, FormStore, isFiled, SUMMARY_COLUMNS } from './form-store';
import type { CoachForm, FormSummary } from './forms.schemas';
import { ReleasedContents } from './released-content.service';
import type { ReleasedFormAnswer } from './released-form.schemas';

/** The form screens: as its coach writes it, as its candidate reads it, and the candidate's history. */
@Injectable()
export class FormViews {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly bookings: Bookings,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly contents: ReleasedContents,
  ) {}

  /** A coach's own form with everything needed to fill it in; 404 for everybody else. */
  async forCoach(caller: Principal, id: string): Promise<CoachForm> {
    const form = ownForm(caller, await this.store.find(id));
    const context = await this.contexts.reading(form);
    const candidate = await this.accounts.profile(form.candidateId);
    const { gaps, ...progress } = completeness(context, form.answers);
    return {
      ...form,
      ...sessionWords(context, form),
      candidate: { id: candidate.id, name: candidate.name },
      template: templateView(context),
      gaps: form.status === 'in_progress' ? gaps : [],
      progress,
    };
  }

  /**
   * The form of a session as its candidate reads it: for the candidate once released, for its coach at any time. 404
   * otherwise, in the same words whether there is a draft or nothing at all.
   */
  async released(caller: Principal, bookingId: string): Promise<ReleasedFormAnswer> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const form = await this.store.ofBooking(bookingId);
    if (!form || (side === 'candidate' && !isReleased(form))) throw notFound('form');
    const context = await this.contexts.reading(form);
    const coach = await this.accounts.profile(form.coachAccountId);
    const { zone } = await this.accounts.profile(caller.accountId);
    return {
      id: form.id,
      bookingId,
      ...aboutSession(context, practisedIn(booking), zone),
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      fingerprint: form.fingerprint,
      ...sessionWords(context, form),
      title: context.template.title,
      notice: NOTICE,
      disclaimer: context.template.disclaimer,
      coach: { id: form.coachId, name: coach.name },
      ...withTimesInWords(await this.contents.of(form, context), context.template, zone),
    };
  }

  /** Forms that the candidate may read, newest first: one statement, however many. */
  async history(
    caller: Principal,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<{ items: FormSummary[]; nextCursor: string | null }> {
    const rows = await this.database.query<FeedbackForm & Practised & { coachName: string; zone: string }>(
      `SELECT ${SUMMARY_COLUMNS}, coach.name AS "coachName", reader.zone, b.kind,
         CASE b.kind WHEN 'review' THEN coalesce(b.received_at, b.starts_at) ELSE b.starts_at END AS at
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
      ...aboutSession(context, form, form.zone),
      submittedAt: form.submittedAt,
      amendedAt: form.amendedAt,
      ...sessionWords(context, form),
      title: context.template.title,
      notice: NOTICE,
      coach: { id: form.coachId, name: form.coachName },
      recommendation: releasedRecommendation(context, form.answers),
    };
  }
}

/** Stands on every form that leaves us, whatever a template says besides. */
export const NOTICE = 'Practice, not a hiring decision: an independent coach wrote this, no employer did.';

/** True once the candidate may read a form. */
export const isReleased = (form: FeedbackForm): boolean => isFiled(form) && form.releasedAt !== null;

/** What the report of a form is called where its reader lives. */
export const titleFor = (context: ReadingContext, practised: Practised, zone: string): string => {
  const { pinned, pack } = context;
  const { stage } = sessionWords(context, { levelKey: '' });
  return reportTitle({ company: pack?.company ?? pinned.packKey, stage: stage.title }, practised, zone);
};

const aboutSession = (context: ReadingContext, practised: Practised, zone: string) => ({
  reportTitle: titleFor(context, practised, zone),
  session: practisedView(practised, zone),
});

/** What a form is about, in words. */
export const sessionWords = (
  { pinned, pack, sessionTitle }: ReadingContext,
  { levelKey }: Pick<FeedbackForm, 'levelKey'>,
) => ({
  pack: { key: pinned.packKey, title: pack?.title ?? pinned.packKey },
  stage: { key: pinned.stageKey, title: sessionTitle },
  targetLevel: {
    key: levelKey,
    title: pack?.levels.find(({ key }) => key === levelKey)?.title ?? levelKey,
  },
});

/** The pinned template, narrowed to the principles of this interviewer and with the items' names. */
export const templateView = ({
  pinned,
  template,
  principles,
  titleOf,
}: ReadingContext): CoachForm['template'] => {
  const named = (items: { key: string; anchors: Record<string, string> }[]) =>
    items.map((item) => ({ ...item, title: titleOf(item.key) }));
  return {
    id: pinned.id,
    version: pinned.version,
    title: template.title,
    disclaimer: template.disclaimer,
    scale: template.scale,
    notes: template.notes,
    competencies: { ...template.competencies, items: named(template.competencies.items) },
    principles: {
      ...template.principles,
      items: named(template.principles.items.filter(({ key }) => principles.includes(key))),
    },
    recommendation: template.recommendation,
  };
};
