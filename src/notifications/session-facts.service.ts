import { Inject, Injectable } from '@nestjs/common';
import { type Booking, bookingPagePath, Bookings, bookingTitle, kindOf, type Side } from '../bookings';
import { type AccountProfile, Accounts } from '../identity';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import type { Queryable } from '../platform/database/database';
import type { MailContent } from '../platform/mail/layout';
import { notFound } from '../shared/errors';
import { pages } from '../shared/links';
import { KIND_WORDS } from './domain/kind-words';
import type { Reading } from './session-texts';

/** A booking with its two people, as mails and calendar entries tell of it. */
export interface SessionFacts {
  booking: Booking;
  candidate: AccountProfile;
  coach: AccountProfile;
  /** What the session is called, or the stage whose document is read. */
  stage: string;
  /** Whose interview it is; null for a pack that is gone. */
  company: string | null;
}

/** Reads what mails need to know of a session. */
@Injectable()
export class SessionReader {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bookings: Bookings,
    private readonly accounts: Accounts,
    private readonly packs: Packs,
  ) {}

  /** A session by its booking; 404 when it or one of its people is missing. */
  async read(bookingId: string, reader?: Queryable): Promise<SessionFacts> {
    const booking = await this.bookings.find(bookingId, reader);
    if (!booking) throw notFound('booking');
    const people = await this.accounts.profiles([booking.candidateId, booking.coachAccountId], reader);
    const candidate = people.get(booking.candidateId);
    const coach = people.get(booking.coachAccountId);
    if (!candidate || !coach) throw notFound('account');
    const { packKey, stageKey } = booking;
    const stage = this.packs[kindOf(booking).titledBy](packKey, stageKey);
    return { booking, candidate, coach, stage, company: this.packs.pack(packKey)?.company ?? null };
  }

  /** What a text for this side needs. */
  reading(session: SessionFacts, side: Side): Reading {
    return { session, side, page: this.page(session, side) };
  }

  /** Where this side finds the booking, without a login. */
  page({ booking, ...people }: SessionFacts, side: Side): string {
    const { publicUrl, secret } = this.config;
    return `${publicUrl}${bookingPagePath(booking.id, secret, side, people[side].linkRevision)}`;
  }

  /** Where the session takes place: the door of its room, for whoever is logged in. */
  door({ booking }: SessionFacts): string {
    return `${this.config.publicUrl}${pages.join(booking.id)}`;
  }

  /** The button of a mail to the candidate that leads to their own grades, once they are logged in. */
  toSelfGrade({ booking }: SessionFacts): NonNullable<MailContent['action']> {
    return { label: 'Grade yourself', url: `${this.config.publicUrl}${pages.selfGrade(booking.id)}` };
  }

  /** The same to what their coach wrote. */
  toFeedback({ booking }: SessionFacts): NonNullable<MailContent['action']> {
    return { label: 'Read the feedback', url: `${this.config.publicUrl}${pages.feedback(booking.id)}` };
  }

  /** The button of a mail to this side: it leads to their page. */
  toPage(session: SessionFacts, side: Side): NonNullable<MailContent['action']> {
    return { label: KIND_WORDS[session.booking.kind].toPage, url: this.page(session, side) };
  }
}

/** What was booked, as everybody calls it. */
export const titleOf = ({ booking, stage, company, coach }: SessionFacts): string =>
  bookingTitle({ ...booking, stage, company, coachName: coach.name });

export const otherSide = (side: Side): Side => (side === 'coach' ? 'candidate' : 'coach');
