import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Principal } from '../../platform/http/access';
import { conflict, notFound, preconditionFailed, preconditionRequired, refused } from '../../shared/errors';
import type { SelfGradeEvent } from '../domain/self-grade.states';
import { whyNotFinished } from '../domain/self-grade-actions';
import { selfGradeFaults, type SelfGradeValues } from '../domain/self-grade-gaps';
import { FormContexts } from '../form-contexts.service';
import { refuseFaults } from '../form-drafts.service';
import { FormReleases } from '../form-releases.service';
import { SessionPlans } from '../session-plans.service';
import { GradedSessions } from './graded-sessions.service';
import { insertSelfGrade, replaceGrades, type SelfGrade, selfGradeOf } from './self-grade-rows';

const NO_GRADES: SelfGradeValues = { competencies: {}, principles: {} };

/** Where a candidate grades their own session before they read what the coach says. */
@Injectable()
export class SelfGrades {
  constructor(
    private readonly database: Database,
    private readonly sessions: GradedSessions,
    private readonly plans: SessionPlans,
    private readonly contexts: FormContexts,
    private readonly releases: FormReleases,
  ) {}

  /**
   * Begins the self-grade or replaces its draft. Errors: 404 unless it is the caller's own session; 409
   * `self_grade.too_early`, `self_grade.form_released`, `self_grade.window_over`, `self_grade.closed`; 428 and 412 as
   * for a form; 422 `form.invalid` naming every value that cannot stand.
   */
  async save(
    caller: Principal,
    bookingId: string,
    version: number | null,
    grades: SelfGradeValues,
  ): Promise<void> {
    const booking = await this.sessions.own(caller, bookingId);
    const plan = (await this.sessions.find(bookingId)) ?? (await this.plans.of(booking));
    const { template } = await this.contexts.reading(plan);
    refuseFaults(selfGradeFaults(template, plan.principles, grades));
    await this.database.tx(async (tx) => {
      await tx.lock('reveal', bookingId);
      const present = await selfGradeOf(tx, bookingId);
      if (present) assertInProgress(present);
      await this.releases.assertGradable(tx, booking, present, caller.zone);
      if (!present) {
        await insertSelfGrade(tx, { ...plan, bookingId, candidateId: booking.candidateId }, grades);
        await this.releases.look(tx, bookingId);
      } else {
        assertVersion(present, version, grades);
        await replaceGrades(tx, bookingId, grades);
      }
    });
  }

  /**
   * Ends the self-grade; a form that waited for it is released in the same moment, though not before the scheduled end.
   * Who does not want to grade themselves at all skips what was never begun. Errors: 404 to finish where none was begun;
   * 409 `self_grade.form_released`, `self_grade.window_over`, `self_grade.closed`; 422 `self_grade.empty` to finish one
   * without a grade.
   */
  async close(caller: Principal, bookingId: string, event: Exclude<SelfGradeEvent, 'expire'>): Promise<void> {
    const booking = await this.sessions.own(caller, bookingId);
    const plan = await this.plans.of(booking);
    await this.database.tx(async (tx) => {
      await tx.lock('reveal', bookingId);
      const present = await selfGradeOf(tx, bookingId);
      if (present) assertInProgress(present);
      else if (event === 'finish') throw notFound('self_grade');
      await this.releases.assertGradable(tx, booking, present, caller.zone);
      if (event === 'finish') assertGraded(present);
      if (!present) {
        const graded = { ...plan, bookingId, candidateId: booking.candidateId };
        await insertSelfGrade(tx, graded, NO_GRADES);
      }
      await this.releases.endSelfGrade(tx, bookingId, event);
    });
  }
}

const assertGraded = (present: SelfGrade | null): void => {
  const why = whyNotFinished(present?.grades ?? NO_GRADES);
  if (why) throw refused('self_grade.empty', why, 'grades');
};

const assertInProgress = ({ status }: SelfGrade): void => {
  if (status !== 'in_progress')
    throw conflict('self_grade.closed', 'This self-grade is closed and does not change any more.', {
      selfGradeStatus: status,
    });
};

const assertVersion = (present: SelfGrade, version: number | null, yours: SelfGradeValues): void => {
  if (version === null)
    throw preconditionRequired(
      'self_grade.version_required',
      'Send the ETag of what you edited as If-Match.',
    );
  if (version !== present.version)
    throw preconditionFailed('self_grade.changed_meanwhile', 'It was changed since you read it.', {
      stored: { version: present.version, grades: present.grades },
      yours,
    });
};
