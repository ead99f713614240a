import { Inject, Injectable } from '@nestjs/common';
import { type Booking, Bookings, type Side, statusPagePath } from '../bookings';
import { type AccountProfile, Accounts } from '../identity';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { Reading } from './session-texts';

/** A booking with its two people, as mails and calendar entries tell of it. */
export interface SessionFacts {
  booking: Booking;
  candidate: AccountProfile;
  coach: AccountProfile;
  /** What the session is called, or the stage whose document is read. */
  stage: string;
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
  async read(bookingId: string, tx?: Tx): Promise<SessionFacts> {
    const booking = await this.bookings.find(bookingId, tx);
    if (!booking) throw notFound('booking');
    const people = await this.accounts.profiles([booking.candidateId, booking.coachAccountId], tx);
    const candidate = people.get(booking.candidateId);
    const coach = people.get(booking.coachAccountId);
    if (!candidate || !coach) throw notFound('account');
    const { kind, packKey, stageKey } = booking;
    const stage =
      kind === 'review'
        ? this.packs.stageTitle(packKey, stageKey)
        : this.packs.sessionTitle(packKey, stageKey);
    return { booking, candidate, coach, stage };
  }

  /** What a text for this side needs. */
  reading(session: SessionFacts, side: Side): Reading {
    const { booking } = session;
    return { session, side, page: this.page(booking, side), joinPage: this.joinPage(booking) };
  }

  /** Where this side finds the session; the candidate's page opens without a login. */
  page(booking: Booking, side: Side): string {
    const { publicUrl, secret } = this.config;
    return side === 'candidate'
      ? `${publicUrl}${statusPagePath(booking.id, secret)}`
      : `${publicUrl}/v1/${booking.kind === 'review' ? 'reviews' : 'bookings'}/${booking.id}`;
  }

  /** Where this side finds the meeting link, signed in, around the session. */
  joinPage(booking: Booking): string {
    return `${this.config.publicUrl}/v1/bookings/${booking.id}/join`;
  }
}

export const otherSide = (side: Side): Side => (side === 'coach' ? 'candidate' : 'coach');
