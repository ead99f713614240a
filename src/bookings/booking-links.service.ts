import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Accounts, type AccountProfile } from '../identity';
import { CONFIG, type Config } from '../platform/config/config';
import { DomainError, notFound } from '../shared/errors';
import type { Side } from './domain/booking.rules';
import { type Booking, BookingStore } from './booking.store';
import { ownerOfToken } from './status-link';

/** Whatever comes is compared with the right tokens; without one of them there is nothing. */
export const linkQuery = z
  .object({
    token: z.string().max(100).catch('').meta({ description: 'As it stands in the link of a mail.' }),
  })
  .meta({ id: 'BookingLink' });

/** A booking as the one who has a link to it opens it. */
export interface OpenedBooking {
  booking: Booking;
  side: Side;
  /** Whose link it is. */
  owner: AccountProfile;
}

/** Opens the links to bookings that work without a login. */
@Injectable()
export class BookingLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: Accounts,
    private readonly store: BookingStore,
  ) {}

  /**
   * The booking behind a link, and whose link it is. Links of who is suspended go on working: an admin may have kept
   * their session, and the page tells what becomes of their money. Errors: 404 `booking.not_found` for a token that
   * never was one of this booking, and for links of who is erased; 404 `link.outdated` for one that was right until the
   * person's address moved, as only whoever once had the link can learn.
   */
  async open(bookingId: string, token: string): Promise<OpenedBooking> {
    const made = ownerOfToken(bookingId, token, this.config.secret);
    const booking = made && (await this.store.find(bookingId));
    if (!made || !booking) throw notFound('booking');
    const accountId = made.side === 'coach' ? booking.coachAccountId : booking.candidateId;
    const owner = (await this.accounts.profiles([accountId])).get(accountId);
    if (!owner || owner.linkRevision === null) throw notFound('booking');
    if (made.revision !== owner.linkRevision) throw outdated();
    return { booking, side: made.side, owner };
  }
}

const outdated = (): DomainError =>
  new DomainError(
    'not_found',
    'link.outdated',
    'The address of this account changed since this link was mailed; newer mails have the new link.',
  );
