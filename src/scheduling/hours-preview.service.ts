import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { type Config, CONFIG } from '../platform/config/config';
import { Database } from '../platform/database/database';
import { BookedSessions } from './booked-sessions.queries';
import { checkIntervals, checkRules } from './domain/booking.rules';
import { slots } from './domain/slots';
import { rangeAhead, shown } from './shown-slots';
import { loadFacts, type SlotFacts, toSlotsInput } from './slots.queries';
import type { PreviewRequest } from './slots.schemas';

type Overrides = SlotFacts['overrides'];

/** What changed hours would give and whom they would meet, before anything is saved. */
@Injectable()
export class HoursPreview {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sessions: BookedSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The slots that hours would give if they were saved now, how they differ, and the booked sessions that they would no
   * longer hold: the same as the answer of the change lists. Errors as of the change, and of a range.
   */
  async of(coachId: string, request: PreviewRequest) {
    const { minutes, from, to, dates, ...hours } = request;
    checkRules(hours.rules, this.config.holdMinutes);
    checkIntervals(hours.weekly, 'weekly');
    dates.forEach(({ intervals }, index) => checkIntervals(intervals ?? [], `dates.${index}.intervals`));
    const range = rangeAhead({ from, to }, this.clock.now());
    const [present] = await loadFacts(this.database, { coachIds: [coachId], ...range });
    const startsBy = (facts: SlotFacts): number[] => slots(toSlotsInput(facts, { minutes, ...range }));
    const before = new Set(present ? startsBy(present) : []);
    const overrides = changed(await this.overridesOf(coachId), dates);
    const nothing = { coachId, version: 0, busy: [], candidateAt: [], busyRanges: [] };
    const after = startsBy({ ...nothing, ...present, ...hours, overrides });
    const kept = after.filter((start) => before.has(start)).length;
    return {
      slots: shown(hours.zone, after),
      added: after.length - kept,
      removed: before.size - kept,
      sessionsOutside: await this.sessions.outside(this.database, coachId, { ...hours, overrides }),
    };
  }

  /** All of them, because sessions may lie outside of the range that is looked at. */
  private overridesOf(coachId: string): Promise<Overrides> {
    return this.database.query(
      `SELECT to_char(date, 'YYYY-MM-DD') AS date, intervals FROM date_overrides WHERE coach_id = $1`,
      [coachId],
    );
  }
}

/** The dates with hours of their own, as they would be after a change. */
const changed = (present: Overrides, dates: PreviewRequest['dates']): Overrides => [
  ...present.filter(({ date }) => !dates.some((tried) => tried.date === date)),
  ...dates.flatMap(({ date, intervals }) => (intervals === null ? [] : [{ date, intervals }])),
];
