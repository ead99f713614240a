import { Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { type Calendar, Calendars, factsAt, openDeadlines } from './calendars';
import { sameUntil } from './domain/next-starts';
import { explain, type Reason } from './domain/slots';
import { viewerSlots } from './domain/viewer-slots';
import { Scheduling } from './scheduling.service';
import { loadFacts, type SlotFacts, toSlotsInput } from './slots.queries';
import { SentLists } from './sent-lists';
import { rangeAhead, shown, shownOffsets } from './shown-slots';
import { type ExplainQuery, slotsAnswer, type SlotsQuery } from './slots.schemas';

interface ListedSession {
  offeringId: string;
  minutes: number;
  zone: string;
  from: Date;
  to: Date;
  now: Date;
}

/** The lists people look at: a coach's slots, and why a time is missing. */
@Injectable()
export class SlotLists {
  private readonly sent = new SentLists();

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly coaches: Coaches,
    private readonly calendars: Calendars,
    private readonly scheduling: Scheduling,
  ) {}

  /**
   * What a candidate can book, as JSON. Errors: 404 for a coach who is not published, or an offering they do not sell
   * now; 422 `range.inverted`, `range.too_long`. What is past of the range is left out.
   */
  async ofOffering(coachId: string, query: SlotsQuery, viewer: Principal | null): Promise<string> {
    const range = rangeAhead(query, this.clock.now());
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
      coachOffsets: facts ? shownOffsets(facts.zone, from, to) : [],
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
}
