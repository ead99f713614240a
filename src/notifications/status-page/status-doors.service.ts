import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, joinOpensAt, kindOf, mayJoin, type Side } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import { cleanedName, DocumentUploads, type OfferedDocument } from '../../documents';
import { conflict, notFound } from '../../shared/errors';
import { inWords } from '../../shared/zones/in-words';
import type { SessionFacts } from '../session-facts.service';

/** What whoever has the link to a status page can do there, as the side whose link it is. */
@Injectable()
export class StatusDoors {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: Bookings,
    private readonly uploads: DocumentUploads,
  ) {}

  /**
   * The address of the meeting room, as somebody of this side opens it. Errors as of `Bookings.join`, with the moment in
   * their own zone.
   */
  async openRoom({ booking, ...people }: SessionFacts, side: Side): Promise<string> {
    const closed = closedRoom(booking, this.clock.now(), people[side].zone);
    if (closed) throw conflict('booking.join_closed', closed);
    const { url } = await this.bookings.join(booking.id, people[side].id);
    return url;
  }

  /**
   * Takes the next version of a review's document, under a name made of the one that it has. Errors: 404 for a coach,
   * otherwise as of `DocumentUploads.upload`.
   */
  async upload(
    { booking, candidate }: SessionFacts,
    side: Side,
    offered: () => Promise<OfferedDocument>,
  ): Promise<void> {
    if (side !== 'candidate') throw notFound('booking');
    await this.uploads.upload({ accountId: candidate.id }, booking.id, async () => {
      const document = await offered();
      return { ...document, name: document.name && cleanedName(document.name) };
    });
  }
}

/** Why nobody gets into the room now, where there is or was one to wait for. */
const closedRoom = (booking: Booking, now: Date, zone: string): string | null => {
  const { status, startsAt } = booking;
  if (!kindOf(booking).keepsTime || mayJoin(booking, now)) return null;
  if (status !== 'confirmed' && status !== 'completed') return 'There is no session to meet for.';
  const opensAt = joinOpensAt(startsAt);
  return now < opensAt
    ? `The meeting room opens on ${inWords(opensAt, zone)}.`
    : 'The session is over, and its meeting room is closed.';
};
