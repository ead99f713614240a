import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Attendance, bookingPageSchema, BookingQueries, Cancellations, RoomOpenings } from '../bookings';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { AdminQueries } from './admin.queries';
import {
  bookingDetailAnswer,
  type BookingsQuery,
  bookingsQuery,
  causeRequest,
  type ResolutionRequest,
  resolutionRequest,
} from './admin.schemas';
import { Books } from './books.service';

/** All bookings, with what happened to each. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/bookings')
export class AdminBookingsController {
  constructor(
    private readonly bookings: BookingQueries,
    private readonly cancellations: Cancellations,
    private readonly attendance: Attendance,
    private readonly openings: RoomOpenings,
    private readonly queries: AdminQueries,
    private readonly books: Books,
  ) {}

  @Get()
  @Returns(bookingPageSchema, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listAllBookings',
    summary: 'All bookings, newest first',
    description: 'By person, address, coach, offering, state, and when they start.',
  })
  list(@Caller() admin: Principal, @Query({ schema: bookingsQuery }) query: BookingsQuery) {
    return this.books.bookings(admin, query);
  }

  @Get(':id')
  @Returns(bookingDetailAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ operationId: 'getAnyBooking', summary: 'One booking with its history and no-show reports' })
  one(@Caller() admin: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    return this.detail(admin, id);
  }

  @Post(':id/cancellation')
  @Returns(bookingDetailAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'cancelAnyBooking',
    summary: 'Cancel with a full refund, before the start',
    description: 'Both people are told.',
  })
  async cancel(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: causeRequest }) { reason }: { reason: string },
  ) {
    await this.cancellations.cancelAsAdmin(admin.accountId, id, reason);
    return this.detail(admin, id);
  }

  @Post(':id/resolution')
  @Returns(bookingDetailAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'resolveNoShow',
    summary: 'Decide on contradicting no-show reports',
    description: 'The money moves with it. Both people read the outcome and your reason.',
  })
  async resolve(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: resolutionRequest }) { outcome, reason }: ResolutionRequest,
  ) {
    await this.attendance.resolve(admin.accountId, id, outcome, reason);
    return this.detail(admin, id);
  }

  private async detail(admin: Principal, id: string) {
    const booking = await this.bookings.forAdmin(admin, id);
    const [history, noShowReports] = [await this.queries.history(id), await this.queries.noShowReports(id)];
    const openings = await this.openings.of([id]);
    const roomOpenings = openings.map(({ side, openedAt }) => ({ side, at: openedAt }));
    return { ...booking, history, noShowReports, roomOpenings };
  }
}
