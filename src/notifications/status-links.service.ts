import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ownerOfToken, type Side } from '../bookings';
import { CONFIG, type Config } from '../platform/config/config';
import { DomainError, notFound } from '../shared/errors';
import { type PagePaths, type SessionFacts, SessionReader } from './session-facts.service';

/** Whatever comes is compared with the right tokens; without one of them the page does not exist. */
export const linkQuery = z.object({ token: z.string().max(100).catch('') });

/** A booking as the one who has a link to it sees it. */
export interface OpenedLink {
  session: SessionFacts;
  side: Side;
  paths: PagePaths;
}

/** Opens the links to bookings that work without a login. */
@Injectable()
export class StatusLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reader: SessionReader,
  ) {}

  /**
   * The booking behind a link, and whose link it is. Links of who is suspended go on working: an admin may have kept
   * their session, and the page tells what becomes of their money. Errors: 404 `booking.not_found` for a token that
   * never was one of this booking, and for links of who is erased; 404 `link.outdated` for one that was right until the
   * person's address moved, as only whoever once had the link can learn.
   */
  async open(bookingId: string, token: string): Promise<OpenedLink> {
    const owner = ownerOfToken(bookingId, token, this.config.secret);
    if (!owner) throw notFound('booking');
    const session = await this.reader.read(bookingId);
    const { side, revision } = owner;
    const { linkRevision } = session[side];
    if (linkRevision === null) throw notFound('booking');
    if (revision !== linkRevision) throw outdated();
    return { session, side, paths: this.reader.paths(session, side) };
  }
}

const outdated = (): DomainError =>
  new DomainError(
    'not_found',
    'link.outdated',
    'The address of this account changed since this link was mailed; newer mails have the new link.',
  );
