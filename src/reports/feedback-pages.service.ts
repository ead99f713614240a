import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, type Side } from '../bookings';
import {
  type FeedbackForm,
  FormContexts,
  FormStore,
  isReleased,
  type ReadingContext,
  sessionTitles,
} from '../forms';
import { Accounts } from '../identity';
import type { Principal } from '../platform/http/access';
import { Ratings } from '../ratings';
import { notFound } from '../shared/errors';
import { bookFor } from './domain/book-for';
import { practisedIn } from './domain/practised';
import { whyNoMoreLinks } from './domain/report-link.rules';
import { reportableNotes } from './domain/reportable-notes';
import { withTimesInWords } from './domain/times-in-words';
import { ReleasedContents } from './released-content.service';
import type { ReleasedFormAnswer } from './released-forms.schemas';
import { factsOf, gapInWords } from './report';
import { ReportLinks } from './report-links.service';
import { namedParts, REPORT_PARTS } from './report-parts';
import { ReportVersions } from './report-versions.service';
import { aboutReport, choicesOf, NOTICE } from './report-words';

/** The feedback on one session, with everything that its page shows beside it. */
@Injectable()
export class FeedbackPages {
  constructor(
    private readonly accounts: Accounts,
    private readonly bookings: Bookings,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly contents: ReleasedContents,
    private readonly reportVersions: ReportVersions,
    private readonly links: ReportLinks,
    private readonly ratings: Ratings,
  ) {}

  /**
   * The form of a session as its candidate reads it: for the candidate once released, for its coach at any time. 404
   * otherwise, in the same words whether there is a draft or nothing at all.
   */
  async ofSession(caller: Principal, bookingId: string): Promise<ReleasedFormAnswer> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const form = await this.store.ofBooking(bookingId);
    if (!form || (side === 'candidate' && !isReleased(form))) throw notFound('form');
    const context = await this.contexts.reading(form);
    return {
      id: form.id,
      bookingId,
      fingerprint: form.fingerprint,
      notice: NOTICE,
      disclaimer: context.template.disclaimer,
      ...choicesOf(context),
      ...(await this.about(form, booking, context, caller.zone)),
      ...(await this.content(form, booking, context, caller.zone)),
      versions: await this.reportVersions.of(form, context, caller.zone),
      ...(await this.beside(caller, booking, side)),
    };
  }

  /** Who, by whom, what and when. */
  private async about(form: FeedbackForm, booking: Booking, context: ReadingContext, zone: string) {
    const people = await this.accounts.profiles([form.candidateId, form.coachAccountId]);
    const candidate = { id: form.candidateId, name: people.get(form.candidateId)?.name ?? '' };
    const coach = { id: form.coachId, name: people.get(form.coachAccountId)?.name ?? '' };
    const { submittedAt, amendedAt } = form;
    const practised = practisedIn(booking);
    const titles = sessionTitles(context, form);
    const facts = factsOf({ ...titles, candidate, coach, practised, zone, submittedAt, amendedAt });
    return {
      ...aboutReport(context, practised, zone),
      ...titles,
      title: context.template.title,
      candidate,
      coach,
      submittedAt,
      amendedAt,
      minutes: booking.kind === 'session' ? booking.minutes : null,
      facts: facts.map(([term, text]) => ({ term, text })),
    };
  }

  /** What it says, and what follows from it. */
  private async content(form: FeedbackForm, { kind }: Booking, context: ReadingContext, zone: string) {
    const content = withTimesInWords(await this.contents.of(form, context), context.template, zone);
    const reportable = reportableNotes(form.answers);
    const { packKey, stageKey } = context.pinned;
    return {
      ...content,
      notes: content.notes.map((note) => ({ ...note, reportable: reportable.has(note.number) })),
      selfGrade: content.selfGrade.map((one) => ({ ...one, inWords: gapInWords(one) })),
      bookFor: bookFor({ kind, packKey, stageKey }, content.workOn),
    };
  }

  /** What its candidate did with it, and may do; nothing of that is its coach's. */
  private async beside(
    caller: Principal,
    booking: Booking,
    side: Side,
  ): Promise<Pick<ReleasedFormAnswer, 'links' | 'parts' | 'rating' | 'actions'>> {
    if (side === 'coach') return { links: [], parts: [], rating: null, actions: [] };
    const links = await this.links.ofCandidate(caller, booking.id);
    const rating = await this.ratings.find(booking.id, caller.zone);
    const open = links.filter(({ state }) => state === 'open').length;
    return {
      links,
      parts: namedParts(REPORT_PARTS),
      rating,
      actions: [
        { name: 'share', refusedWhy: whyNoMoreLinks(open) },
        ...(this.ratings.isOpenFor(booking, rating) ? [{ name: 'rate' as const, refusedWhy: null }] : []),
      ],
    };
  }
}
