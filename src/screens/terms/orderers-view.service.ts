import { Injectable } from '@nestjs/common';
import { kindOf } from '../../bookings';
import type { OfferingOnSale } from '../../coaches';
import { Packs } from '../../packs';
import { OrderQueries } from '../../payments';
import { Clock } from '../../platform/clock/clock';
import type { Principal } from '../../platform/http/access';
import { localIso } from '../../shared/zones/in-words';
import { refusalsOf } from './domain/refusals';
import { type OpenHold, OrderersBookings } from './offering-terms.queries';
import type { OfferingTerms } from './offering-terms.schemas';

/** What stands between somebody and an order: their unpaid holds, and the rules that would refuse it now. */
@Injectable()
export class OrderersView {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: OrderersBookings,
    private readonly orders: OrderQueries,
    private readonly packs: Packs,
  ) {}

  async of(
    viewer: Principal,
    offering: OfferingOnSale,
    wished: { startsAt: Date; endsAt: Date } | null,
    zone: string,
  ): Promise<Pick<OfferingTerms, 'openHolds' | 'refusals'>> {
    const now = this.clock.now();
    const holds = await this.bookings.openHolds(viewer.accountId, now);
    const [checkouts, met] = await Promise.all([
      this.orders.checkouts(holds.map(({ orderId }) => orderId)),
      wished && this.bookings.sessionMet(viewer.accountId, wished, now),
    ]);
    const isThis = (hold: OpenHold): boolean =>
      hold.offeringId === offering.id &&
      (!kindOf(offering).keepsTime || hold.startsAt.getTime() === wished?.startsAt.getTime());
    const openHolds = holds.map((hold) => ({
      ...hold,
      ...this.told(hold, zone),
      checkoutUrl: checkouts.get(hold.orderId)?.url ?? null,
      isThis: isThis(hold),
    }));
    const others = holds.filter((hold) => !isThis(hold) && !(wished && overlaps(hold, wished)));
    const refusals = refusalsOf(viewer, {
      coachAccountId: offering.coach.accountId,
      busyWith: met,
      otherHolds: holds.some(isThis) ? [] : others.map(({ expiresAt }) => expiresAt),
      now,
    });
    return { openHolds, refusals };
  }

  private told(hold: OpenHold, zone: string) {
    const { keepsTime, titledBy } = kindOf(hold);
    return {
      title: this.packs[titledBy](hold.packKey, hold.stageKey),
      coach: { id: hold.coachId, name: hold.coachName },
      startsAt: keepsTime ? hold.startsAt : null,
      startsAtLocal: keepsTime ? localIso(hold.startsAt, zone) : null,
    };
  }
}

const overlaps = (hold: OpenHold, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean =>
  kindOf(hold).keepsTime && hold.startsAt < endsAt && startsAt < hold.endsAt;
