import { Injectable } from '@nestjs/common';
import { Bookings, type Side } from '../../bookings';
import { cleanedName, DocumentUploads, type OfferedDocument } from '../../documents';
import { notFound } from '../../shared/errors';
import type { SessionFacts } from '../session-facts.service';

/** What whoever has the link to a status page can do there, as the side whose link it is. */
@Injectable()
export class StatusDoors {
  constructor(
    private readonly bookings: Bookings,
    private readonly uploads: DocumentUploads,
  ) {}

  /**
   * The address of the meeting room, as somebody of this side opens it. Errors as of `Bookings.join`, with the moment in
   * their own zone.
   */
  async openRoom({ booking, ...people }: SessionFacts, side: Side): Promise<string> {
    const { url } = await this.bookings.join(booking.id, {
      accountId: people[side].id,
      zone: people[side].zone,
    });
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
