import { Injectable } from '@nestjs/common';
import { type Booking, BookingQueries } from '../../bookings';
import type { Principal } from '../../platform/http/access';
import { FormContexts } from '../form-contexts.service';
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
    const { template, titleOf } = await this.contexts.reading(plan);
    const named = (items: { key: string; anchors: Record<string, string> }[]) =>
      items.map(({ key, anchors }) => ({ key, title: titleOf(key), anchors }));
    return {
      bookingId,
      status: present?.status ?? 'not_started',
      version: present?.version ?? 0,
      grades: present?.grades ?? { competencies: {}, principles: {} },
      scale: template.scale.values,
      notTested: template.scale.notTested,
      competencies: named(template.competencies.items),
      principles: named(template.principles.items.filter(({ key }) => plan.principles.includes(key))),
      closedAt: present?.closedAt ?? null,
      feedback: await this.next(caller, booking),
    };
  }

  private async next(caller: Principal, { id }: Booking): Promise<SelfGradeAnswer['feedback']> {
    return (await this.bookings.one(caller, id)).feedback;
  }
}
