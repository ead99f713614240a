import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { DAY_MS } from '../shared/time';
import { type Calendar, Calendars, factsAt, openDeadlines } from './calendars';
import { nextStarts, sameUntil } from './domain/next-starts';
import { viewerSlots } from './domain/viewer-slots';
import { toSlotsInput } from './slots.queries';

/** Starts that are asked for: of one coach, for sessions of a length, within [from, to). */
export interface SlotsWanted {
  coachId: string;
  offering: { minutes: number };
  from: Date;
  to: Date;
  /** Account whose own open holds block only what does not replace them. */
  viewerId?: string;
}

/** Which first times are looked for. */
export interface TimesWanted {
  /** They start then or later; now if it is left out or over. */
  after?: Date;
  /** They start earlier than that; a year ahead if it is left out. */
  before?: Date;
  /** Epoch milliseconds of a start, and the session's length. */
  fits?: (startMs: number, minutes: number) => boolean;
}

/** Nothing further ahead is looked for. */
const FAR_DAYS = 370;

/** The first times of one coach for sessions of one length. */
export interface NextTimes {
  coachId: string;
  minutes: number;
  starts: Date[];
  /** Whether the coach has set any hours at all. */
  hasHours: boolean;
  /** The revision of the coach that this was seen at; null for a coach that there is not. */
  revision: number | null;
  /** Epoch milliseconds until which it stays so, excluded, as long as the coach has this revision; now if not known. */
  untilMs: number;
}

/** What is free. `Claims` takes, keeps and gives back time. */
@Injectable()
export class Scheduling {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  /** The starts that can be booked now, in order; none for a coach without hours. Throws RangeError over 400 days. */
  async slots(wanted: SlotsWanted): Promise<Date[]> {
    const { coachId, offering, from, to, viewerId = null } = wanted;
    const now = this.clock.now();
    const calendar = (await this.calendars.of([coachId], from)).get(coachId);
    const facts = calendar && factsAt(calendar, now, viewerId);
    if (!facts) return [];
    const input = toSlotsInput(facts, { minutes: offering.minutes, from, to, now });
    return viewerSlots(input).map((ms) => new Date(ms));
  }

  /** The coach's first starts after an instant (default: now), at most `count` and a year ahead. */
  async nextSlots(coachId: string, minutes: number, count: number, after?: Date): Promise<Date[]> {
    const [found] = await this.nextSlotsOf([{ coachId, minutes }], count, { after });
    return found?.starts ?? [];
  }

  /** The same for many coaches and lengths at once, in at most two statements; one answer for each, in order. */
  async nextSlotsOf(
    wanted: { coachId: string; minutes: number }[],
    count: number,
    { after, before, fits }: TimesWanted = {},
  ): Promise<NextTimes[]> {
    const now = this.clock.now();
    const from = after && after > now ? after : now;
    const far = new Date(from.getTime() + FAR_DAYS * DAY_MS);
    const range = { from, to: before && before < far ? before : far, now };
    const coachIds = [...new Set(wanted.map(({ coachId }) => coachId))];
    const calendars = await this.calendars.of(coachIds, from);
    return wanted.map(({ coachId, minutes }) => ({
      coachId,
      minutes,
      ...nextTimes(calendars.get(coachId), { ...range, minutes }, count, fits),
    }));
  }
}

function nextTimes(
  calendar: Calendar | undefined,
  session: { minutes: number; from: Date; to: Date; now: Date },
  count: number,
  fits: TimesWanted['fits'],
): Omit<NextTimes, 'coachId' | 'minutes'> {
  const facts = calendar && factsAt(calendar, session.now, null);
  if (!facts) return { starts: [], hasHours: false, revision: calendar?.revision ?? null, untilMs: Infinity };
  const input = toSlotsInput(facts, session);
  const starts = nextStarts(input, count, fits && ((startMs) => fits(startMs, session.minutes)));
  const deadlines = openDeadlines(calendar, session.now);
  return {
    starts: starts.map((ms) => new Date(ms)),
    hasHours: true,
    revision: calendar.revision,
    untilMs: fits ? input.nowMs : sameUntil(input, starts, { deadlines, moving: { count } }),
  };
}
