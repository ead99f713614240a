import { Injectable } from '@nestjs/common';
import { type Booking, BookingQueries, type BookingView } from '../../bookings';
import type { Principal } from '../../platform/http/access';
import { inWords } from '../../shared/zones/in-words';
import { gradedItems, selfGradeActions, whoReadsIt } from '../domain/self-grade-actions';
import { FormContexts, type ReadingContext } from '../form-contexts.service';
import { sessionTitles } from '../form-views.service';
import { SessionPlans } from '../session-plans.service';
import { GradedSessions } from './graded-sessions.service';
import type { SelfGradeAnswer } from './self-grade.schemas';

/** The screen on which candidates grade themselves. */
@Injectable()
export class SelfGradeViews {
  constructor(
    private readonly sessions: GradedSessions,
    private readonly plans: SessionPlans,
    private readonly contexts: FormContexts,
    private readonly bookings: BookingQueries,
  ) {}

  /** For the session's candidate; 404 for everybody else. It says nothing about the coach's form. */
  async forCandidate(caller: Principal, bookingId: string): Promise<SelfGradeAnswer> {
    const booking = await this.sessions.own(caller, bookingId);
    const present = await this.sessions.find(bookingId);
    const plan = present ?? (await this.plans.of(booking));
    const context = await this.contexts.reading(plan);
    const view = await this.bookings.one(caller, bookingId);
    const grades = present?.grades ?? { competencies: {}, principles: {} };
    const items = itemsOf(context, plan.principles);
    return {
      bookingId,
      status: present?.status ?? 'not_started',
      version: present?.version ?? 0,
      grades,
      scale: context.template.scale.values,
      notTested: context.template.scale.notTested,
      ...items,
      closedAt: present?.closedAt ?? null,
      feedback: view.feedback,
      graded: gradedItems(grades),
      gradable: items.competencies.length + items.principles.length,
      actions: selfGradeActions(view.feedback?.step === 'grade_yourself', grades),
      ...(await this.about(booking, view, context)),
    };
  }

  /** Which session is graded, and who reads it. */
  private async about(booking: Booking, view: BookingView, context: ReadingContext) {
    const levelKey = (await this.plans.of(booking)).levelKey;
    return {
      kind: booking.kind,
      ...sessionTitles(context, { levelKey }),
      coach: view.coach,
      startsAt: booking.startsAt,
      startsAtLocal: view.startsAtLocal,
      zone: view.zone,
      inWords: inWords(booking.startsAt, view.zone),
      whoReadsIt: whoReadsIt(view.coach.name),
    };
  }
}

/** What is graded, with what an answer at each grade looks like. */
const itemsOf = ({ template, titleOf }: ReadingContext, principles: readonly string[]) => {
  const named = (items: { key: string; anchors: Record<string, string> }[]) =>
    items.map(({ key, anchors }) => ({ key, title: titleOf(key), anchors }));
  return {
    competencies: named(template.competencies.items),
    principles: named(template.principles.items.filter(({ key }) => principles.includes(key))),
  };
};
