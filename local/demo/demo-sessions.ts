import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/platform/clock/clock';
import { MovableClock } from '../clock/movable-clock';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/time';
import type { Client } from '../../client';
import { type Booking, DemoBookings, type Wish } from './demo-bookings';
import { DemoForms } from './demo-forms';
import { COMING_SESSION, FORGOTTEN_SESSION, NEW_FORM, OPEN_SESSION, TOLD_SESSIONS } from './demo-story';
import { publishNewForm } from './demo-templates';

/** Whom the candidate meets, and what she buys. */
export interface Counterpart {
  coachId: string;
  offeringId: string;
}

/** How long ago the demo's people began: some days before the first session. */
const BEGAN_DAYS_AGO = 26;
/** How long after a session its form is written. */
const WRITING_MS = 20 * MINUTE_MS;

/**
 * The history of the demo candidate, through the API and through time: four sessions whose forms are filed and rated,
 * one that a coach never wrote up, one whose form is begun and owed while she grades herself, one ahead. Meanwhile the
 * admin published a new version of the form. The clock goes back to begin with and returns at the end, whatever happens.
 * What a start that was killed has made is used again.
 */
export class DemoSessions {
  private readonly bookings: DemoBookings;
  private readonly forms: DemoForms;

  constructor(
    app: NestFastifyApplication,
    private readonly clock: Clock,
    private readonly candidate: Client,
    coach: Client,
    private readonly admin: Client,
  ) {
    this.bookings = new DemoBookings(app, candidate);
    this.forms = new DemoForms(app, candidate, coach);
  }

  /** Does nothing when the history is complete, is that of an older version, or the clock cannot be moved. */
  async load(first: Counterpart, forgetful: Counterpart): Promise<void> {
    const { clock } = this;
    if (!(clock instanceof MovableClock) || (await this.isComplete())) return;
    const offset = clock.offset();
    const now = clock.now().getTime();
    const goTo = (instant: number) => clock.setOffset(offset + instant - now);
    try {
      goTo(now - BEGAN_DAYS_AGO * DAY_MS);
      const [coming, open, forgotten, ...told] = await this.bookings.make(wishesOf(now, first, forgetful));
      if (!coming || !open || !forgotten) return;
      for (const [index, booking] of told.entries()) {
        if (index === NEW_FORM.afterSessions) await publishNewForm(this.admin);
        const minutes = TOLD_SESSIONS[index]?.overAfterMinutes;
        if (minutes) {
          goTo(Date.parse(booking.startsAt) + minutes * MINUTE_MS);
          await this.forms.endEarly(booking);
        }
        goTo(Date.parse(booking.endsAt) + WRITING_MS);
        await this.tell(booking, index);
      }
      goTo(Date.parse(open.endsAt) + WRITING_MS);
      await this.forms.takeNotes(open);
      await this.forms.beginGrading(open);
    } finally {
      clock.setOffset(offset);
      await this.bookings.settle();
    }
  }

  private async tell(booking: Booking, index: number): Promise<void> {
    const told = TOLD_SESSIONS[index];
    if (!told) return;
    await this.bookings.until(booking.id, 'completed');
    await this.forms.file(booking, told);
    if (index === TOLD_SESSIONS.length - 1) await this.forms.show(booking);
  }

  private async isComplete(): Promise<boolean> {
    const present = await this.bookings.present();
    const isOurs = present.some(({ practice }) => practice.focus === TOLD_SESSIONS[0]?.focus);
    if (!isOurs) return present.length > 0;
    return (await this.candidate.get('/v1/me/report-links')).items.length > 0;
  }
}

/** The one ahead first, because the others lie in the past by the time they are told. */
const wishesOf = (now: number, first: Counterpart, forgetful: Counterpart): Wish[] => [
  { with: first, after: now + COMING_SESSION.hoursAhead * HOUR_MS, focus: COMING_SESSION.focus },
  { with: first, after: now - OPEN_SESSION.hoursAgo * HOUR_MS, focus: OPEN_SESSION.focus },
  {
    with: forgetful,
    after: now - FORGOTTEN_SESSION.hoursAgo * HOUR_MS,
    withinHours: FORGOTTEN_SESSION.withinHours,
    focus: FORGOTTEN_SESSION.focus,
  },
  ...TOLD_SESSIONS.map(({ hoursAgo, focus }) => ({ with: first, after: now - hoursAgo * HOUR_MS, focus })),
];
