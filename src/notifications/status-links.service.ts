import { Injectable } from '@nestjs/common';
import { BookingLinks, type Side } from '../bookings';
import { type PagePaths, type SessionFacts, SessionReader } from './session-facts.service';

/** A booking as the one who has a link to it sees it. */
export interface OpenedLink {
  session: SessionFacts;
  side: Side;
  paths: PagePaths;
}

/** Opens the links to bookings that work without a login, as mails tell of them. */
@Injectable()
export class StatusLinks {
  constructor(
    private readonly links: BookingLinks,
    private readonly reader: SessionReader,
  ) {}

  /** Errors as of `BookingLinks.open`. */
  async open(bookingId: string, token: string): Promise<OpenedLink> {
    const { side } = await this.links.open(bookingId, token);
    const session = await this.reader.read(bookingId);
    return { session, side, paths: this.reader.paths(session, side) };
  }
}
