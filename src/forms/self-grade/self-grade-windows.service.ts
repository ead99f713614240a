import { Inject, Injectable } from '@nestjs/common';
import { type Booking, formReleaseAt, selfGradeUntil } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { conflict } from '../../shared/errors';
import { inWords, localIso } from '../../shared/zones/in-words';
import { nextState } from '../../shared/state-table';
import { type SelfGradeEvent, selfGradeStates } from '../domain/self-grade.states';
import { FeedbackDeadlines } from '../feedback-deadlines.service';
import type { SelfGrade } from './self-grade-rows';

/** The sweep over forms that wait and self-grades whose time is over; earlier versions wake it under this name too. */
export const RELEASE_SWEEP = 'feedback.release_waiting';

/** What decides about the window, and what it decides. */
export interface Window {
  booking: Booking;
  selfGrade: SelfGrade | null;
  /** Until when the candidate may grade themselves; null while nothing says. */
  until: Date | null;
  /** When the filed form comes to the candidate; null while none is filed. */
  releaseAt: Date | null;
}

/** How long candidates may grade themselves, and what the end of that brings. */
@Injectable()
export class SelfGradeWindows {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly deadlines: FeedbackDeadlines,
  ) {}

  /** The window of a booking whose form that counts was submitted at `formFiledAt`; null while none is. */
  of(booking: Booking, selfGrade: SelfGrade | null, formFiledAt: Date | null): Window {
    const { selfGradeHours } = this.config;
    const graded = { ...booking, selfGrade, formFiledAt };
    return {
      booking,
      selfGrade,
      until: selfGradeUntil(graded, selfGradeHours),
      releaseAt: formReleaseAt(graded, selfGradeHours),
    };
  }

  /** True once its time has passed, whatever became of it. */
  isOver({ until }: Window): boolean {
    return until !== null && until <= this.clock.now();
  }

  /** 409 `self_grade.window_over` once its time has passed; `zone` is the reader's. */
  assertOpen(window: Window, zone: string): void {
    const { until, selfGrade } = window;
    if (!until || !this.isOver(window)) return;
    throw conflict(
      'self_grade.window_over',
      `You could ${selfGrade ? 'finish' : 'begin'} until ${inWords(until, zone)}. Your feedback waits no longer for it.`,
      { until: until.toISOString(), untilLocal: localIso(until, zone), zone },
    );
  }

  /** Has the sweep look when the time of a self-grade is over, or a form's moment has come. */
  wake(tx: Tx, at: Date): Promise<void> {
    return tx.wake(RELEASE_SWEEP, at);
  }

  /**
   * Ends a self-grade that is in progress: false when there is none. A candidate whose feedback is late hears of that
   * from now on. The caller holds the lock `reveal`.
   */
  async end(tx: Tx, bookingId: string, event: SelfGradeEvent): Promise<boolean> {
    const status = nextState(selfGradeStates, 'in_progress', event);
    const ended = await tx.query<object>(
      `UPDATE self_grades SET status = $2, closed_at = $3, updated_at = $3, version = version + 1
       WHERE booking_id = $1 AND status = 'in_progress' RETURNING 1`,
      [bookingId, status, tx.now],
    );
    if (ended.length > 0) await this.deadlines.candidateWaits(tx, bookingId);
    return ended.length > 0;
  }
}
