import { Inject, Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Clock } from '../platform/clock/clock';
import { type Config, CONFIG } from '../platform/config/config';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { notFound, refused } from '../shared/errors';
import { DAY_MS } from '../shared/time';
import { type Calendar, Calendars, factsAt, openDeadlines } from './calendars';
import { checkIntervals, checkRules } from './domain/booking-rules';
import { localIso } from './domain/local-time';
import { sameUntil } from './domain/next-starts';
import { explain, slots, type Reason } from './domain/slots';
import { viewerSlots } from './domain/viewer-slots';
import { zoneOffsets } from './domain/zone-offsets';
import { Scheduling } from './scheduling.service';
import { loadFacts, type SlotFacts, toSlotsInput } from './slots.query';
import { SentLists } from './sent-lists';
import { type ExplainQuery, type PreviewRequest, slotsAnswer, type SlotsQuery } from './slots.schemas';

const MAX_RANGE_DAYS = 62;

interface ListedSession {
  offeringId: string;
  minutes: number;
  zone: string;
  from: Date;
  to: Date;
  now: Date;
}

interface ShownSlot {
  startsAt: string;
  startsAtLocal: string;
}

/** The lists people look at: a coach's slots, why a time is missing, and what changed hours would give. */
@Injectable()
export class SlotLists {
  private readonly sent = new SentLists();

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly coaches: Coaches,
    private readonly calendars: Calendars,
    private readonly scheduling: Scheduling,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What a candidate can book, as JSON. Errors: 404 for a coach who is not published, or an offering they do not sell
   * now; 422 `range.inverted`, `range.too_long`. What is past of the range is left out.
   */
  async ofOffering(coachId: string, query: SlotsQuery, viewer: Principal | null): Promise<string> {
    const range = this.rangeAhead(query);
    const { calendar, minutes } = await this.offered(coachId, query.offeringId, range.from);
    const facts = factsAt(calendar, range.now, viewer?.accountId ?? null);
    const session = {
      ...range,
      minutes,
      offeringId: query.offeringId,
      zone: query.zone ?? viewer?.zone ?? 'UTC',
    };
    if (!facts || facts.busy.some(({ own }) => own))
      return JSON.stringify((await this.list(coachId, session, facts)).answer);
    const key = this.sent.keyOf(calendar, query, session.zone);
    const known = this.sent.find(key, range);
    if (known) return known;
    const { answer, starts } = await this.list(coachId, session, facts);
    if (starts.length === 0) return JSON.stringify(answer);
    const deadlines = openDeadlines(calendar, range.now);
    const untilMs = sameUntil(toSlotsInput(facts, session), starts, { deadlines });
    return this.sent.remember(key, answer, { fromMs: range.now.getTime(), untilMs });
  }

  /** The answer, cut to its schema, and its starts. */
  private async list(coachId: string, session: ListedSession, facts: SlotFacts | null) {
    const { offeringId, minutes, zone, from, to } = session;
    const starts = facts ? viewerSlots(toSlotsInput(facts, session)) : [];
    const next = starts.length > 0 ? [] : await this.scheduling.nextSlots(coachId, minutes, 1, to);
    const answer = slotsAnswer.parse({
      coachId,
      offeringId,
      minutes,
      zone,
      coachZone: facts?.zone ?? null,
      from,
      to,
      slots: shown(zone, starts),
      nextAvailable: shown(zone, next.map(Number))[0] ?? null,
    });
    return { answer, starts };
  }

  /** The coach's calendar and the offering's length; 404 for the coach or for the offering. */
  private async offered(
    coachId: string,
    offeringId: string,
    from: Date,
  ): Promise<{ calendar: Calendar; minutes: number }> {
    const calendar = (await this.calendars.of([coachId], from)).get(coachId);
    const minutes = calendar?.listed ? calendar.offerings[offeringId] : undefined;
    if (calendar && minutes !== undefined) return { calendar, minutes };
    await this.coaches.published(coachId);
    throw notFound('offering');
  }

  /** Each rule that keeps the coach's offering from starting then. For the coach and admins only. */
  async explain(coachId: string, { offeringId, startsAt }: ExplainQuery) {
    const offering = await this.coaches.offering(offeringId);
    if (offering.coachId !== coachId) throw notFound('offering');
    const now = this.clock.now();
    const range = { from: startsAt, to: startsAt, now };
    const [facts] = await loadFacts(this.database, { coachIds: [coachId], ...range });
    const reasons: (Reason | { rule: 'no_hours' })[] = facts
      ? explain(toSlotsInput(facts, { minutes: offering.minutes, ...range }), startsAt.getTime())
      : [{ rule: 'no_hours' }];
    return { startsAt, bookable: reasons.length === 0, reasons };
  }

  /** The slots that hours would give if they were saved now, and how they differ. Saves nothing. */
  async preview(coachId: string, request: PreviewRequest) {
    const { minutes, from: askedFrom, to: askedTo, ...hours } = request;
    checkRules(hours.rules, this.config.holdMinutes);
    checkIntervals(hours.weekly, 'weekly');
    const { from, to, now } = this.rangeAhead({ from: askedFrom, to: askedTo });
    const range = { from, to, now };
    const [present] = await loadFacts(this.database, { coachIds: [coachId], ...range });
    const startsBy = (facts: SlotFacts): number[] => slots(toSlotsInput(facts, { minutes, ...range }));
    const before = new Set(present ? startsBy(present) : []);
    const after = startsBy({
      coachId,
      version: 0,
      overrides: [],
      busy: [],
      candidateAt: [],
      ...present,
      ...hours,
    });
    const kept = after.filter((start) => before.has(start)).length;
    return { slots: shown(hours.zone, after), added: after.length - kept, removed: before.size - kept };
  }

  /** Checks the range and leaves out its past; an instant range [now, now) when all of it is past. */
  private rangeAhead({ from, to }: { from: Date; to: Date }): { from: Date; to: Date; now: Date } {
    if (to <= from) throw refused('range.inverted', 'Give an end that is after the start.', 'to');
    if (to.getTime() - from.getTime() > MAX_RANGE_DAYS * DAY_MS) {
      throw refused('range.too_long', `Ask for at most ${MAX_RANGE_DAYS} days at a time.`, 'to');
    }
    const now = this.clock.now();
    return { from: from > now ? from : now, to: to > now ? to : now, now };
  }
}

/** The starts for people of a zone. The zone's clock is looked up once for the list. */
function shown(zone: string, starts: number[]): ShownSlot[] {
  const [first] = starts;
  if (first === undefined) return [];
  const clock = zoneOffsets(zone, first, starts.at(-1) ?? first);
  return starts.map((ms) => ({ startsAt: new Date(ms).toISOString(), startsAtLocal: localIso(clock, ms) }));
}
