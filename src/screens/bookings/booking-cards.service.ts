import { Inject, Injectable } from '@nestjs/common';
import { BookingLinks, Bookings, bookingTitle, calendarFilePath, kindOf } from '../../bookings';
import { Packs } from '../../packs';
import { CONFIG, type Config } from '../../platform/config/config';
import { Clock } from '../../platform/clock/clock';
import { notFound } from '../../shared/errors';
import { localIso } from '../../shared/zones/in-words';
import { moneyLines } from '../domain/booking-money';
import { inCalendars, stepOf } from '../domain/booking-state';
import type { BookingCardView } from './booking-screens.schemas';
import { actionView, type ToldBooking } from './booking-views';
import { ToldBookings } from './told-bookings.service';

/** What whoever has the link of a mail sees of a booking, and can do there, without a login. */
@Injectable()
export class BookingCards {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly links: BookingLinks,
    private readonly bookings: Bookings,
    private readonly told: ToldBookings,
    private readonly packs: Packs,
  ) {}

  /** Errors as of `BookingLinks.open`. */
  async of(id: string, token: string): Promise<BookingCardView> {
    const { owner } = await this.links.open(id, token);
    const told = (await this.told.to({ ...owner, accountId: owner.id }, [id], { byLink: true })).get(id);
    if (!told) throw notFound('booking');
    return this.card(told);
  }

  /** The meeting room, as the side whose link it is opens it. Errors also as of `Bookings.join`. */
  async join(id: string, token: string): Promise<{ url: string; opensAt: Date; closesAt: Date }> {
    const { owner } = await this.links.open(id, token);
    return this.bookings.join(id, { accountId: owner.id, zone: owner.zone });
  }

  private card(told: ToldBooking): BookingCardView {
    const { booking, facts, reader, answer, people } = told;
    const now = this.clock.now();
    const { id, startsAt, endsAt, minutes } = booking;
    const pays = answer.actions.some(({ name }) => name === 'pay');
    const join = answer.actions.find(({ name }) => name === 'join');
    const calendar = calendarFilePath(id, this.config.secret, reader.side, people[reader.side].linkRevision);
    return {
      ...{ id, side: reader.side, title: this.title(told), other: reader.otherName, minutes },
      keepsTime: kindOf(booking).keepsTime,
      ...{ startsAt, startsAtLocal: localIso(startsAt, reader.zone) },
      ...{ endsAt, endsAtLocal: localIso(endsAt, reader.zone), zone: reader.zone },
      state: answer.state,
      next: answer.next.sentence,
      changesAt: answer.changesAt,
      reason: booking.cancelledBy === reader.side ? null : booking.cancelReason,
      feedback: stepOf(facts, reader, now)?.text ?? null,
      lines: moneyLines(answer.facts, { ...booking, receipt: facts.receipt }, reader),
      checkoutUrl: pays ? (facts.checkout?.url ?? null) : null,
      join: join ? actionView(join, reader) : null,
      calendarFile: inCalendars(facts, now) ? calendar : null,
    };
  }

  private title({ booking, people }: ToldBooking): string {
    const { packKey, stageKey } = booking;
    const stage = this.packs[kindOf(booking).titledBy](packKey, stageKey);
    const company = this.packs.pack(packKey)?.company ?? null;
    return bookingTitle({ ...booking, stage, company, coachName: people.coach.name });
  }
}
