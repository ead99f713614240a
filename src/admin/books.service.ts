import { Injectable } from '@nestjs/common';
import { BookingQueries, type BookingView } from '../bookings';
import { Coaches } from '../coaches';
import { AccountSearch } from '../identity';
import { LedgerQueries, OrderQueries } from '../payments';
import type { Principal } from '../platform/http/access';
import type { Page } from './admin.queries';
import type { BookingsQuery, LedgerQuery, OrdersQuery } from './admin.schemas';

/** What admins look for by person or booking, where the lists themselves know neither: payments know orders only. */
@Injectable()
export class Books {
  constructor(
    private readonly search: AccountSearch,
    private readonly coaches: Coaches,
    private readonly bookingList: BookingQueries,
    private readonly orderList: OrderQueries,
    private readonly ledger: LedgerQueries,
  ) {}

  /** Nothing for an address without an account, or for one of somebody else than `personId`. */
  async bookings(admin: Principal, { email, ...query }: BookingsQuery): Promise<Page<BookingView>> {
    if (email === undefined) return this.bookingList.all(admin, query);
    const personId = await this.search.idOf(email);
    if (!personId || (query.personId && query.personId !== personId)) return { items: [], nextCursor: null };
    return this.bookingList.all(admin, { ...query, personId });
  }

  async orders({ bookingId, personId, ...query }: OrdersQuery) {
    return this.orderList.list({ ...query, subjectId: bookingId, person: await this.person(personId) });
  }

  async entries({ bookingId, personId, ...query }: LedgerQuery) {
    return this.ledger.entries({ ...query, subjectId: bookingId, person: await this.person(personId) });
  }

  private async person(
    accountId?: string,
  ): Promise<{ accountId: string; coachId: string | null } | undefined> {
    if (!accountId) return undefined;
    return { accountId, coachId: (await this.coaches.byAccount(accountId))?.id ?? null };
  }
}
