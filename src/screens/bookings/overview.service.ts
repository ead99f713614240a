import { Injectable } from '@nestjs/common';
import { Coaches } from '../../coaches';
import type { Principal } from '../../platform/http/access';
import { BookingScreens } from './booking-screens.service';
import type { Overview } from './booking-screens.schemas';
import { WaitingBookings } from './waiting-bookings.queries';

/** What the navigation counts, on every page. */
@Injectable()
export class OverviewScreen {
  constructor(
    private readonly screens: BookingScreens,
    private readonly waiting: WaitingBookings,
    private readonly coaches: Coaches,
  ) {}

  async of(viewer: Principal): Promise<Overview> {
    const coach = viewer.roles.includes('coach') ? await this.coaches.byAccount(viewer.accountId) : null;
    return {
      toDo: await this.screens.countToDo(viewer),
      owed: coach ? await this.waiting.owedForms(viewer.accountId) : 0,
      coach: coach && { id: coach.id, status: coach.status },
    };
  }
}
